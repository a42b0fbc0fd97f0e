using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Accounts;

/// <summary>What somebody tells of themselves. Every part has an audience of its own, chosen by them; nobody has to tell anything.</summary>
public sealed class Profile : Concealable
{
    public const int MaxItems = 12;
    public const int MaxItemLength = 120;

    private Profile()
    {
    }

    public Guid AccountId { get; private init; }

    /// <summary>What they know about, in a few words each.</summary>
    public ProfilePart Expertise { get; private set; } = ProfilePart.Empty;

    /// <summary>Concepts of the scheme <c>sectors</c>.</summary>
    public ProfilePart Sectors { get; private set; } = ProfilePart.Empty;

    /// <summary>What they can help others with (<i>kan ik</i>).</summary>
    public ProfilePart CanDo { get; private set; } = ProfilePart.Empty;

    /// <summary>What they would like to learn (<i>wil ik leren</i>).</summary>
    public ProfilePart WantsToLearn { get; private set; } = ProfilePart.Empty;

    /// <summary>All that it says, to judge and to compare.</summary>
    public string Said => string.Join('\n', Expertise.Items.Concat(CanDo.Items).Concat(WantsToLearn.Items));

    /// <summary>Whether somebody who is not signed in sees anything of it.</summary>
    public bool IsPublic => HiddenAt is null && new[] { Expertise, Sectors, CanDo, WantsToLearn }.Any(p => p.Items.Count > 0 && p.ShownTo == Audience.Public);

    public static Profile Of(Guid account) => new() { AccountId = account };

    public void Describe(ProfilePart expertise, ProfilePart sectors, ProfilePart canDo, ProfilePart wantsToLearn) =>
        (Expertise, Sectors, CanDo, WantsToLearn) = (expertise.Checked(), sectors.Checked(), canDo.Checked(), wantsToLearn.Checked());

    public override void Purge(DateTimeOffset at) =>
        (Expertise, Sectors, CanDo, WantsToLearn, HiddenAt, HiddenAs) = (ProfilePart.Empty, ProfilePart.Empty, ProfilePart.Empty, ProfilePart.Empty, HiddenAt ?? at, Concealment.Purged);
}

public sealed record ProfilePart(ValueList<string> Items, Audience ShownTo)
{
    public static readonly ProfilePart Empty = new([], Audience.Platform);

    /// <exception cref="RuleException">Too many lines, or one that is too long.</exception>
    internal ProfilePart Checked() => Items.Count <= Profile.MaxItems && Items.All(i => i.Length is > 0 and <= Profile.MaxItemLength)
        ? this
        : throw new RuleException("profile-too-long", "Een onderdeel van je profiel heeft ten hoogste {0} regels van {1} tekens.", Profile.MaxItems, Profile.MaxItemLength);
}

/// <summary>Who may see a part of a profile, from few to many.</summary>
public enum Audience
{
    /// <summary>Only the person it is about.</summary>
    Self,

    /// <summary>Members of a community that the person is a member of too.</summary>
    Communities,

    /// <summary>Whoever is signed in.</summary>
    Platform,
    Public,
}
