using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>Works out which words of the catalogue may stand for the words of a question.</summary>
internal sealed class QueryPlanner(LexicalIndex index)
{
    private const int MaxPrefixes = 64;
    private const int MaxSlips = 8;

    /// <summary>Letters at the beginning by which two words with the same stem are the same word in any language.</summary>
    private const int SurelyRelated = 5;
    private readonly Vocabulary _vocabulary = index.Vocabulary;
    private readonly MatchWeights _weights = index.Settings.Weights;

    public QueryPlan Plan(string text, bool prefixLastWord)
    {
        var words = QueryReader.Read(text, new Tokenizer(), out var ignored);
        var groups = new List<QueryGroup>();
        var seen = new Dictionary<string, QueryGroup>(StringComparer.Ordinal);
        foreach (var word in CollectionsMarshal.AsSpan(words))
        {
            if (word.Phrase >= 0 || seen.ContainsKey(word.Folded)) continue;
            var group = new QueryGroup(word.Text, word.Start, word.Ordinal)
            {
                Folded = word.Folded,
                IsStopWord = StopWords.Contains(word.Folded, SearchLanguage.Dutch)
                    || StopWords.Contains(word.Folded, SearchLanguage.English),
            };
            seen.Add(word.Folded, group);
            groups.Add(group);
        }

        var phrases = words.Where(word => word.Phrase >= 0).GroupBy(word => word.Phrase).Select(Phrase).ToList();
        var onlyStopWords = phrases.Count == 0 && groups.TrueForAll(group => group.IsStopWord);
        foreach (var group in groups) Expand(group);
        Join(words, seen);
        JoinVerbs(words, seen);
        var unfinished = prefixLastWord && words.Count > 0 && words[^1].Phrase < 0 && words[^1].End == QueryReader.Shorten(text).Length;
        if (unfinished) AddPrefixes(seen[words[^1].Folded], groups.Count(group => !group.IsStopWord) + phrases.Count <= 1);
        foreach (var group in groups)
            if (group is { IsKnown: false, IsStopWord: false }) AddUnknown(group);

        groups.AddRange(phrases);
        var scored = groups.Where(group => group.Required || !group.IsEmpty && (onlyStopWords || !group.IsStopWord)).ToList();
        return new QueryPlan(scored, [.. groups.OrderBy(group => group.Start)], ignored);
    }

    /// <summary>The word itself, its inflections, and compounds of which it is a part.</summary>
    private void Expand(QueryGroup group)
    {
        AddForms(group, group.Folded, 1, null);
        group.IsKnown = !group.IsEmpty;
        if (group.IsStopWord) return;
        foreach (var term in _vocabulary.Parts[Analyzer.Stem(group.Folded, SearchLanguage.Dutch)])
            group.Add(term, (float)_weights.CompoundPart, MatchKind.CompoundPart);
        group.IsKnown = !group.IsEmpty;
        foreach (var language in Languages) AddSplit(group, language);
    }

    private static readonly SearchLanguage[] Languages = [SearchLanguage.Dutch, SearchLanguage.English];

    /// <summary>Adds a word with its inflections in both languages.</summary>
    private void AddForms(QueryGroup group, string folded, double scale, MatchKind? kind)
    {
        var (start, end) = _vocabulary.Find(folded);
        for (; start < end; start++) group.Add(start, (float)scale, kind ?? MatchKind.Exact);
        // A stop word has no relatives: "leven" must not come along with "leef", nor "zijn" with "zijde".
        if (group.IsStopWord) return;
        foreach (var language in Languages)
        {
            var stem = Analyzer.Stem(folded, language);
            var shared = MayBe(folded, language) ? 0 : SurelyRelated;
            AddAll(group, _vocabulary.WithStem(stem, language), folded.AsSpan(0, Math.Min(shared, folded.Length)),
                scale * _weights.Inflected, kind ?? MatchKind.Inflected);
            AddAll(group, _vocabulary.ForeignWithStem(stem, language), folded.AsSpan(0, Math.Min(shared, folded.Length)),
                scale * _weights.OtherLanguage, kind ?? MatchKind.OtherLanguage);
        }
    }

    private void AddAll(QueryGroup group, ReadOnlySpan<int> terms, ReadOnlySpan<char> beginning, double weight, MatchKind kind)
    {
        foreach (var term in terms)
            if (_vocabulary.Text(term).AsSpan().StartsWith(beginning)) group.Add(term, (float)weight, kind);
    }

    /// <summary>
    /// Endings of one language taken off words of the other give nonsense (goed would be a form of go), unless the words are long
    /// enough to be sure (community and communities in Dutch). A word may be of a language
    /// when the catalogue uses it there, or when nothing says that it is of the other.
    /// </summary>
    private bool MayBe(string folded, SearchLanguage language)
    {
        if (_vocabulary.Find(folded, language) >= 0) return true;
        var dutch = _vocabulary.Splitter.IsDutch(folded);
        return language == SearchLanguage.Dutch ? dutch || _vocabulary.Find(folded, SearchLanguage.English) < 0 : !dutch;
    }

    /// <summary>leergemeenschap also finds "leer gemeenschap": its halves as neighbours.</summary>
    private void AddSplit(QueryGroup group, SearchLanguage language)
    {
        var parts = _vocabulary.Splitter.Split(group.Folded);
        if (parts.Length >= 2) AddSequence(group, [.. parts.Select(part => TermsFor(part, language))], language);
        if (group.IsKnown || parts.Length > 0) return;
        for (var cut = 2; cut <= group.Folded.Length - 2; cut++)
        {
            var (left, right) = (_vocabulary.Find(group.Folded.AsSpan(0, cut), language), _vocabulary.Find(group.Folded.AsSpan(cut), language));
            if (left >= 0 && right >= 0) AddSequence(group, [[left], [right]], language);
        }
    }

