namespace InstrumentHub.Core.Catalogue;

/// <summary>The running text of an instrument, Markdown by section; a section the sources are silent on is null.</summary>
public sealed record Body(string? What, string? When, string? How, string? Yields, string? WatchOut)
{
    public static readonly Body Empty = new(null, null, null, null, null);

    public bool IsEmpty => this == Empty;

    public string? this[BodySection section] => section switch
    {
        BodySection.What => What,
        BodySection.When => When,
        BodySection.How => How,
        BodySection.Yields => Yields,
        _ => WatchOut,
    };
}

/// <summary>The sections in the order in which they stand.</summary>
public enum BodySection
{
    What,
    When,
    How,
    Yields,
    WatchOut,
}

public static class BodySections
{
    public static readonly IReadOnlyList<BodySection> All = Enum.GetValues<BodySection>();

    public static string Heading(this BodySection section, Language language) => (section, language) switch
    {
        (BodySection.What, Language.Dutch) => "Wat is het",
        (BodySection.When, Language.Dutch) => "Wanneer",
        (BodySection.How, Language.Dutch) => "Hoe",
        (BodySection.Yields, Language.Dutch) => "Wat levert het op",
        (BodySection.WatchOut, Language.Dutch) => "Let op",
        (BodySection.What, _) => "What it is",
        (BodySection.When, _) => "When",
        (BodySection.How, _) => "How",
        (BodySection.Yields, _) => "What it yields",
        _ => "Watch out",
    };
}
