using System.Collections.Concurrent;

namespace InstrumentHub.Search.Association;

/// <summary>A stretch of text that is scored as one: for whom it speaks, as which feature, its terms and how often they occur.</summary>
internal sealed record TextUnit(int Doc, int Part, int[] Terms, float[] Counts);

/// <summary>
/// BM25 (S. Robertson and others, 1994) over units of text by stem: single passages, because one situation that says it all is better
/// evidence than the same words scattered; parts of a document; or whole documents, in which long explanations count too. What a word
/// tells is counted over documents, so that it tells the same in every part of them.
/// </summary>
internal sealed class UnitScorer
{
    private const float K1 = 1.2f;
    private readonly (int Doc, int Part)[] _units;
    private readonly int[] _starts;
    private readonly int[] _at;
    private readonly float[] _gains;
    private readonly float[] _idf;
    private readonly float _unknown;
    private readonly ConcurrentBag<Scratch> _free = [];

    /// <param name="units">By document.</param>
    /// <param name="terms">The number of terms there are.</param>
    /// <param name="b">The length normalisation, 0 to 1.</param>
    public UnitScorer(IReadOnlyList<TextUnit> units, int terms, float b)
    {
        _units = [.. units.Select(u => (u.Doc, u.Part))];
        var lengths = units.GroupBy(u => u.Part).ToDictionary(g => g.Key, g => g.Average(u => u.Counts.Sum()));
        _starts = new int[terms + 1];
        foreach (var unit in units)
            foreach (var term in unit.Terms) _starts[term + 1]++;
        for (var t = 0; t < terms; t++) _starts[t + 1] += _starts[t];
        (_at, _gains) = (new int[_starts[terms]], new float[_starts[terms]]);
        var next = _starts[..terms];
        var (frequency, last) = (new int[terms], new int[terms]);
        Array.Fill(last, -1);
        for (var u = 0; u < units.Count; u++)
        {
            var unit = units[u];
            var norm = K1 * (1 - b + b * unit.Counts.Sum() / lengths[unit.Part]);
            for (var i = 0; i < unit.Terms.Length; i++)
            {
                var term = unit.Terms[i];
                (_at[next[term]], _gains[next[term]]) = (u, unit.Counts[i] / (unit.Counts[i] + norm));
                next[term]++;
                if (last[term] == unit.Doc) continue;
                last[term] = unit.Doc;
                frequency[term]++;
            }
        }

        var documents = units.Select(u => u.Doc).Distinct().Count();
        _idf = [.. frequency.Select(n => MathF.Log(1 + (documents - n + 0.5f) / (n + 0.5f)))];
        _unknown = MathF.Log(1 + documents);
    }

    /// <summary>Per part and document the score of its best unit, as a part of what the question's words could earn; 0 to 1.</summary>
    /// <param name="words">The question.</param>
    /// <param name="parts">Where to leave the scores of each part.</param>
    public void Score(IReadOnlyList<QuestionTerms> words, float[][] parts)
    {
        var possible = 0f;
        if (!_free.TryTake(out var scratch)) scratch = new Scratch(_units.Length);
        foreach (var word in words)
        {
            // A word that nobody has was asked all the same: answers without it are less sure.
            var idf = word.Terms.Count == 0 ? _unknown : word.Terms.Min(t => _idf[t.Term]);
            possible += idf;
            scratch.Add(this, word.Terms, idf);
        }

        scratch.Finish(possible, _units, parts);
        _free.Add(scratch);
    }

    private sealed class Scratch(int units)
    {
        private readonly float[] _scores = new float[units];
        private readonly float[] _word = new float[units];
        private readonly int[] _touched = new int[units];
        private readonly int[] _touchedByWord = new int[units];
        private int _count;

        /// <summary>A word counts once, for the best of the stems that stand for it.</summary>
        public void Add(UnitScorer scorer, IReadOnlyList<(int Term, float Weight)> terms, float idf)
        {
            var count = 0;
            foreach (var (term, weight) in terms)
            {
                for (var i = scorer._starts[term]; i < scorer._starts[term + 1]; i++)
                {
                    var unit = scorer._at[i];
                    if (_word[unit] == 0) _touchedByWord[count++] = unit;
                    _word[unit] = Math.Max(_word[unit], scorer._gains[i] * weight);
                }
            }

            for (var i = 0; i < count; i++)
            {
                var unit = _touchedByWord[i];
                if (_scores[unit] == 0) _touched[_count++] = unit;
                _scores[unit] += idf * _word[unit];
                _word[unit] = 0;
            }
        }

        public void Finish(float possible, (int Doc, int Part)[] units, float[][] parts)
        {
            for (var i = 0; i < _count; i++)
            {
                var at = _touched[i];
                var (doc, part) = units[at];
                parts[part][doc] = Math.Max(parts[part][doc], Math.Min(1, _scores[at] / possible));
                _scores[at] = 0;
            }

            _count = 0;
        }
    }
}
