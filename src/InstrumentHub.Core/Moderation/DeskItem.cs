namespace InstrumentHub.Core.Moderation;

/// <summary>
/// One thing that waits for a moderator. Whatever it is (flags, a proposal, a newcomer's first post, a claim, a question that finds nothing), it is a row of
/// the one desk; what is flagged twice is still one item with two flags.
/// </summary>
public sealed class DeskItem
{
    /// <summary>After that, an item that a moderator took and left is for everyone again.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(30);

    /// <summary>What a community's hosts leave lying so long is for the moderators of the platform too.</summary>
    public static readonly TimeSpan HostsHave = TimeSpan.FromDays(3);

    public const int MaxTitleLength = 200;

    private DeskItem()
    {
    }

    public DeskItem(DeskKind kind, Subject subject, string title, Guid? concerns, Guid? community, int weight, DateTimeOffset at) =>
        (Id, Kind, SubjectKind, SubjectKey, Title, ConcernsAccountId, CommunityId, Weight, OpenedAt) =
        (Guid.CreateVersion7(at), kind, subject.Kind, subject.Key, TextRules.Cut(title, MaxTitleLength), concerns, community, weight, at);

    public Guid Id { get; private init; }
    public DeskKind Kind { get; private init; }
    public SubjectKind SubjectKind { get; private init; }
    public string SubjectKey { get; private init; } = "";
    public Subject Subject => new(SubjectKind, SubjectKey);

    /// <summary>What the list shows of it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Whose it is: the one who is told of the decision.</summary>
    public Guid? ConcernsAccountId { get; private init; }

    /// <summary>The community it belongs to; its owners may decide too, and in a confidential room nobody else could read it before.</summary>
    public Guid? CommunityId { get; private init; }

    /// <summary>What of the subject it is about, where that is not the subject itself: the objection, the decision.</summary>
    public Guid? RefersTo { get; init; }

    /// <summary>Whose desk it lies on.</summary>
    public DeskReach Reach { get; private set; }

    public int Weight { get; private set; }
    public Urgency Urgency => Urgencies.Of(Weight);
    public DateTimeOffset OpenedAt { get; private init; }
    public Guid? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Goes up with every change: two moderators who decide at once are told so.</summary>
    public int Edition { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool IsClaimedByAnother(Guid moderator, DateTimeOffset now) => ClaimedBy is { } by && by != moderator && now - ClaimedAt < ClaimLasts;

    public void AddWeight(int weight)
    {
        (Weight, Edition) = (Weight + weight, Edition + 1);
        if (Reach == DeskReach.Community && Urgency == Urgency.High) { Reach = DeskReach.Both; }
    }

    /// <summary>What is flagged in a community is for its own hosts first: for the platform only when it is urgent, or when it is about one of those hosts.</summary>
    /// <param name="concernsHost">Whether it is about an owner or facilitator of the community, who cannot judge themselves.</param>
    public void Route(bool concernsHost) =>
        Reach = CommunityId is null || concernsHost ? DeskReach.Platform : Urgency == Urgency.High ? DeskReach.Both : DeskReach.Community;

    /// <summary>The hosts leave it to the moderators of the platform, and see it no more.</summary>
    public void PassOn() => (Reach, ClaimedBy, ClaimedAt, Edition) = (DeskReach.Platform, null, null, Edition + 1);

    /// <summary>What was purged is to be found nowhere, in the title of what waited neither.</summary>
    public void Forget() => (Title, Edition) = ("–", Edition + 1);

    /// <exception cref="RuleException">Another moderator is at it.</exception>
    public void Claim(Guid moderator, DateTimeOffset now)
    {
        DemandFree(moderator, now);
        (ClaimedBy, ClaimedAt, Edition) = (moderator, now, Edition + 1);
    }

    public void Release(Guid moderator)
    {
        if (ClaimedBy == moderator) { (ClaimedBy, ClaimedAt, Edition) = (null, null, Edition + 1); }
    }

    /// <exception cref="RuleException">It is decided already, or another moderator is at it.</exception>
    public void Close(Guid moderator, DateTimeOffset now)
    {
        if (!IsOpen) { throw new RuleException("already-decided", "Hierover is net al besloten."); }
        DemandFree(moderator, now);
        (ClosedAt, ClaimedBy, ClaimedAt, Edition) = (now, null, null, Edition + 1);
    }

    /// <summary>Who was asked has answered elsewhere: no moderator needs to look any more.</summary>
    public void Answer(DateTimeOffset at) => (ClosedAt, ClaimedBy, ClaimedAt, Edition) = (at, null, null, Edition + 1);

    /// <summary>A decision was undone or objected to: it waits again, where it stood.</summary>
    public void Reopen() => (ClosedAt, Edition) = (null, Edition + 1);

    private void DemandFree(Guid moderator, DateTimeOffset now)
    {
        if (IsClaimedByAnother(moderator, now)) { throw new RuleException("claimed-by-another", "Een andere moderator is hier net mee bezig."); }
    }
}

public enum DeskReach
{
    Platform,
    Community,
    Both,
}

public enum DeskKind
{
    Flagged,
    Proposal,
    FirstPost,
    MakerClaim,
    WeakQuestion,
    Objection,
    FileProposal,

    /// <summary>An instrument that nobody looked at for half a year.</summary>
    Freshness,

    /// <summary>What a moderator sent back, mended by who wrote it.</summary>
    Mended,

    /// <summary>A text with a word of the host's list in it.</summary>
    ListedWord,
}
