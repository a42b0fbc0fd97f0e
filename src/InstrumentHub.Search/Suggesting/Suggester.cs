using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Suggesting;

/// <summary>
/// Completes what is being typed: every typed word must begin a word of the text, in any order. When nothing fits, stop words may be
/// missing, and then letters may be wrong.
/// </summary>
internal sealed class Suggester(SearchDocument[] documents, SearchSettings settings)
{
    private const int MaxTyped = 200;
    private const int MaxWords = 12;
    private const int MaxCandidates = 4_000;

    private readonly SuggestIndex _index = new(documents, settings);

    public IReadOnlyList<Suggestion> Suggest(string prefix, SearchLanguage language, int count)
    {
        count = Math.Min(count, 50);
        var typed = Words(prefix);
        if (typed.Length == 0 || count <= 0) return [];
        var ranges = Array.ConvertAll(typed, Exactly);
        var found = Find(typed, ranges, language, count);
        if (found.Count > 0) return found;
        var (kept, content) = (new List<string>(), new List<int[]>());
        for (var i = 0; i < typed.Length; i++)
        {
            if (i < typed.Length - 1 && StopWords.Contains(typed[i], language)) continue;
            kept.Add(typed[i]);
            content.Add(ranges[i].Length > 0 ? ranges[i] : Nearly(typed[i]));
        }

        return Find([.. kept], [.. content], language, count);
    }

    private static string[] Words(string prefix)
    {
        var tokenizer = new Tokenizer();
        var words = new List<string>();
        foreach (var token in tokenizer.Tokenize(prefix.AsSpan(0, Math.Min(prefix.Length, MaxTyped))))
            if (!token.IsJoined && words.Count < MaxWords) words.Add(tokenizer.Folded(token).ToString());
        return [.. words];
    }

    private int[] Exactly(string typed)
    {
        var (start, end) = _index.Prefix(typed);
        return [.. Enumerable.Range(start, end - start)];
    }

    /// <summary>Words of which the beginning is nearly what was typed.</summary>
    private int[] Nearly(string typed)
    {
        var maximum = SlipIndex.MaxDistance(typed.Length);
        if (maximum == 0) return [];
        var near = new List<int>();
        for (var i = 0; i < _index.Words.Count; i++)
        {
            var word = _index.Words[i].AsSpan();
            for (var length = Math.Max(1, typed.Length - 1); length <= Math.Min(word.Length, typed.Length + 1); length++)
            {
                if (EditDistance.Between(typed, word[..length], maximum) > maximum) continue;
                near.Add(i);
                break;
            }
        }

        return [.. near];
    }

    private List<Suggestion> Find(string[] typed, int[][] ranges, SearchLanguage language, int count)
    {
        if (ranges.Length == 0 || Array.Exists(ranges, range => range.Length == 0)) return [];
        var driver = ranges.MinBy(range => range.Sum(word => _index.With(word).Length))!;
        var allowed = Array.ConvertAll(ranges, range => range.Select(word => _index.Words[word]).ToHashSet(StringComparer.Ordinal));
        var entries = new SortedSet<int>();
        foreach (var word in driver)
        {
            foreach (var entry in _index.With(word))
                if (entries.Count < MaxCandidates && Array.TrueForAll(allowed, set => Array.Exists(_index.Entries[entry].Words, set.Contains)))
                    entries.Add(entry);
        }

        var ranked = entries.Select(entry => _index.Entries[entry])
            .OrderBy(entry => entry.Kind).ThenBy(entry => entry.Language == language ? 0 : 1)
            .ThenBy(entry => Place(entry, allowed)).ToList();
        return [.. Share(ranked, count).Select(entry => Suggestion(entry, typed, allowed))];
    }

    /// <summary>0 when the text goes on as typed, 1 when it begins with the first word, 2 when the words stand further on.</summary>
    private static int Place(SuggestEntry entry, HashSet<string>[] allowed)
    {
        for (var i = 0; i < allowed.Length; i++)
            if (i >= entry.Words.Length || !allowed[i].Contains(entry.Words[i])) return i > 0 ? 1 : 2;
        return 0;
    }

    /// <summary>Situations come first but leave room for instruments and concepts; the same document is not offered in two languages.</summary>
    private static List<SuggestEntry> Share(List<SuggestEntry> ranked, int count)
    {
        var chosen = new List<SuggestEntry>();
        var versions = new HashSet<(SuggestionKind, string, SearchLanguage)>();
        var distinct = new List<SuggestEntry>();
        foreach (var entry in ranked)
        {
            if (entry.Ids.Count == 1 && versions.Contains((entry.Kind, entry.Id, 1 - entry.Language))) continue;
            versions.Add((entry.Kind, entry.Id, entry.Language));
            distinct.Add(entry);
        }

        var room = count;
        foreach (var kind in distinct.GroupBy(entry => entry.Kind))
        {
            var reserved = distinct.Where(entry => entry.Kind > kind.Key).GroupBy(entry => entry.Kind)
                .Sum(later => Math.Min(later.Count(), count / 4));
            var taken = kind.Take(Math.Max(0, room - reserved)).ToList();
            chosen.AddRange(taken);
            room -= taken.Count;
        }

        return chosen;
    }

    private static Suggestion Suggestion(SuggestEntry entry, string[] typed, HashSet<string>[] allowed)
    {
        var spans = SuggestSpans.Find(entry.Text, typed, allowed);
        return new Suggestion(
            entry.Text, entry.Kind, entry.Field, entry.Language, entry.Ids.Count == 1 ? entry.Id : null, entry.Ids.Count, spans);
    }
}
