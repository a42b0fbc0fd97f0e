using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Index;

/// <summary>The vocabulary in its final order. <paramref name="Rank"/> takes the order of arrival to the final one.</summary>
internal sealed record TermOrder(string[] Texts, SearchLanguage[] Languages, string?[] Written, int[] Rank);

/// <summary>Gives each (word, language) a number as it arrives, and remembers how it was first written.</summary>
internal sealed class TermCollector
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>[] _lookups =
    [
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(),
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(),
    ];

    private readonly List<(string Text, SearchLanguage Language, string? Written)> _terms = [];

    public int Add(ReadOnlySpan<char> folded, SearchLanguage language, ReadOnlySpan<char> written)
    {
        var lookup = _lookups[(int)language];
        if (lookup.TryGetValue(folded, out var term)) return term;
        var text = folded.ToString();
        lookup[folded] = term = _terms.Count;
        _terms.Add((text, language, written.Equals(folded, StringComparison.OrdinalIgnoreCase) ? null : written.ToString().ToLowerInvariant()));
        return term;
    }

    public TermOrder Sort()
    {
        var arrival = Enumerable.Range(0, _terms.Count).ToArray();
        Array.Sort(arrival, (a, b) => string.CompareOrdinal(_terms[a].Text, _terms[b].Text) is not 0 and var order
            ? order
            : _terms[a].Language.CompareTo(_terms[b].Language));
        var rank = new int[arrival.Length];
        for (var i = 0; i < arrival.Length; i++) rank[arrival[i]] = i;
        return new TermOrder(
            [.. arrival.Select(i => _terms[i].Text)], [.. arrival.Select(i => _terms[i].Language)],
            [.. arrival.Select(i => _terms[i].Written)], rank);
    }

    /// <summary>
    /// Words that the dictionary lacks and that these documents use more than once: they may be parts of compounds too.
    /// </summary>
    public WordForms Learn(TermOrder order, int[] termOffsets)
    {
        var learned = new WordForms(_terms.Count);
        for (var term = 0; term < order.Texts.Length; term++)
        {
            var text = order.Texts[term];
            if (termOffsets[term + 1] - termOffsets[term] < 2 || text.Length < 5 || order.Languages[term] != SearchLanguage.Dutch) continue;
            if (DutchWords.Forms.Find(text) != WordUse.None || StopWords.Contains(text, SearchLanguage.Dutch)) continue;
            if (text.All(char.IsAsciiLetterLower)) learned.Add(text, WordUse.Word);
        }

        return learned;
    }
}
