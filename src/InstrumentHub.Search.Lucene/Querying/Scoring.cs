using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using LuceneScorer = Lucene.Net.Search.Scorer;
using Scorer = InstrumentHub.Search.Querying.Scorer;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>A way of a group in one field, where that field has the term.</summary>
internal sealed record Sight(int Group, Way Way, string Field, Term Term, TermContext States);

/// <summary>A row of a group in one field.</summary>
internal sealed record SightedRow(int Group, Row Row, string Field, PhraseQuery Query);

/// <summary>
/// Turns a question into Lucene's queries and scores it. A word is worth its rarity over all its forms; within a language its best field counts
/// whole and the others a little (disjunction max), within a field its best form; texts in two languages are versions of each other, so
/// the better one counts.
/// </summary>
internal sealed class Scoring
{
    /// <summary>What the fields beside the best one add.</summary>
    private const float OtherFields = 0.3f;

    private readonly LuceneIndex _index;
    private readonly Question _question;
    private readonly float[] _matched;
    private readonly float[] _best;
    private readonly Dictionary<(int Leaf, string Field), TermsEnum?> _terms = [];
    private DocsEnum? _docs;

    public Scoring(LuceneIndex index, Question question)
    {
        (_index, _question) = (index, question);
        (_matched, _best, Scores) = (new float[index.MaxDoc], new float[index.MaxDoc], new float[index.Count]);
        (Idf, Documents) = (new float[question.Groups.Count], new int[question.Groups.Count]);
        var whole = new BooleanQuery(disableCoord: true);
        for (var g = 0; g < question.Groups.Count; g++) whole.Add(Look(g), question.Groups[g].Required ? Occur.MUST : Occur.SHOULD);
        AddNearness(whole);
        if (question.Groups.Count > 0) index.Searcher.Search(whole, new Collected(Take));
    }

    public List<Sight> Sights { get; } = [];

    public List<SightedRow> Rows { get; } = [];

    /// <summary>Per group how informative it turned out to be.</summary>
    public float[] Idf { get; }

    /// <summary>Per group the documents that have it in any way.</summary>
    public int[] Documents { get; }

    /// <summary>Per document (ours) its score; 0 when it does not match.</summary>
    public float[] Scores { get; }

    /// <summary>The documents (ours) that match.</summary>
    public List<int> Matching { get; } = [];

    public static double Saturate(double frequency, double k1) => frequency / (k1 + frequency);

    /// <summary>Walks the dictionary of a field; one for the whole question, as each costs some kilobytes.</summary>
    public TermsEnum? TermsOf(AtomicReaderContext leaf, string field)
    {
        if (_terms.TryGetValue((leaf.Ord, field), out var known)) return known;
        return _terms[(leaf.Ord, field)] = leaf.AtomicReader.GetTerms(field)?.GetEnumerator();
    }

    private DisjunctionMaxQuery Look(int g)
    {
        var group = _question.Groups[g];
        var found = new List<int>();
        var (firstSight, firstRow) = (Sights.Count, Rows.Count);
        foreach (var way in group.Ways)
            if (way.Weight > 0 && _index.Words.Any(way.Term, way.Language, way.Form)) Sighted(g, way, found);
        foreach (var row in group.Rows)
            foreach (var (field, query) in RowQueries.Of(_index, row)) Sighted(g, row, field, query, found);
        Weigh(g, found);
        return Combine(g, Sights.Skip(firstSight), Rows.Skip(firstRow));
    }

    private void Sighted(int g, Way way, List<int> found)
    {
        foreach (var field in _index.FieldsIn(way.Language))
        {
            var term = new Term(FieldNames.Of(field, way.Language, way.Form), way.Term);
            var states = new TermContext(_index.Top);
            foreach (var leaf in _index.Leaves)
            {
                if (TermsOf(leaf, term.Field) is not { } terms || !terms.SeekExact(term.Bytes)) continue;
                states.Register(terms.GetTermState(), leaf.Ord, terms.DocFreq, terms.TotalTermFreq);
                _docs = terms.Docs(leaf.AtomicReader.LiveDocs, _docs, DocsFlags.NONE);
                for (var doc = _docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = _docs.NextDoc()) Note(leaf.DocBase + doc, way.Weight, found);
            }

            if (states.DocFreq > 0) Sights.Add(new Sight(g, way, field, term, states));
        }
    }