    private void AddSequence(QueryGroup group, int[][] places, SearchLanguage language)
    {
        if (Array.Exists(places, terms => terms.Length == 0)) return;
        var postings = Adjacency.Find(index, places);
        if (postings.Count == 0) return;
        group.Sequences.Add(new Sequence(places, postings, language, (float)_weights.Joined, MatchKind.Joined));
        group.IsKnown = true;
    }

    private int[] TermsFor(string word, SearchLanguage language) => [.. _vocabulary.WithStem(Analyzer.Stem(word, language), language)];

    /// <summary>Neighbours in the question that are one word in the text: "co creatie", "leer gemeenschap", "pit stop".</summary>
    private void Join(List<TypedWord> words, Dictionary<string, QueryGroup> groups)
    {
        for (var first = 0; first < words.Count; first++)
        {
            var joined = words[first].Folded;
            for (var last = first + 1; last < Math.Min(words.Count, first + 3); last++)
            {
                joined += words[last].Folded;
                if (words[last].Phrase >= 0 || words[first].Phrase >= 0 || joined.Length > Tokenizer.MaxWord) break;
                if (words[first].Folded.Length + words[last].Folded.Length < 5) continue;
                for (var i = first; i <= last; i++)
                {
                    var group = groups[words[i].Folded];
                    if (group.IsStopWord) continue;
                    AddForms(group, joined, _weights.Joined, MatchKind.Joined);
                    group.IsKnown |= !group.IsEmpty;
                }
            }
        }
    }

    /// <summary>A verb and its loose particle are one word: het loopt vast, zij haken na een uur af.</summary>
    private void JoinVerbs(List<TypedWord> words, Dictionary<string, QueryGroup> groups)
    {
        foreach (var (verb, joined) in LooseVerbs.Find(words, static word => word.Folded))
        {
            var group = groups.GetValueOrDefault(words[verb].Folded);
            if (group is null or { IsStopWord: true } || words[verb].Phrase >= 0) continue;
            AddForms(group, joined, _weights.Joined, MatchKind.Joined);
            group.IsKnown |= !group.IsEmpty;
        }
    }

    /// <summary>
    /// What the last word may become. A word that is already there, or is good Dutch, is rarely unfinished, unless it is all there is:
    /// "met veertig man" is not about mantelzorgers.
    /// </summary>
    private void AddPrefixes(QueryGroup group, bool alone)
    {
        if (group.Folded.Length < 2 || !alone && (group.IsKnown || group.Folded.Length < 4 || _vocabulary.Splitter.IsDutch(group.Folded))) return;
        var (start, end) = _vocabulary.Prefix(group.Folded);
        var weight = (float)(_weights.Prefix * (group.IsKnown ? 0.5 : 1));
        var terms = Enumerable.Range(start, end - start);
        if (end - start > MaxPrefixes) terms = terms.OrderByDescending(index.DocumentFrequency).ThenBy(term => term).Take(MaxPrefixes);
        foreach (var term in terms) group.Add(term, weight, MatchKind.Prefix);
    }

    /// <summary>A word that occurs nowhere: perhaps a slip, perhaps a compound of words that do occur.</summary>
    private void AddUnknown(QueryGroup group)
    {
        foreach (var (term, distance) in Slips(group.Folded))
            AddForms(group, _vocabulary.Text(term), _weights.Typo / distance, MatchKind.Typo);
        var parts = _vocabulary.Splitter.Split(group.Folded);
        foreach (var part in parts)
            AddForms(group, part, _weights.CompoundPart * 0.7, MatchKind.CompoundPart);
    }

    /// <summary>
    /// The nearest words to an unknown one, most frequent first; only the nearest distance counts. None for a good Dutch word: that
    /// the catalogue does not speak of something is no reason to find something else.
    /// </summary>
    public IReadOnlyList<(int Term, int Distance)> Slips(string folded)
    {
        if (_vocabulary.Splitter.IsDutch(folded)) return [];
        var found = _vocabulary.Slips.Find(folded, SlipIndex.MaxDistance(folded.Length));
        if (found.Count == 0) return found;
        var nearest = found.Min(slip => slip.Distance);
        return [.. found.Where(slip => slip.Distance == nearest)
            .OrderByDescending(slip => index.DocumentFrequency(slip.Term)).ThenBy(slip => slip.Term).Take(MaxSlips)];
    }

    private QueryGroup Phrase(IGrouping<int, TypedWord> quoted)
    {
        var words = quoted.ToList();
        var text = string.Join(' ', words.Select(word => word.Text));
        var group = new QueryGroup(text, words[0].Start, words[0].Ordinal) { Required = true, Folded = text };
        foreach (var language in Languages)
        {
            var places = words.Select(word => _vocabulary.Find(word.Folded, language)).ToArray();
            if (places.Contains(-1)) continue;
            var sequence = Array.ConvertAll(places, place => new[] { place });
            var postings = Adjacency.Find(index, sequence);
            if (postings.Count > 0) group.Sequences.Add(new Sequence(sequence, postings, language, 1, MatchKind.Phrase));
        }

        group.IsKnown = group.Sequences.Count > 0;
        return group;
    }
}
