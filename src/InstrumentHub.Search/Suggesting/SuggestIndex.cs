using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Suggesting;

/// <summary>The suggestable texts in order of worth (kind, how many documents, short first), and where each word occurs in them.</summary>
internal sealed class SuggestIndex
{
    private readonly string[] _words;
    private readonly int[][] _entries;

    public SuggestIndex(SearchDocument[] documents, SearchSettings settings)
    {
        Entries = Collect(documents, settings);
        var table = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var entry = 0; entry < Entries.Length; entry++)
        {
            foreach (var word in Entries[entry].Words)
            {
                if (!table.TryGetValue(word, out var list)) table.Add(word, list = []);
                if (list.Count == 0 || list[^1] != entry) list.Add(entry);
            }
        }

        _words = [.. table.Keys];
        Array.Sort(_words, StringComparer.Ordinal);
        _entries = Array.ConvertAll(_words, word => table[word].ToArray());
    }

    public SuggestEntry[] Entries { get; }

    public IReadOnlyList<string> Words => _words;

    public int[] With(int word) => _entries[word];

    /// <summary>The words that begin with this: [Start, End).</summary>
    public (int Start, int End) Prefix(string prefix)
    {
        var start = Array.BinarySearch(_words, prefix, StringComparer.Ordinal);
        if (start < 0) start = ~start;
        var end = start;
        while (end < _words.Length && _words[end].StartsWith(prefix, StringComparison.Ordinal)) end++;
        return (start, end);
    }

    private static SuggestEntry[] Collect(SearchDocument[] documents, SearchSettings settings)
    {
        var tokenizer = new Tokenizer();
        var entries = new Dictionary<(SuggestionKind, SearchLanguage, string), SuggestEntry>();
        foreach (var document in documents)
        {
            foreach (var field in document.Fields)
            {
                var kind = (settings.Fields.GetValueOrDefault(field.Name) ?? settings.OtherField).Suggest;
                if (kind == SuggestionKind.None) continue;
                var words = new List<string>();
                foreach (var token in tokenizer.Tokenize(field.Text)) words.Add(tokenizer.Folded(token).ToString());
                if (words.Count == 0) continue;
                var key = (kind, field.Language, string.Join(' ', words));
                if (entries.TryGetValue(key, out var entry)) entry.Ids.Add(document.Id);
                else entries.Add(key, new SuggestEntry(field.Text, kind, field.Name, field.Language, document.Id, [.. words]));
            }
        }

        return [.. entries.Values.OrderBy(e => e.Kind).ThenByDescending(e => e.Ids.Count).ThenBy(e => e.Text.Length)
            .ThenBy(e => e.Text, StringComparer.Ordinal).ThenBy(e => e.Language)];
    }
}
