using InstrumentHub.Core.Accounts;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>One text a line, so that a list needs no script.</summary>
public sealed class ProfileForm
{
    public string? Name { get; init; }
    public string? Language { get; init; }
    public string? Expertise { get; init; }
    public Audience ExpertiseTo { get; init; } = Audience.Platform;
    public List<string> Sectors { get; init; } = [];
    public Audience SectorsTo { get; init; } = Audience.Platform;
    public string? CanDo { get; init; }
    public Audience CanDoTo { get; init; } = Audience.Platform;
    public string? WantsToLearn { get; init; }
    public Audience WantsToLearnTo { get; init; } = Audience.Platform;

    public static ProfileForm Of(string name, string language, Profile profile) => new()
    {
        Name = name, Language = language,
        Expertise = string.Join('\n', profile.Expertise.Items), ExpertiseTo = profile.Expertise.ShownTo,
        Sectors = [.. profile.Sectors.Items], SectorsTo = profile.Sectors.ShownTo,
        CanDo = string.Join('\n', profile.CanDo.Items), CanDoTo = profile.CanDo.ShownTo,
        WantsToLearn = string.Join('\n', profile.WantsToLearn.Items), WantsToLearnTo = profile.WantsToLearn.ShownTo,
    };
}

public sealed record ProfileFormView(ProfileForm Form, string Handle, IReadOnlyList<SectorView> Sectors);

public sealed record SectorView(string Id, string Label);

/// <param name="Parts">Only what the reader may see, and nothing empty.</param>
public sealed record ProfileView(string Name, string Handle, bool IsOwn, IReadOnlyList<ProfilePartView> Parts)
{
    /// <summary>Why nobody else sees it; told to the person themselves only.</summary>
    public Core.Moderation.Concealment? HiddenAs { get; init; }
}

/// <param name="ShownTo">Told to the person themselves only.</param>
public sealed record ProfilePartView(string Title, IReadOnlyList<LinkView> Items, Audience? ShownTo);

public sealed record AudienceView(string Name, Audience Chosen);
