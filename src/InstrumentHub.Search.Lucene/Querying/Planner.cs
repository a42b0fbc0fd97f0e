using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Index;
using InstrumentHub.Search.Lucene.Analysis;
using InstrumentHub.Search.Querying;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>Works out which terms of the index may stand for the words of a question: the same query model as our own engine's.</summary>
internal sealed class Planner(LuceneIndex index)
{
    private const int MaxPrefixes = 24;
    private const int MaxSlips = 8;

    /// <summary>The automaton of a longer word costs seconds, and nobody types one by hand.</summary>
    private const int LongestSlip = 32;

    /// <summary>Letters at the beginning by which two words with the same stem are the same word in any language.</summary>
    private const int SurelyRelated = 5;
    private static readonly SearchLanguage[] Languages = [SearchLanguage.Dutch, SearchLanguage.English];

    private readonly WordTable _words = index.Words;
    private readonly MatchWeights _weights = index.Settings.Weights;
    private readonly CompoundSplitter _splitter = new(DutchWords.Forms);

    public Question Plan(string text, bool prefixLastWord)
    {
        var typed = Read(text);
        var groups = new List<WordGroup>();
        var seen = new Dictionary<string, WordGroup>(StringComparer.Ordinal);
        foreach (var word in typed)
        {
            if (word.Phrase >= 0 || seen.ContainsKey(word.Folded)) continue;
            var group = new WordGroup(word.Text, word.Start, word.Ordinal) { Folded = word.Folded, IsStopWord = IsStopWord(word.Folded) };
            seen.Add(word.Folded, group);
            groups.Add(group);
        }

        var phrases = typed.Where(word => word.Phrase >= 0).GroupBy(word => word.Phrase).Select(Phrase).ToList();
        var onlyStopWords = phrases.Count == 0 && groups.TrueForAll(group => group.IsStopWord);
        foreach (var group in groups) Expand(group);
        Join(typed, seen);
        JoinVerbs(typed, seen);
        if (prefixLastWord && typed.Count > 0 && typed[^1].Phrase < 0 && typed[^1].End == QueryReader.Shorten(text).Length)
            AddPrefixes(seen[typed[^1].Folded], groups.Count(group => !group.IsStopWord) + phrases.Count <= 1);
        foreach (var group in groups)
            if (group is { IsKnown: false, IsStopWord: false }) AddUnknown(group);
        groups.AddRange(phrases);
        foreach (var group in groups) group.IsFound = group.Rows.Count > 0 || group.Ways.Exists(way => _words.Any(way.Term, way.Language, way.Form));
        var scored = groups.Where(group => group.Required || group.IsFound && (onlyStopWords || !group.IsStopWord)).ToList();
        return new Question(scored, [.. groups.OrderBy(group => group.Start)], IsBrowse: string.IsNullOrWhiteSpace(text));
    }

    /// <summary>The words of a question with the term that Lucene's chain makes of each.</summary>
    public List<TypedWord> Read(string text) => [.. QueryReader.Read(text, new Tokenizer(), out _).Select(word =>
        index.Chains.Read(word.Text, SearchLanguage.Dutch, Form.Word) is [var first, ..] ? word with { Folded = first.Term } : word)];

    /// <summary>
    /// The nearest words to an unknown one, most frequent first; only the nearest distance counts. None for a good Dutch word: that
    /// the catalogue does not speak of something is no reason to find something else.
    /// </summary>
    public IReadOnlyList<(string Word, SearchLanguage Language, int Distance)> Slips(string folded)
    {
        var maximum = SlipIndex.MaxDistance(folded.Length);
        if (maximum == 0 || folded.Length > LongestSlip || _splitter.IsDutch(folded)) return [];
        var found = Languages.SelectMany(language => Near(folded, language, maximum)).ToList();
        if (found.Count == 0) return [];
        var nearest = found.Min(slip => slip.Distance);
        return [.. found.Where(slip => slip.Distance == nearest).OrderByDescending(slip => _words.Frequency(slip.Word, slip.Language))
            .ThenBy(slip => slip.Word, StringComparer.Ordinal).DistinctBy(slip => slip.Word).Take(MaxSlips)];
    }

