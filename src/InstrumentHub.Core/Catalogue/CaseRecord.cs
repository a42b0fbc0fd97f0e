namespace InstrumentHub.Core.Catalogue;

/// <summary>A community that the sources describe: what it did, with which instruments, what worked and what did not.</summary>
public sealed record CaseRecord
{
    public required string Slug { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Summary { get; init; }
    public LocalText? Challenge { get; init; }
    public ValueList<string> Sectors { get; init; } = [];
    public LocalText? Region { get; init; }
    public LocalText? Period { get; init; }
    public LocalText? Participants { get; init; }
    public ValueList<string> Concepts { get; init; } = [];

    /// <summary>Slugs of the instruments that the source says were used there.</summary>
    public ValueList<string> Instruments { get; init; } = [];

    public ValueList<Source> Sources { get; init; } = [];
    public CaseBody BodyNl { get; init; } = CaseBody.Empty;
    public CaseBody BodyEn { get; init; } = CaseBody.Empty;

    public CaseBody BodyIn(Language language) => language == Language.English ? BodyEn : BodyNl;
}

/// <summary>Markdown; what a source does not report is null.</summary>
public sealed record CaseBody(string? Happened, string? Worked, string? DidNotWork)
{
    public static readonly CaseBody Empty = new(null, null, null);
}

/// <summary>A page of running text, Markdown in both languages.</summary>
public sealed record PageRecord(string Key, LocalText Title, LocalText Summary, LocalText Text);
