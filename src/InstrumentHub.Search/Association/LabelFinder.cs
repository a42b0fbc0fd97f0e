using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Association;

/// <summary>A concept that a question means, the words by which, and how surely: 1 for a whole label.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConceptSighting(int Concept, string Words, float Strength);

/// <summary>
/// Finds labels of concepts as phrases in a question, the longest first, by stems, and also where a compound is written apart or
/// joined (leer gemeenschap, leergemeenschap). A part of a label is found for less.
/// </summary>
internal sealed class LabelFinder
{
    private const int LongestLabel = 6;
    private readonly Dictionary<string, List<int>>[] _labels = [new(StringComparer.Ordinal), new(StringComparer.Ordinal)];
    private readonly Dictionary<(int Language, string Stem), List<(int Concept, float Share)>> _parts = [];

    public LabelFinder(IReadOnlyList<NetworkConcept> concepts)
    {
        var tokenizer = new Tokenizer();
        var labels = concepts.SelectMany((c, i) => c.Labels.Select(l => (Concept: i, Label: l, Words: Words(l.Text, tokenizer)))).Where(l => l.Words.Count is > 0 and <= LongestLabel).ToList();
        foreach (var (concept, label, words) in labels)
        {
            foreach (var key in Keys(words, 0, words.Count, label.Language))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_labels[(int)label.Language], key, out _);
                list ??= [];
                if (!list.Contains(concept)) list.Add(concept);
            }

            var telling = words.Where(w => !StopWords.Contains(w.Folded, label.Language)).ToList();
            if (telling.Count < 2) continue;
            foreach (var word in telling)
            {
                ref var parts = ref CollectionsMarshal.GetValueRefOrAddDefault(_parts, ((int)label.Language, word.Stem(label.Language)), out _);
                parts ??= [];
                var at = parts.FindIndex(p => p.Concept == concept);
                if (at < 0) parts.Add((concept, 1f / telling.Count));
                else if (parts[at].Share < 1f / telling.Count) parts[at] = (concept, 1f / telling.Count);
            }
        }
    }

    /// <summary>Each concept once, for the best way in which it was found.</summary>
    /// <param name="text">The question.</param>
    /// <param name="partial">What a label counts of which only some words stand in the question, 0 to 1.</param>
    public List<ConceptSighting> Find(string text, float partial)
    {
        var words = Words(text, new Tokenizer());
        var found = new Dictionary<int, ConceptSighting>();
        foreach (var language in (SearchLanguage[])[SearchLanguage.Dutch, SearchLanguage.English])
        {
            FindWhole(text, words, language, found);
            if (partial > 0) FindParts(words, language, partial, found);
        }

        return [.. found.Values.OrderByDescending(s => s.Strength).ThenBy(s => s.Concept)];
    }

    private void FindWhole(string text, List<Word> words, SearchLanguage language, Dictionary<int, ConceptSighting> found)
    {
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = Math.Min(LongestLabel, words.Count - start); length > 0; length--)
            {
                if (length == 1 && StopWords.Contains(words[start].Folded, language)) break;
                var concepts = Keys(words, start, length, language).Select(key => _labels[(int)language].GetValueOrDefault(key)).FirstOrDefault(c => c is not null);
                if (concepts is null) continue;
                var said = text[words[start].Start..words[start + length - 1].End];
                // A word that names many concepts says little about each.
                foreach (var concept in concepts) Keep(found, new ConceptSighting(concept, said, 1 / MathF.Sqrt(concepts.Count)));
                start += length - 1;
                break;
            }
        }
    }

    private void FindParts(List<Word> words, SearchLanguage language, float partial, Dictionary<int, ConceptSighting> found)
    {
        var shares = new Dictionary<int, (float Share, List<string> Words)>();
        foreach (var word in words.DistinctBy(w => w.Folded, StringComparer.Ordinal))
        {
            if (StopWords.Contains(word.Folded, language)) continue;
            if (!_parts.TryGetValue(((int)language, word.Stem(language)), out var parts)) continue;
            foreach (var (concept, share) in parts)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(shares, concept, out _);
                sum = (sum.Share + share / MathF.Sqrt(parts.Count), sum.Words ?? []);
                sum.Words.Add(word.Text);
            }
        }

        foreach (var (concept, (share, said)) in shares)
            Keep(found, new ConceptSighting(concept, string.Join(' ', said), Math.Min(1, share) * partial));
    }

    private static void Keep(Dictionary<int, ConceptSighting> found, ConceptSighting sighting)
    {
        if (!found.TryGetValue(sighting.Concept, out var known) || known.Strength < sighting.Strength) found[sighting.Concept] = sighting;
    }

    /// <summary>Word for word, and run together.</summary>
    private static string[] Keys(List<Word> words, int start, int length, SearchLanguage language)
    {
        if (length == 1) return [words[start].Stem(language)];
        var apart = string.Join(' ', words.Skip(start).Take(length).Select(w => w.Stem(language)));
        // A compound ends in its head, which is never a small word: run together, "met de" would be a form of "meten".
        if (StopWords.Contains(words[start + length - 1].Folded, language)) return [apart];
        var joined = string.Concat(words.Skip(start).Take(length).Select(w => w.Folded));
        var together = joined.Length <= Tokenizer.MaxWord ? Analyzer.Stem(joined, language) : joined;
        return [apart, together];
    }

    private static List<Word> Words(string text, Tokenizer tokenizer)
    {
        var words = new List<Word>();
        foreach (var token in tokenizer.Tokenize(text))
            if (!token.IsJoined && token.FoldedLength > 0) words.Add(Read(text[token.Start..token.End], tokenizer.Folded(token).ToString(), token));
        return words;
    }

    private static Word Read(string text, string folded, Token token) =>
        new(text, folded, token.Start, token.End, Analyzer.Stem(folded, SearchLanguage.Dutch), Analyzer.Stem(folded, SearchLanguage.English));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(string Text, string Folded, int Start, int End, string Dutch, string English)
    {
        public string Stem(SearchLanguage language) => language == SearchLanguage.Dutch ? Dutch : English;
    }
}
