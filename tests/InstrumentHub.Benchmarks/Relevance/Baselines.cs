using InstrumentHub.Search;
using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Evaluation;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>What one has without trying: titles that contain the words, and BM25 behind a stock Dutch analyzer.</summary>
internal sealed class Baselines
{
    /// <summary>Snowball's Dutch list, as Lucene's DutchAnalyzer has it.</summary>
    private static readonly HashSet<string> Stop = [.. """
        de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of wat mijn men dit zo door over ze
        zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u want nog zal me zij nu ge geen omdat iets worden toch al waren
        veel meer doen toen moet ben zonder kan hun dus alles onder ja eens hier wie werd altijd doch wordt wezen kunnen ons zelf tegen na reeds
        wil kon niets uw iemand geweest andere
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly List<Dictionary<string, int>> _counts;
    private readonly Dictionary<string, int> _frequency;
    private readonly double _average;

    public Baselines(IReadOnlyList<SearchDocument> documents)
    {
        _documents = documents;
        _counts = [.. documents.Select(d => d.Fields.SelectMany(f => Terms(f.Text)).CountBy(t => t).ToDictionary())];
        _frequency = _counts.SelectMany(c => c.Keys).CountBy(t => t).ToDictionary();
        _average = _counts.Average(c => c.Values.Sum());
    }

    public IReadOnlyList<string> Title(GradedQuestion question)
    {
        var words = Words(question.Text).Distinct().ToList();
        return Rank(doc =>
        {
            var titles = _documents[doc].Fields.Where(f => f.Name == "title").Select(f => f.Text.ToLowerInvariant());
            return titles.Max(title => words.Count(w => title.Contains(w, StringComparison.Ordinal)));
        });
    }

    public IReadOnlyList<string> Bm25(GradedQuestion question)
    {
        var terms = Terms(question.Text).Distinct().ToList();
        return Rank(doc => terms.Sum(term =>
        {
            var (count, length, frequency) = (_counts[doc].GetValueOrDefault(term), _counts[doc].Values.Sum(), _frequency.GetValueOrDefault(term));
            return Math.Log(1 + (_documents.Count - frequency + 0.5) / (frequency + 0.5)) * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / _average));
        }));
    }

    private List<string> Rank(Func<int, double> score) => [.. Enumerable.Range(0, _documents.Count)
        .Select(doc => (_documents[doc].Id, Score: score(doc))).Where(x => x.Score > 0)
        .OrderByDescending(x => x.Score).ThenBy(x => x.Id, StringComparer.Ordinal).Take(20).Select(x => x.Id)];

    private static IEnumerable<string> Terms(string text) => Words(text).Where(w => !Stop.Contains(w)).Select(Stem);

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i])) start = start < 0 ? i : start;
            else if (start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    private static string Stem(string word)
    {
        var buffer = new char[word.Length + 2];
        word.CopyTo(buffer);
        return new string(buffer, 0, DutchStemmer.Stem(buffer, word.Length));
    }
}
