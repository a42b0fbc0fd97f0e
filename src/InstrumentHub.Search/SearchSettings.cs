namespace InstrumentHub.Search;

/// <summary>What the engine does with a field of a given name.</summary>
/// <param name="Weight">How much an occurrence counts (the w of BM25F), more than 0.</param>
/// <param name="LengthNormalisation">The b of BM25F, 0 (length does not matter) to 1.</param>
/// <param name="Highlight">How the field is shown around matches.</param>
/// <param name="Suggest">As what its texts are offered while typing.</param>
public sealed record FieldSettings(
    double Weight,
    double LengthNormalisation = 0.5,
    FieldHighlight Highlight = FieldHighlight.Passage,
    SuggestionKind Suggest = SuggestionKind.None);

public enum FieldHighlight
{
    None,
    Passage,
    /// <summary>Short texts (title, situation): always the whole text.</summary>
    Whole,
}

/// <summary>Settings of a snapshot. The defaults are for the instrument catalogue.</summary>
public sealed record SearchSettings
{
    public static SearchSettings Default { get; } = new();

    /// <summary>What is searched. An engine that keeps files keeps one index for each name; letters, digits and hyphens only.</summary>
    public string Name { get; init; } = "documents";

    /// <summary>Per field name. A name that is not here gets <see cref="OtherField"/>.</summary>
    public IReadOnlyDictionary<string, FieldSettings> Fields { get; init; } = new Dictionary<string, FieldSettings>(StringComparer.Ordinal)
    {
        ["title"] = new(5, 0.3, FieldHighlight.Whole, SuggestionKind.Instrument),
        ["alias"] = new(4, 0.3, FieldHighlight.Whole, SuggestionKind.Instrument),
        ["situation"] = new(4, 0.3, FieldHighlight.Whole, SuggestionKind.Situation),
        ["summary"] = new(2.5, 0.5),
        ["concept"] = new(2, 0.3, FieldHighlight.Whole, SuggestionKind.Concept),
        ["body"] = new(1, 0.6),
        ["worksheet"] = new(0.8, 0.6),
        ["maker"] = new(1, 0.3, FieldHighlight.Whole),
    };

    public FieldSettings OtherField { get; init; } = new(1);

    /// <summary>The k1 of BM25F: how soon more occurrences stop mattering.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>What an occurrence counts for by the way in which it matches, 0 to 1.</summary>
    public MatchWeights Weights { get; init; } = new();
}

/// <summary>Weights per <see cref="MatchKind"/>; an exact word counts 1.</summary>
public sealed record MatchWeights
{
    public double Joined { get; init; } = 0.95;
    public double Inflected { get; init; } = 0.85;
    public double OtherLanguage { get; init; } = 0.7;
    public double CompoundPart { get; init; } = 0.45;
    public double Prefix { get; init; } = 0.35;
    public double Typo { get; init; } = 0.5;

    /// <summary>How strongly words that stand together in question and text are rewarded; 0 switches it off.</summary>
    public double Proximity { get; init; } = 0.6;

    /// <summary>0: matching more of the question only adds up. 1: a document keeps only the part that it matches.</summary>
    public double Coordination { get; init; } = 0.5;
}

/// <summary>Limits that keep any question cheap.</summary>
public static class SearchLimits
{
    /// <summary>Characters of a question that are read.</summary>
    public const int QueryLength = 2_000;

    /// <summary>Distinct words of a question that are searched.</summary>
    public const int QueryWords = 64;

    public const int PageSize = 1_000;
}
