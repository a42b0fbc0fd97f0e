using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Index;

/// <summary>Per order the rank of each document, computed once: sorting a page is then choosing the lowest numbers.</summary>
internal sealed class SortIndex
{
    private readonly int[][] _titles;
    private readonly int[] _newest;
    private readonly int[] _oldest;
    private readonly Dictionary<string, int[]> _numbers = new(StringComparer.Ordinal);

    public SortIndex(SearchDocument[] documents)
    {
        _titles = [Titles(documents, SearchLanguage.Dutch), Titles(documents, SearchLanguage.English)];
        _newest = Ranks(documents, d => d.Date is { } date ? -date.UtcTicks : long.MaxValue);
        _oldest = Ranks(documents, d => d.Date is { } date ? date.UtcTicks : long.MaxValue);
        foreach (var name in documents.SelectMany(d => d.Numbers.Keys).Distinct(StringComparer.Ordinal).ToList())
            _numbers.Add(name, Ranks(documents, d => d.Numbers.TryGetValue(name, out var n) && !double.IsNaN(n) ? -n : double.PositiveInfinity));
        ById = [.. Enumerable.Range(0, documents.Length)];
    }

    private int[] ById { get; }

    /// <summary>The ranks for an order; a number nobody has leaves the order of ids.</summary>
    public int[] For(SearchSort sort, SearchLanguage language) => sort.Key switch
    {
        SearchSortKey.Newest => _newest,
        SearchSortKey.Oldest => _oldest,
        SearchSortKey.Number => _numbers.GetValueOrDefault(sort.Number ?? "") ?? ById,
        _ => _titles[(int)language],
    };

    private static int[] Titles(SearchDocument[] documents, SearchLanguage language) =>
        Ranks(documents, d => Title(d, language), string.CompareOrdinal);

    private static string Title(SearchDocument document, SearchLanguage language)
    {
        var title = document.Fields.FirstOrDefault(f => f.Name == "title" && f.Language == language)
            ?? document.Fields.FirstOrDefault(f => f.Name == "title");
        return title is null ? "\uffff" : Folding.Fold(title.Text);
    }

    /// <summary>Array.Sort with the index as tie breaker: documents stand in order of id.</summary>
    private static int[] Ranks<TKey>(SearchDocument[] documents, Func<SearchDocument, TKey> keyOf, Comparison<TKey>? compare = null)
    {
        compare ??= Comparer<TKey>.Default.Compare;
        var keys = Array.ConvertAll(documents, d => keyOf(d));
        var order = Enumerable.Range(0, documents.Length).ToArray();
        Array.Sort(order, (a, b) => compare(keys[a], keys[b]) is not 0 and var c ? c : a.CompareTo(b));
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++) ranks[order[i]] = i;
        return ranks;
    }
}
