using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Index;

/// <summary>The vocabulary in its final order. <paramref name="Rank"/> takes the order of arrival to the final one.</summary>
internal sealed record TermOrder(string[] Texts, SearchLanguage[] Languages, string?[] Written, int[] Rank);

/// <summary>Gives each (word, language) a number as it arrives, which it keeps for good.</summary>
internal sealed class TermCollector
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>[] _lookups =
    [
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(),
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(),
    ];

    private readonly List<(string Text, SearchLanguage Language)> _terms = [];

    private int[] _sorted = [];

    public int Count => _terms.Count;

    public int Add(ReadOnlySpan<char> folded, SearchLanguage language)
    {
        var lookup = _lookups[(int)language];
        if (lookup.TryGetValue(folded, out var term)) return term;
        var text = folded.ToString();
        lookup[folded] = term = _terms.Count;
        _terms.Add((text, language));
        return term;
    }

    /// <summary>The terms that these documents use, each with its spelling where it stands first.</summary>
    public TermOrder Sort(IReadOnlyList<DocumentTokens> documents)
    {
        var (used, written) = (new bool[_terms.Count], new string?[_terms.Count]);
        foreach (var document in documents)
        {
            var next = 0;
            for (var i = 0; i < document.Terms.Length; i++)
            {
                var spelt = next < document.Written.Length && document.Written[next].Token == i ? document.Written[next++].Text : null;
                if (used[document.Terms[i]]) continue;
                (used[document.Terms[i]], written[document.Terms[i]]) = (true, spelt);
            }
        }

        _sorted = Merge();
        var order = Array.FindAll(_sorted, term => used[term]);
        var rank = new int[_terms.Count];
        for (var i = 0; i < order.Length; i++) rank[order[i]] = i;
        return new TermOrder(
            Array.ConvertAll(order, i => _terms[i].Text), Array.ConvertAll(order, i => _terms[i].Language), Array.ConvertAll(order, i => written[i]), rank);
    }

    /// <summary>All terms in order: the few new ones are sorted and put between those that were.</summary>
    private int[] Merge()
    {
        var added = Enumerable.Range(_sorted.Length, _terms.Count - _sorted.Length).ToArray();
        Array.Sort(added, Compare);
        var (all, a, s) = (new int[_terms.Count], 0, 0);
        for (var i = 0; i < all.Length; i++)
            all[i] = a == added.Length || (s < _sorted.Length && Compare(_sorted[s], added[a]) < 0) ? _sorted[s++] : added[a++];
        return all;
    }

    private int Compare(int a, int b) =>
        string.CompareOrdinal(_terms[a].Text, _terms[b].Text) is not 0 and var c ? c : _terms[a].Language.CompareTo(_terms[b].Language);

    /// <summary>
    /// Words that the dictionary lacks and that these documents use more than once: they may be parts of compounds too.
    /// </summary>
    public static List<string> Learn(TermOrder order, int[] termOffsets)
    {
        var learned = new List<string>();
        for (var term = 0; term < order.Texts.Length; term++)
        {
            var text = order.Texts[term];
            if (termOffsets[term + 1] - termOffsets[term] < 2 || text.Length < 5 || order.Languages[term] != SearchLanguage.Dutch) continue;
            if (DutchWords.Forms.Find(text) != WordUse.None || StopWords.Contains(text, SearchLanguage.Dutch)) continue;
            if (text.All(char.IsAsciiLetterLower)) learned.Add(text);
        }

        return learned;
    }
}
