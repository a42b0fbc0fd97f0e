using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Association;

/// <summary>Turns use into numbers that the ranking and the lists of related documents can take in.</summary>
internal sealed class UseLearner
{
    /// <summary>
    /// Votes on either side that count as if they had been given already: the odds after a Beta(5, 5) prior, which is additive smoothing (G. Lidstone 1920).
    /// So the first vote moves a relation by a fifth at most, and every next one by less.
    /// </summary>
    private const float Doubt = 5;
    private const float LeastTrust = 0.25f, MostTrust = 2;

    /// <summary>Questions less alike than this are other questions.</summary>
    private const float Alike = 0.5f;
    private readonly Dictionary<(int, int), (int Agree, int Disagree)> _votes = [];
    private readonly Dictionary<(int, int), int> _together = [];
    private readonly (int Doc, int Times)[][] _opened;
    private readonly Dictionary<int, List<int>> _asked = [];
    private readonly float[] _weights;
    private readonly Passages _passages;
    private readonly ILookup<int, (int Doc, Practised Use)> _practised;

    /// <param name="use">What use has taught.</param>
    /// <param name="numbers">Document id to number.</param>
    /// <param name="passages">Which words tell much.</param>
    /// <param name="concepts">Ids of concepts, by number.</param>
    public UseLearner(UseEvidence use, IReadOnlyDictionary<string, int> numbers, Passages passages, string[] concepts)
    {
        _passages = passages;
        foreach (var vote in use.Votes)
            if (Pair(vote.From, vote.To, numbers) is { } pair)
                _votes[pair] = (Math.Max(0, vote.Agree), Math.Max(0, vote.Disagree));
        _practised = use.Practised
            .Where(p => p.Times >= (p.By == PractisedBy.Cases ? 1 : UseEvidence.LeastTimes) && numbers.ContainsKey(p.Document))
            .Select(p => (Concept: Array.IndexOf(concepts, p.Concept), Doc: numbers[p.Document], Use: p))
            .Where(p => p.Concept >= 0).ToLookup(p => p.Concept, p => (p.Doc, p.Use));
        foreach (var used in use.Together)
            if (used.Times >= UseEvidence.LeastTimes && Pair(used.From, used.To, numbers) is { } pair)
                CollectionsMarshal.GetValueRefOrAddDefault(_together, pair, out _) += used.Times;
        var asked = use.Opened.Where(o => o.Times >= UseEvidence.LeastTimes && numbers.ContainsKey(o.Document))
            .GroupBy(o => o.Question, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        _opened = [.. asked.Select(g => g.Select(o => (numbers[o.Document], o.Times)).ToArray())];
        _weights = new float[asked.Count];
        var tokenizer = new Tokenizer();
        for (var q = 0; q < asked.Count; q++)
        {
            foreach (var terms in Words(asked[q].Key, tokenizer))
            {
                _weights[q] += Weight(terms);
                foreach (var (term, _) in terms.Terms)
                {
                    ref var questions = ref CollectionsMarshal.GetValueRefOrAddDefault(_asked, term, out _);
                    if (questions is null || questions[^1] != q) (questions ??= []).Add(q);
                }
            }
        }
    }

    /// <summary>What people think of a relation: 1 when nobody said anything, less when they disagreed, more when they agreed.</summary>
    public float Trust(int a, int b)
    {
        var (agree, disagree) = Votes(a, b);
        return Math.Clamp((agree + Doubt) / (disagree + Doubt), LeastTrust, MostTrust);
    }

    public (int Agree, int Disagree) Votes(int a, int b) => _votes.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)));

    /// <summary>How often both were used together; 0 to 1.</summary>
    public float Together(int a, int b) => _together.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b))) is > 0 and var times ? times / (times + 10f) : 0;

    /// <summary>What was opened after questions like this one, 0 to 1, and how often.</summary>
    public void Score(IReadOnlyList<QuestionTerms> words, float[] documents, Dictionary<int, int> times)
    {
        if (_opened.Length == 0) return;
        var (shared, total) = (new float[_opened.Length], 0f);
        foreach (var word in words)
        {
            var weight = Weight(word);
            total += weight;
            foreach (var q in word.Terms.SelectMany(t => _asked.GetValueOrDefault(t.Term) ?? []).Distinct()) shared[q] += weight;
        }

        for (var q = 0; q < _opened.Length; q++)
        {
            // What both share as a part of both (L. Dice 1945).
            var alike = total + _weights[q] > 0 ? 2 * shared[q] / (total + _weights[q]) : 0;
            if (alike < Alike) continue;
            var all = (float)_opened[q].Sum(o => o.Times);
            foreach (var (doc, count) in _opened[q])
            {
                documents[doc] = Math.Max(documents[doc], Math.Min(1, alike) * (count / all) * (count / (count + (float)UseEvidence.LeastTimes)));
                times[doc] = times.GetValueOrDefault(doc) + count;
            }
        }
    }

    /// <summary>What was put to use where the question is about, 0 to 1, and by whom.</summary>
    public void Score(IReadOnlyDictionary<int, Activation> active, float[] documents, Dictionary<int, Practised> practised)
    {
        if (_practised.Count == 0) return;
        foreach (var (concept, activation) in active)
        {
            foreach (var (doc, use) in _practised[concept])
            {
                var value = Math.Min(1, activation.Strength) * (use.Times / (use.Times + (float)UseEvidence.LeastTimes));
                if (value <= documents[doc]) continue;
                documents[doc] = value;
                practised[doc] = use;
            }
        }
    }

    private static (int, int)? Pair(string from, string to, IReadOnlyDictionary<string, int> numbers) =>
        numbers.TryGetValue(from, out var a) && numbers.TryGetValue(to, out var b) && a != b ? (Math.Min(a, b), Math.Max(a, b)) : null;

    /// <summary>A word that the catalogue lacks tells nothing that could be shared.</summary>
    private float Weight(QuestionTerms word) => word.Terms.Count == 0 ? 0 : word.Terms.Min(t => _passages.Idf(t.Term));

    private IEnumerable<QuestionTerms> Words(string question, Tokenizer tokenizer)
    {
        var words = new List<string>();
        foreach (var token in tokenizer.Tokenize(question))
            if (!token.IsJoined) words.Add(tokenizer.Folded(token).ToString());
        return words.Distinct(StringComparer.Ordinal)
            .Where(word => !StopWords.Contains(word, SearchLanguage.Dutch) && !StopWords.Contains(word, SearchLanguage.English))
            .Select(word => _passages.Terms.OfQuestion(word, word, []));
    }
}
