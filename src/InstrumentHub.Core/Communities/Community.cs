using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Communities;

/// <summary>A group that learns and works together on a challenge.</summary>
public sealed class Community : Concealable
{
    public const int MaxSlugLength = 80;
    public const int MaxNameLength = 100;
    public const int MaxChallengeLength = 300;
    public const int MaxRegionLength = 80;
    public const int MaxDescriptionLength = 10_000;
    public const int MaxSectors = 8;
    public const int MaxInstruments = 30;
    public const int MaxMembers = 2_000;

    private readonly List<Membership> _members = [];

    private Community()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Unique. That of a hidden community holds something nobody can guess: a name that is "taken" must not betray it.</summary>
    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The societal question it works on (<i>opgave</i>).</summary>
    public string Challenge { get; private set; } = "";

    /// <summary>Concepts of the scheme <c>sectors</c>.</summary>
    public ValueList<string> Sectors { get; private set; } = [];

    public string? Region { get; private set; }

    /// <summary>Where it stands: a concept of the scheme <c>phases</c>.</summary>
    public string? Phase { get; private set; }

    /// <summary>Slugs of instruments that it says it uses.</summary>
    public ValueList<string> Instruments { get; private set; } = [];

    /// <summary>Markdown.</summary>
    public string Description { get; private set; } = "";

    public CommunityVisibility Visibility { get; private set; }

    /// <summary>Shown as an example; only a site in development has such.</summary>
    public bool IsExample { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>From then on it can be read and not written.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    public IReadOnlyList<Membership> Members => _members;

    /// <summary>Goes up with every change, before the change is made: that update holds the row until the commit, so that two changes never cross.</summary>
    public long Version { get; private set; }

    /// <param name="slug">Unique among communities; see <see cref="Slug"/>.</param>
    /// <param name="owner">The account that starts it becomes its first owner.</param>
    public static Community Start(string slug, CommunityProfile profile, Guid owner, DateTimeOffset at, bool isExample = false)
    {
        if (!Content.Slug.IsValid(slug, MaxSlugLength)) { throw new ArgumentException($"'{slug}' is no slug.", nameof(slug)); }
        var community = new Community { Id = Guid.CreateVersion7(at), Slug = slug, StartedAt = at, IsExample = isExample };
        community.Describe(profile);
        community._members.Add(new(community.Id, owner, CommunityRole.Owner, at));
        return community;
    }

    /// <exception cref="RuleException">It is archived.</exception>
    public void Describe(CommunityProfile profile)
    {
        DemandActive();
        (Name, Challenge, Sectors, Region, Phase, Instruments, Description, Visibility) =
            (profile.Name, profile.Challenge, profile.Sectors, profile.Region, profile.Phase, profile.Instruments, profile.Description, profile.Visibility);
    }

    /// <summary>Gives it another address; the old one leads nowhere from then on.</summary>
    public void MoveTo(string slug)
    {
        DemandActive();
        if (!Content.Slug.IsValid(slug, MaxSlugLength)) { throw new ArgumentException($"'{slug}' is no slug.", nameof(slug)); }
        Slug = slug;
    }

    /// <summary>Makes somebody a member; a member keeps the role they have.</summary>
    /// <exception cref="RuleException">It is archived, or full.</exception>
    public void Admit(Guid account, CommunityRole role, DateTimeOffset at)
    {
        DemandActive();
        if (MemberOrNull(account) is not null) { return; }
        if (_members.Count >= MaxMembers) { throw new RuleException("community-full", "Een community heeft ten hoogste {0} leden.", MaxMembers); }
        _members.Add(new(Id, account, role, at));
    }

    /// <exception cref="RuleException">It would be left without an owner, or the account is no member.</exception>
    public void ChangeRole(Guid account, CommunityRole role)
    {
        DemandActive();
        var member = Member(account);
        if (member.Role == CommunityRole.Owner && role != CommunityRole.Owner) { DemandAnotherOwner(account); }
        member.Become(role);
    }

    /// <summary>Makes somebody else owner, and the one who hands over a facilitator.</summary>
    /// <exception cref="RuleException">It is archived, or one of them is no member.</exception>
    public void HandOver(Guid from, Guid to)
    {
        DemandActive();
        Member(to).Become(CommunityRole.Owner);
        if (from != to) { Member(from).Become(CommunityRole.Facilitator); }
    }

    /// <summary>Takes somebody out, by their own wish or another's; no change when they are no member.</summary>
    /// <exception cref="RuleException">The last owner cannot go while others stay: they must hand over or archive first.</exception>
    public void Remove(Guid account)
    {
        if (MemberOrNull(account) is not { } member) { return; }
        if (member.Role == CommunityRole.Owner && ArchivedAt is null) { DemandAnotherOwner(account); }
        _members.Remove(member);
    }

    /// <summary>What it says of itself is gone; its members and what they wrote stay.</summary>
    public override void Purge(DateTimeOffset at) => (Name, Challenge, Description, Region, HiddenAt, HiddenAs) = ("–", "–", "", null, HiddenAt ?? at, Concealment.Purged);

    public void Archive(DateTimeOffset at) => ArchivedAt ??= at;

    public void Reopen() => ArchivedAt = null;

    /// <exception cref="RuleException">It is archived.</exception>
    public void DemandActive()
    {
        if (ArchivedAt is not null) { throw new RuleException("community-archived", "Deze community is gearchiveerd: lezen kan, wijzigen niet meer."); }
    }

    private void DemandAnotherOwner(Guid account)
    {
        if (!_members.Any(m => m.Role == CommunityRole.Owner && m.AccountId != account))
        {
            throw new RuleException("last-owner", "Een community heeft altijd een eigenaar. Maak eerst iemand anders eigenaar, of archiveer de community.");
        }
    }

    private Membership? MemberOrNull(Guid account) => _members.Find(m => m.AccountId == account);

    private Membership Member(Guid account) =>
        MemberOrNull(account) ?? throw new RuleException("not-a-member", "Deze persoon is geen lid van de community.");
}

/// <summary>What a community says of itself.</summary>
public sealed record CommunityProfile(string Name, string Challenge, CommunityVisibility Visibility)
{
    public ValueList<string> Sectors { get; init; } = [];
    public string? Region { get; init; }
    public string? Phase { get; init; }
    public ValueList<string> Instruments { get; init; } = [];
    public string Description { get; init; } = "";
}

public enum CommunityVisibility
{
    /// <summary>Listed; everyone can read it.</summary>
    Open,

    /// <summary>Listed: its name, challenge and sectors show; what it writes is for its members.</summary>
    Private,

    /// <summary>For who is not a member it does not exist.</summary>
    Hidden,
}
