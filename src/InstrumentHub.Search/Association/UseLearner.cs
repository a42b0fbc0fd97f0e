using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Association;

/// <summary>Turns use into numbers that the ranking and the lists of related documents can take in.</summary>
internal sealed class UseLearner
{
    /// <summary>Votes on either side that count as if they had been given already, so that the first one does not decide.</summary>
    private const float Doubt = 2;
    private const float LeastTrust = 0.25f, MostTrust = 2;

    /// <summary>Questions less alike than this are other questions.</summary>
    private const float Alike = 0.5f;
    private readonly Dictionary<(int, int), float> _trust = [];
    private readonly Dictionary<(int, int), int> _together = [];
    private readonly (int Doc, int Times)[][] _opened;
    private readonly Dictionary<int, List<int>> _asked = [];
    private readonly float[] _weights;
    private readonly Passages _passages;

    /// <param name="use">What use has taught.</param>
    /// <param name="numbers">Document id to number.</param>
    /// <param name="passages">Which words tell much.</param>
    public UseLearner(UseEvidence use, IReadOnlyDictionary<string, int> numbers, Passages passages)
    {
        _passages = passages;
        foreach (var vote in use.Votes)
            if (Pair(vote.From, vote.To, numbers) is { } pair)
                _trust[pair] = Math.Clamp((Math.Max(0, vote.Agree) + Doubt) / (Math.Max(0, vote.Disagree) + Doubt), LeastTrust, MostTrust);
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
    public float Trust(int a, int b) => _trust.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)), 1);

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
