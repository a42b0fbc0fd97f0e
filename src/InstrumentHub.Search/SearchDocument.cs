namespace InstrumentHub.Search;

/// <summary>The languages that have an analyzer.</summary>
public enum SearchLanguage
{
    Dutch,
    English,
}

/// <summary>
/// What can be found. <see cref="Fields"/> may repeat a name (one entry per situation, per alias). The title to sort by is
/// the first field called <c>title</c> in the page's language, or else in the other one.
/// </summary>
public sealed record SearchDocument(string Id, IReadOnlyList<SearchField> Fields)
{
    /// <summary>Facet group (<c>phase</c>, <c>kind</c>, …) to the values of this document. Values are compared ordinally.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>For <see cref="SearchSort.Newest"/>; without a date a document comes last.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>For <see cref="SearchSort.ByNumber"/>: name (<c>rating</c>, <c>uses</c>) to value; absent comes last.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}

/// <summary>A stretch of plain text. Matches and highlights refer to it by <paramref name="Name"/> and language.</summary>
public sealed record SearchField(string Name, SearchLanguage Language, string Text);
