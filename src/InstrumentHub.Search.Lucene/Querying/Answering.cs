using System.Numerics;
using InstrumentHub.Search.Index;
using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>Answers one question: matches, filters, counts, orders, and shows one page.</summary>
internal sealed class Answering(LuceneIndex index, Question question, SearchQuery query)
{
    private readonly Scoring _scoring = new(index, question);

    public SearchResults Answer()
    {
        var size = Math.Clamp(query.Size, 0, SearchLimits.PageSize);
        var offset = Math.Clamp(query.Offset, 0, index.Count);
        var matching = Matching();
        if (query.Ids is not null) matching.And(Only(query.Ids));
        var filters = query.Filters.Select(f => (Group: f.Key, Filter: index.Facets.Filter(f.Key, f.Value))).Where(f => f.Filter is not null).ToList();
        var passing = matching.Copy();
        foreach (var (_, filter) in filters) passing.And(filter!);
        var page = Page(passing, offset, size);
        return new SearchResults
        {
            Total = passing.Total(),
            Hits = query.Evidence
                ? new Hits(index, question, _scoring, query.Language).Build(page)
                : [.. page.Select(hit => new SearchHit(index.Documents[hit.Doc].Id, hit.Score, [], []))],
            Facets = [.. query.FacetGroups.Select(group => Count(group, matching, passing, filters))],
            Words = [.. question.Words.Select(Explain)],
        };
    }

    private Bits Matching()
    {
        var matching = new Bits(index.Count);
        if (question.IsBrowse) return matching.Fill();
        var least = query.LeastShare > 0 && _scoring.Matching.Count > 0 ? (float)query.LeastShare * _scoring.Matching.Max(doc => _scoring.Scores[doc]) : 0;
        foreach (var doc in _scoring.Matching)
            if (_scoring.Scores[doc] >= least) matching.Set(doc);
        return matching;
    }

    private Bits Only(IReadOnlyCollection<string> ids)
    {
        var only = new Bits(index.Count);
        foreach (var id in ids)
            if (index.Ids.TryGetValue(id, out var doc)) only.Set(doc);
        return only;
    }

    /// <summary>What choosing a value would leave: the text and the filters of the other groups.</summary>
    private FacetGroup Count(string group, Bits matching, Bits passing, List<(string Group, Bits? Filter)> filters)
    {
        var within = passing;
        if (filters.Exists(filter => filter.Group == group))
        {
            within = matching.Copy();
            foreach (var (other, filter) in filters)
                if (other != group) within.And(filter!);
        }

        return index.Facets.Count(group, within, query.Filters.GetValueOrDefault(group) ?? []);
    }

    private (int Doc, float Score)[] Page(Bits passing, int offset, int size)
    {
        var byRelevance = query.Sort.Key == SearchSortKey.Relevance && !question.IsBrowse;
        var ranks = byRelevance ? null : index.Sorts.For(query.Sort, query.Language);
        var top = new TopList(offset + size);
        for (var w = 0; w < passing.Words.Length; w++)
        {
            for (var bits = passing.Words[w]; bits != 0; bits &= bits - 1)
            {
                var doc = (w << 6) + BitOperations.TrailingZeroCount(bits);
                top.Add(ranks is null ? TopList.Key(_scoring.Scores[doc], doc) : TopList.Key(ranks[doc], doc));
            }
        }

        return [.. top.Take().Skip(offset).Take(size).Select(key => (TopList.Doc(key), _scoring.Scores[TopList.Doc(key)]))];
    }

    private QueryWord Explain(WordGroup group)
    {
        var scored = question.Groups.ToList().IndexOf(group);
        var use = scored >= 0 && group.IsFound ? QueryWordUse.Searched
            : group.IsStopWord ? QueryWordUse.StopWord
            : QueryWordUse.Unknown;
        return new QueryWord(group.Text, group.Start, use, scored >= 0 ? _scoring.Documents[scored] : 0, use == QueryWordUse.Searched ? Found(group) : []);
    }

    private List<string> Found(WordGroup group) =>
    [
        .. group.Ways.SelectMany(way => index.Words.With(way.Term, way.Language, way.Form).Select(word => (way, Word: word)))
            .GroupBy(found => (found.Word, found.way.Language)).Select(word => (word.Key, Weight: word.Max(found => found.way.Weight)))
            .OrderByDescending(word => word.Weight).ThenBy(word => word.Key.Word, StringComparer.Ordinal).ThenBy(word => word.Key.Language)
            .Select(word => index.Words.Written(word.Key.Word, word.Key.Language)).Distinct(StringComparer.Ordinal).Take(8),
    ];
}
