using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Association;

/// <summary>A word of a question and the stems of the catalogue that may stand for it, with a weight of 0 to 1.</summary>
internal sealed record QuestionTerms(string Word, IReadOnlyList<(int Term, float Weight)> Terms, bool Known);

/// <summary>
/// Words as stems per language, numbered. Coarser than the lexical index on purpose: what is learnt about meaning needs all the
/// occurrences it can get. A compound also counts as its parts, for half.
/// </summary>
internal sealed class TermSpace
{
    private const float PartWeight = 0.5f;
    private static readonly SearchLanguage[] Languages = [SearchLanguage.Dutch, SearchLanguage.English];
    private readonly Dictionary<(SearchLanguage, string), int> _terms;
    private readonly Dictionary<(SearchLanguage, string), (int Term, float Weight)[]> _words;
    private readonly List<string> _verbs = [];
    private readonly CompoundSplitter _splitter = new(DutchWords.Forms);

    public TermSpace() => (_terms, _words) = ([], []);

    /// <summary>The same numbers, for documents that are mostly the same; what is added here the other does not see.</summary>
    public TermSpace(TermSpace before) => (_terms, _words) = (new(before._terms), new(before._words));

    public int Count => _terms.Count;

    /// <summary>Adds the stems of a text to <paramref name="bag"/>, numbering new ones. Not thread-safe: only while building.</summary>
    public void Collect(string text, SearchLanguage language, Tokenizer tokenizer, Dictionary<int, float> bag)
    {
        _verbs.Clear();
        foreach (var token in tokenizer.Tokenize(text))
        {
            var folded = tokenizer.Folded(token);
            if (language == SearchLanguage.Dutch && !token.IsJoined) _verbs.Add(folded.ToString());
            if (folded.Length < 2 || StopWords.Contains(folded, language)) continue;
            Tally(bag, folded.ToString(), language);
        }

        foreach (var (_, infinitive) in LooseVerbs.Find(_verbs, static word => word)) Tally(bag, infinitive, language);
    }

    private void Tally(Dictionary<int, float> bag, string folded, SearchLanguage language)
    {
        foreach (var (term, weight) in OfWord(folded, language)) CollectionsMarshal.GetValueRefOrAddDefault(bag, term, out _) += weight;
    }

    /// <summary>A verb with its loose particle.</summary>
    public QuestionTerms? OfVerb(string word, string infinitive)
    {
        var terms = new List<(int, float)>();
        Add(terms, SearchLanguage.Dutch, Analyzer.Stem(infinitive, SearchLanguage.Dutch), 1);
        return terms.Count > 0 ? new QuestionTerms(word, terms, Known: true) : null;
    }

    /// <summary>
    /// The stems by which a word of a question may be known here. When it is not known itself, its parts stand for it, or else
    /// <paramref name="found"/>: how the lexical index found it (corrected, say), best first.
    /// </summary>
    public QuestionTerms OfQuestion(string word, string folded, IReadOnlyList<string> found)
    {
        var terms = new List<(int, float)>();
        foreach (var language in Languages) Add(terms, language, Analyzer.Stem(folded, language), 1);
        if (terms.Count > 0) return new QuestionTerms(word, terms, Known: true);
        foreach (var part in CompoundParts.Stems(folded, _splitter)) Add(terms, SearchLanguage.Dutch, part, 0.7f);
        if (terms.Count > 0) return new QuestionTerms(word, terms, Known: false);
        foreach (var other in found.Take(2))
            foreach (var language in Languages) Add(terms, language, Analyzer.Stem(Folding.Fold(other), language), 0.6f);
        return new QuestionTerms(word, terms, Known: false);
    }

    /// <summary>The first stem of a folded word of the documents in its own language, or -1.</summary>
    public int Find(ReadOnlySpan<char> folded, SearchLanguage language) =>
        _words.TryGetValue((language, folded.ToString()), out var known) ? known[0].Term : -1;

    private void Add(List<(int Term, float)> terms, SearchLanguage language, string stem, float weight)
    {
        if (_terms.TryGetValue((language, stem), out var term) && !terms.Exists(t => t.Term == term)) terms.Add((term, weight));
    }

    private (int Term, float Weight)[] OfWord(string folded, SearchLanguage language)
    {
        if (_words.TryGetValue((language, folded), out var known)) return known;
        List<(int, float)> terms = [(Number(language, Analyzer.Stem(folded, language)), 1)];
        if (language == SearchLanguage.Dutch)
            foreach (var part in CompoundParts.Stems(folded, _splitter)) terms.Add((Number(language, part), PartWeight));
        return _words[(language, folded)] = [.. terms];
    }

    private int Number(SearchLanguage language, string stem)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, (language, stem), out var exists);
        if (!exists) number = _terms.Count - 1;
        return number;
    }
}