    private void Sighted(int g, Row row, string field, PhraseQuery query, List<int> found)
    {
        Rows.Add(new SightedRow(g, row, field, query));
        _index.Searcher.Search(query, new Collected((doc, _) => Note(doc, row.Weight, found)));
    }

    private void Note(int doc, float weight, List<int> found)
    {
        if (_best[doc] == 0) found.Add(doc);
        if (_best[doc] < weight) _best[doc] = weight;
    }

    /// <summary>
    /// A document that has the word less well than the best one (only in a compound, say) makes it only that much less rare.
    /// </summary>
    private void Weigh(int g, List<int> found)
    {
        var (sum, best) = (0.0, 0f);
        foreach (var doc in found)
        {
            sum += _best[doc];
            best = Math.Max(best, _best[doc]);
        }

        Idf[g] = (float)Scorer.Idf(_index.Count, found.Count == 0 ? 0 : sum / best);
        Documents[g] = found.Count;
        foreach (var doc in found)
        {
            _matched[doc] += Idf[g] * _best[doc];
            _best[doc] = 0;
        }
    }

    private DisjunctionMaxQuery Combine(int g, IEnumerable<Sight> sights, IEnumerable<SightedRow> rows)
    {
        var queries = sights.Select(s => (s.Way.Language, s.Field, Query: Boosted(new TermQuery(s.Term, s.States), s.Field, s.Way.Weight, Idf[g])))
            .Concat(rows.Select(r => (r.Row.Language, r.Field, Query: Boosted(r.Query, r.Field, r.Row.Weight, Idf[g] / r.Row.Terms.Length))));
        return new DisjunctionMaxQuery([.. queries.GroupBy(q => q.Language).Select(version => new DisjunctionMaxQuery(
            [.. version.GroupBy(q => q.Field, StringComparer.Ordinal).Select(field => Best([.. field.Select(q => q.Query)]))], OtherFields))], 0);
    }

    private static Query Best(List<Query> queries) => queries.Count == 1 ? queries[0] : new DisjunctionMaxQuery(queries, 0);

    /// <summary>An occurrence in a field counts for what BM25F would make of it: the weight first, then saturation.</summary>
    private Query Boosted(Query query, string field, double weight, float idf)
    {
        query.Boost = (float)(idf * Saturate(_index.SettingsOf(field).Weight * weight, _index.Settings.K1));
        return query;
    }

    private void AddNearness(BooleanQuery whole)
    {
        if (_index.Settings.Weights.Proximity <= 0) return;
        for (var g = 0; g + 1 < _question.Groups.Count; g++)
        {
            var worth = _index.Settings.Weights.Proximity * Math.Min(Idf[g], Idf[g + 1]);
            if (RowQueries.Near(_index, _question.Groups[g], _question.Groups[g + 1], worth) is { } near) whole.Add(near, Occur.SHOULD);
        }
    }

    /// <summary>With coordination: a document that matches less of the question's information keeps only a part of its score.</summary>
    private void Take(int place, float score)
    {
        var doc = _index.NumberOf(place);
        var total = Idf.Sum();
        var share = (float)_index.Settings.Weights.Coordination;
        if (Idf.Length > 1 && total > 0) score *= 1 - share + share * Math.Min(1, _matched[place] / total);
        Scores[doc] = Math.Max(score, float.Epsilon);
        Matching.Add(doc);
    }

    /// <summary>Hands over every match with its score; deleted documents are left out by the searcher.</summary>
    private sealed class Collected(Action<int, float> take) : ICollector
    {
        private LuceneScorer? _scorer;
        private int _base;

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(LuceneScorer scorer) => _scorer = scorer;

        public void SetNextReader(AtomicReaderContext context) => _base = context.DocBase;

        public void Collect(int doc) => take(_base + doc, _scorer!.GetScore());
    }
}