    private static bool IsStopWord(string folded) =>
        StopWords.Contains(folded, SearchLanguage.Dutch) || StopWords.Contains(folded, SearchLanguage.English);

    /// <summary>Lucene's Levenshtein automaton walks the dictionary; a swap of neighbours is one slip.</summary>
    private List<(string Word, SearchLanguage Language, int Distance)> Near(string folded, SearchLanguage language, int maximum)
    {
        var near = new List<(string, SearchLanguage, int)>();
        var field = FieldNames.Of(FieldNames.All, language, Form.Word);
        if (MultiFields.GetTerms(index.Searcher.IndexReader, field) is not { } terms) return near;
        var found = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, folded), maximum, prefixLength: 0, transpositions: true);
        while (found.MoveNext())
        {
            var word = found.Term.Utf8ToString();
            var distance = EditDistance.Between(folded, word, maximum);
            if (word.Length > 2 && distance <= maximum && _words.Has(word, language)) near.Add((word, language, distance));
        }

        return near;
    }

    /// <summary>The word itself, its inflections, and compounds of which it is a part.</summary>
    private void Expand(WordGroup group)
    {
        AddForms(group, group.Folded, 1, null);
        if (!group.IsStopWord)
        {
            foreach (var part in index.Chains.TermsOf(group.Folded, SearchLanguage.Dutch, Form.Stem))
                group.Add(new Way(SearchLanguage.Dutch, Form.Part, part, (float)_weights.CompoundPart, MatchKind.CompoundPart));
        }

        group.IsKnown = group.Ways.Exists(way => _words.Any(way.Term, way.Language, way.Form));
        if (group.IsStopWord) return;
        foreach (var language in Languages) AddSplit(group, language);
    }

    /// <summary>Adds a word with its inflections in both languages.</summary>
    private void AddForms(WordGroup group, string folded, double scale, MatchKind? kind)
    {
        foreach (var language in Languages) group.Add(new Way(language, Form.Word, folded, (float)scale, kind ?? MatchKind.Exact));
        // A stop word has no relatives: "leven" must not come along with "leef", nor "zijn" with "zijde".
        if (group.IsStopWord) return;
        foreach (var language in Languages)
        {
            AddStem(group, folded, language, Form.Stem, language, scale * _weights.Inflected, kind ?? MatchKind.Inflected);
            if (language == SearchLanguage.English)
                AddStem(group, folded, SearchLanguage.Dutch, Form.OtherStem, language, scale * _weights.OtherLanguage, kind ?? MatchKind.OtherLanguage);
        }
    }

    /// <param name="group">Gets the way.</param>
    /// <param name="folded">The word.</param>
    /// <param name="texts">The language of the texts to find it in.</param>
    /// <param name="form">The form in which they have it.</param>
    /// <param name="rules">The language whose endings are taken off.</param>
    /// <param name="weight">What it counts for.</param>
    /// <param name="kind">As what.</param>
    private void AddStem(WordGroup group, string folded, SearchLanguage texts, Form form, SearchLanguage rules, double weight, MatchKind kind)
    {
        foreach (var stem in index.Chains.TermsOf(folded, texts, form))
        {
            if (MayBe(folded, rules)) group.Add(new Way(texts, form, stem, (float)weight, kind));
            // Endings of one language off words of the other give nonsense (goed of go), unless the words share enough letters.
            else
            {
                foreach (var word in _words.With(stem, texts, form).Where(w => w.AsSpan().StartsWith(folded.AsSpan(0, Math.Min(SurelyRelated, folded.Length)))))
                    group.Add(new Way(texts, Form.Word, word, (float)weight, kind));
            }
        }
    }

    /// <summary>A word may be of a language when the documents use it there, or when nothing says that it is of the other.</summary>
    private bool MayBe(string folded, SearchLanguage language)
    {
        if (_words.Has(folded, language)) return true;
        var dutch = _splitter.IsDutch(folded);
        return language == SearchLanguage.Dutch ? dutch || !_words.Has(folded, SearchLanguage.English) : !dutch;
    }

    /// <summary>leergemeenschap also finds "leer gemeenschap": its halves as neighbours.</summary>
    private void AddSplit(WordGroup group, SearchLanguage language)
    {
        var parts = _splitter.Split(group.Folded);
        if (parts.Length >= 2) AddRow(group, [.. parts.Select(part => StemOf(part, language))], language, Form.Stem);
        if (group.IsKnown || parts.Length > 0) return;
        for (var cut = 2; cut <= group.Folded.Length - 2; cut++)
        {
            var (left, right) = (group.Folded[..cut], group.Folded[cut..]);
            if (_words.Has(left, language) && _words.Has(right, language)) AddRow(group, [left, right], language, Form.Word);
        }
    }

    private string StemOf(string word, SearchLanguage language) => index.Chains.TermsOf(word, language, Form.Stem) is [var stem, ..] ? stem : "";

    /// <summary>Only a row that stands in some document, or the word would pass for a known one.</summary>
    private void AddRow(WordGroup group, string[] terms, SearchLanguage language, Form form)
    {
        if (!Array.TrueForAll(terms, term => _words.Any(term, language, form))) return;
        var row = new Row(language, form, terms, (float)_weights.Joined, MatchKind.Joined);
        if (!RowQueries.Occurs(index, row)) return;
        group.Rows.Add(row);
        group.IsKnown = true;
    }

    /// <summary>Neighbours in the question that are one word in the text: "co creatie", "leer gemeenschap", "pit stop".</summary>
    private void Join(List<TypedWord> words, Dictionary<string, WordGroup> groups)
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
                    group.IsKnown |= group.Ways.Exists(way => way.Kind == MatchKind.Joined && _words.Any(way.Term, way.Language, way.Form));
                }
            }
        }
    }

    /// <summary>A verb and its loose particle are one word: het loopt vast, zij haken na een uur af.</summary>
    private void JoinVerbs(List<TypedWord> words, Dictionary<string, WordGroup> groups)
    {
        foreach (var (verb, joined) in LooseVerbs.Find(words, static word => word.Folded))
        {
            var group = groups.GetValueOrDefault(words[verb].Folded);
            if (group is null or { IsStopWord: true } || words[verb].Phrase >= 0) continue;
            AddForms(group, joined, _weights.Joined, MatchKind.Joined);
            group.IsKnown |= group.Ways.Exists(way => way.Kind == MatchKind.Joined && _words.Any(way.Term, way.Language, way.Form));
        }
    }

    /// <summary>What the last word may become. A word that is already there, or is good Dutch, is rarely unfinished, unless it is all there is.</summary>
    private void AddPrefixes(WordGroup group, bool alone)
    {
        if (group.Folded.Length < 2 || !alone && (group.IsKnown || group.Folded.Length < 4 || _splitter.IsDutch(group.Folded))) return;
        var weight = (float)(_weights.Prefix * (group.IsKnown ? 0.5 : 1));
        var words = Languages.SelectMany(language => _words.Beginning(group.Folded, language).Select(word => (Word: word, Language: language)))
            .OrderByDescending(w => _words.Frequency(w.Word, w.Language)).ThenBy(w => w.Word, StringComparer.Ordinal).Take(MaxPrefixes);
        foreach (var (word, language) in words) group.Add(new Way(language, Form.Word, word, weight, MatchKind.Prefix));
    }

    /// <summary>A word that occurs nowhere: perhaps a slip, perhaps a compound of words that do occur.</summary>
    private void AddUnknown(WordGroup group)
    {
        foreach (var (word, _, distance) in Slips(group.Folded)) AddForms(group, word, _weights.Typo / distance, MatchKind.Typo);
        foreach (var part in _splitter.Split(group.Folded)) AddForms(group, part, _weights.CompoundPart * 0.7, MatchKind.CompoundPart);
    }

    private WordGroup Phrase(IGrouping<int, TypedWord> quoted)
    {
        var words = quoted.ToList();
        var text = string.Join(' ', words.Select(word => word.Text));
        var group = new WordGroup(text, words[0].Start, words[0].Ordinal) { Required = true, Folded = text };
        foreach (var language in Languages)
        {
            var row = new Row(language, Form.Word, [.. words.Select(word => word.Folded)], 1, MatchKind.Phrase);
            if (Array.TrueForAll(row.Terms, term => _words.Has(term, language)) && RowQueries.Occurs(index, row)) group.Rows.Add(row);
        }

        group.IsKnown = group.Rows.Count > 0;
        return group;
    }
}
