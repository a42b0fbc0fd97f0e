using System.Collections.Concurrent;

namespace InstrumentHub.Search.Association;

/// <summary>
/// BM25 (S. Robertson and others, 1994) over units of text by stem: single passages, because one situation that says it all is better
/// evidence than the same words scattered; or whole documents, in which long explanations count too.
/// </summary>
internal sealed class UnitScorer
{
    private const float K1 = 1.2f;
    private readonly int[] _docs;
    private readonly (int Unit, float Gain)[][] _postings;
    private readonly float[] _idf;
    private readonly ConcurrentBag<Scratch> _free = [];

    /// <param name="units">Each with the document it speaks for, its terms and how often they occur.</param>
    /// <param name="terms">The number of terms there are.</param>
    /// <param name="b">The length normalisation, 0 to 1.</param>
    public UnitScorer(IReadOnlyList<(int Doc, int[] Terms, float[] Counts)> units, int terms, float b)
    {
        _docs = [.. units.Select(u => u.Doc)];
        var average = units.Select(u => u.Counts.Sum()).DefaultIfEmpty(1).Average();
        var postings = new List<(int, float)>?[terms];
        for (var u = 0; u < units.Count; u++)
        {
            var norm = K1 * (1 - b + b * units[u].Counts.Sum() / average);
            for (var i = 0; i < units[u].Terms.Length; i++)
                (postings[units[u].Terms[i]] ??= []).Add((u, units[u].Counts[i] / (units[u].Counts[i] + norm)));
        }

        _postings = [.. postings.Select(list => list?.ToArray() ?? [])];
        _idf = [.. _postings.Select(list => MathF.Log(1 + (units.Count - list.Length + 0.5f) / (list.Length + 0.5f)))];
    }

    /// <summary>Per document the score of its best unit, as a part of what the question's words could earn; 0 to 1.</summary>
    public void Score(IReadOnlyList<QuestionTerms> words, float[] documents)
    {
        var possible = 0f;
        if (!_free.TryTake(out var scratch)) scratch = new Scratch(_docs.Length);
        foreach (var word in words)
        {
            // A word that nobody has was asked all the same: answers without it are less sure.
            var idf = word.Terms.Count == 0 ? MathF.Log(1 + _docs.Length) : word.Terms.Min(t => _idf[t.Term]);
            possible += idf;
            scratch.Add(word.Terms, _postings, idf);
        }

        scratch.Finish(possible, _docs, documents);
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
        public void Add(IReadOnlyList<(int Term, float Weight)> terms, (int Unit, float Gain)[][] postings, float idf)
        {
            var count = 0;
            foreach (var (term, weight) in terms)
            {
                foreach (var (unit, gain) in postings[term])
                {
                    if (_word[unit] == 0) _touchedByWord[count++] = unit;
                    if (_word[unit] < gain * weight) _word[unit] = gain * weight;
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

        public void Finish(float possible, int[] docs, float[] documents)
        {
            for (var i = 0; i < _count; i++)
            {
                var (doc, score) = (docs[_touched[i]], Math.Min(1, _scores[_touched[i]] / possible));
                if (documents[doc] < score) documents[doc] = score;
                _scores[_touched[i]] = 0;
            }

            _count = 0;
        }
    }
}
