using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search.Association;

/// <summary>
/// What a question is about, by its words: every concept is described by its own texts and by the situations of the documents about
/// it, and the question is compared with those descriptions (E. Gabrilovich and S. Markovitch, Explicit Semantic Analysis, 2007). So
/// words lead to a concept that is no label of it, and from there to all that is about it.
/// </summary>
internal sealed class Topics
{
    private const int Best = 16;
    private readonly UnitScorer _concepts;
    private readonly ActivationGraph _graph;

    public Topics(Passages passages, ActivationGraph graph)
    {
        _graph = graph;
        var units = new TextUnit[graph.Concepts.Length];
        var definitions = passages.All.Skip(passages.Searched).ToDictionary(p => ~p.Doc);
        Parallel.For(0, units.Length, () => new TermBag(passages.Terms.Count), (concept, _, bag) =>
        {
            foreach (var (doc, weight) in graph.DocsOf(concept))
            {
                var (from, to) = passages.Of(doc);
                for (var p = from; p < to; p++)
                    if (passages.All[p].Field is "situation" or "purpose" or "summary" or "title") bag.Add(passages.All[p], weight);
            }

            if (definitions.TryGetValue(concept, out var told)) bag.Add(told, 2);
            units[concept] = bag.Take(concept, 0) ?? new TextUnit(concept, 0, [], []);
            return bag;
        }, static _ => { });
        _concepts = new UnitScorer(units, passages.Terms.Count, 0.75f);
    }

    public void Score(IReadOnlyList<QuestionTerms> words, float[] documents)
    {
        var scores = new float[_graph.Concepts.Length];
        _concepts.Score(words, [scores]);
        var top = new TopList(Best);
        for (var c = 0; c < scores.Length; c++)
            if (scores[c] > 0 && _graph.DocsOf(c).Length > 0) top.Add(TopList.Key(scores[c], c));
        var keys = top.Take();
        if (keys.Length == 0) return;
        var (most, least) = (0f, TopList.Score(keys[^1]) * 0.9f);
        foreach (var key in keys)
        {
            var (concept, score) = (TopList.Doc(key), TopList.Score(key) - least);
            foreach (var (doc, weight) in _graph.DocsOf(concept))
                most = Math.Max(most, documents[doc] += score * weight * _graph.Rarity[concept]);
        }

        if (most <= 0) return;
        var scale = TopList.Score(keys[0]) / most;
        for (var doc = 0; doc < documents.Length; doc++) documents[doc] *= scale;
    }
}
