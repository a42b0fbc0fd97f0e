namespace InstrumentHub.Core.Catalogue;

/// <summary>
/// What the catalogue says of an instrument: the content of one file and of one published revision. Immutable, and equal to
/// another record when all it says is equal. What the sources do not tell is null or empty, never a guess.
/// </summary>
public sealed record InstrumentRecord
{
    public const int MaxSlugLength = 80;
    public const int MaxTitleLength = 160;
    public const int MinSummaryLength = 40;
    public const int MaxSummaryLength = 300;
    public const int MinPurposeLength = 15;
    public const int MaxPurposeLength = 200;
    public const int MaxSituationLength = 200;
    public const int MaxSituations = 24;
    public const int MaxSectionLength = 20_000;

    /// <summary>The title of what was purged.</summary>
    public const string Gone = "–";

    public required string Slug { get; init; }
    public required Depth Depth { get; init; }

    /// <summary>A concept of the scheme <c>kinds</c>.</summary>
    public required string Kind { get; init; }

    public required LocalText Title { get; init; }
    public required LocalText Summary { get; init; }
    public required LocalText Purpose { get; init; }
    public ValueList<string> Aliases { get; init; } = [];

    /// <summary>Addresses this record once had; they redirect to it.</summary>
    public ValueList<string> FormerSlugs { get; init; } = [];

    public ValueList<string> Phases { get; init; } = [];

    /// <summary>The audience in the source's own words; null when it states none.</summary>
    public string? AudienceStated { get; init; }

    public ValueList<string> Audiences { get; init; } = [];
    public ValueList<string> Sectors { get; init; } = [];
    public ValueList<string> Missions { get; init; } = [];
    public LocalText? Challenge { get; init; }

    /// <summary>In minutes.</summary>
    public IntRange? Duration { get; init; }

    /// <summary>In people.</summary>
    public IntRange? GroupSize { get; init; }

    public Setting? Setting { get; init; }
    public LocalText? Preparation { get; init; }
    public ValueList<LocalText> Materials { get; init; } = [];
    public ValueList<LocalText> Roles { get; init; } = [];

    /// <summary>What of this record is the editors' advice instead of a source's statement.</summary>
    public ValueList<Advised> Advice { get; init; } = [];

    /// <summary>What a facilitator says when this instrument is what they need.</summary>
    public ValueList<LocalText> Situations { get; init; } = [];

    /// <summary>Concepts of the scheme <c>thesaurus</c>, the most telling first.</summary>
    public ValueList<string> Concepts { get; init; } = [];

    public required Evidence Evidence { get; init; }
    public ValueList<Source> Sources { get; init; } = [];
    public ValueList<string> Makers { get; init; } = [];
    public string? Licence { get; init; }
    public ValueList<Relation> Relations { get; init; } = [];
    public Worksheet? Worksheet { get; init; }

    /// <summary>Markdown by section, Dutch.</summary>
    public Body BodyNl { get; init; } = Body.Empty;

    /// <summary>Markdown by section, English.</summary>
    public Body BodyEn { get; init; } = Body.Empty;

    public Body BodyIn(Language language) => language == Language.English ? BodyEn : BodyNl;

    public bool IsAdvice(Advised part) => Advice.Contains(part);

    /// <summary>The same address without a word of what it said.</summary>
    public InstrumentRecord Emptied() => new()
    {
        Slug = Slug, Depth = Depth, Kind = Kind, Title = new(Gone, Gone), Summary = new(Gone, Gone), Purpose = new(Gone, Gone), Evidence = Evidence with { Basis = new(Gone, Gone) },
    };
}

/// <summary>How much the sources let us say.</summary>
public enum Depth
{
    /// <summary>Enough to use the instrument from this page alone.</summary>
    Full,

    /// <summary>What it is and when to use it; the rest stands elsewhere.</summary>
    Partial,

    /// <summary>That it exists and where to find it.</summary>
    Reference,
}

public enum Setting
{
    OnSite,
    Online,
    Both,
}

/// <summary>Parts of a record that may be the editors' advice.</summary>
public enum Advised
{
    Duration,
    GroupSize,
    Setting,
    Preparation,
    Materials,
    Roles,
    Steps,
    Scale,
}

/// <summary>From–to, both inclusive; at least one end is known.</summary>
public sealed record IntRange(int? From, int? To);

/// <param name="Level">A concept of the scheme <c>evidence</c>.</param>
/// <param name="Basis">What the level rests on.</param>
/// <param name="Checked">When the editors last looked.</param>
public sealed record Evidence(string Level, LocalText Basis, DateOnly Checked);

public sealed record Source(string Citation, string? Page, string? Url, DateOnly Checked, SourceState State)
{
    /// <summary>Whether the address may be shown as a link; others are shown as text.</summary>
    public bool IsLinkable => Url is not null && State is SourceState.Alive or SourceState.Unchecked
        && Uri.TryCreate(Url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}

public enum SourceState
{
    Unchecked,
    Alive,
    Dead,

    /// <summary>The address came out of a damaged text; following it might lead anywhere.</summary>
    Untrusted,
}

public sealed record Relation(RelationType Type, string To);

public enum RelationType
{
    VariantOf,
    PartOf,
    BasedOn,
    FollowsOn,
    Related,
}
