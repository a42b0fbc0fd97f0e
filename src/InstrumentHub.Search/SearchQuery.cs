namespace InstrumentHub.Search;

/// <summary>
/// A question. Both languages are always searched; <see cref="Language"/> only decides between titles and passages that are
/// equally good. <c>"Quoted words"</c> must occur as a phrase; every other sign is just text.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>Anything. Only the first <see cref="SearchLimits.QueryLength"/> characters are read.</summary>
    public string Text { get; init; } = "";

    public SearchLanguage Language { get; init; } = SearchLanguage.Dutch;

    /// <summary>
    /// Group to chosen values: one of them within a group (or), every group (and). An unknown value matches nothing; an
    /// empty list of values does not filter.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Filters { get; init; } =
        new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);

    /// <summary>The groups to count. Each is counted without its own filter, so that a second value can be added.</summary>
    public IReadOnlyList<string> FacetGroups { get; init; } = [];

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    public int Offset { get; init; }

    /// <summary>How many hits to return; 0 counts only. At most <see cref="SearchLimits.PageSize"/>.</summary>
    public int Size { get; init; } = 20;

    /// <summary>
    /// Whether the last word may still be unfinished. It then also finds words that begin with it, for less weight.
    /// </summary>
    public bool PrefixLastWord { get; init; } = true;

    /// <summary>Without, hits are ids and scores only, which is what a first look at many of them costs least for.</summary>
    public bool Evidence { get; init; } = true;

    /// <summary>
    /// The part of the best score (of all documents, before any filter) that a document needs to count as found, 0 to 1. What is
    /// below is in no total, facet or page: one common word of a whole sentence finds half a catalogue that nobody wants to see.
    /// </summary>
    public double LeastShare { get; init; }

    /// <summary>Only these documents, where they match at all; null means all. Scores and spelling are those of the whole catalogue.</summary>
    public IReadOnlyCollection<string>? Ids { get; init; }
}

/// <summary>An order of hits. Equal keys are ordered by id, so that pages never overlap.</summary>
public sealed record SearchSort
{
    private SearchSort(SearchSortKey key, string? number = null) => (Key, Number) = (key, number);

    /// <summary>Best first; while browsing (no text) by title.</summary>
    public static SearchSort Relevance { get; } = new(SearchSortKey.Relevance);
    public static SearchSort Title { get; } = new(SearchSortKey.Title);
    public static SearchSort Newest { get; } = new(SearchSortKey.Newest);
    public static SearchSort Oldest { get; } = new(SearchSortKey.Oldest);

    public SearchSortKey Key { get; }

    /// <summary>The name in <see cref="SearchDocument.Numbers"/>, for <see cref="SearchSortKey.Number"/>.</summary>
    public string? Number { get; }

    /// <summary>Highest first.</summary>
    public static SearchSort ByNumber(string name) => new(SearchSortKey.Number, name);
}

public enum SearchSortKey
{
    Relevance,
    Title,
    Newest,
    Oldest,
    Number,
}
