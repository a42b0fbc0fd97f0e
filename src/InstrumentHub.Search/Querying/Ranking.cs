using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>Answers one question: matches, filters, counts, orders, and shows one page.</summary>
internal sealed class Ranking(LexicalIndex index, QueryPlan plan, SearchQuery query, Scratch scratch, Weighing? known = null)
{
    /// <summary>
    /// How many of the best documents get the proximity bonus. Fixed, so that every page of an answer sees the same order: a bonus
    /// only lifts, so nothing below the window can have belonged in it.
    /// </summary>
    private const int Window = 256;

    /// <summary>What was learnt of the question on the way; null when it was known, or there is nothing to weigh.</summary>
    public Weighing? Weighing { get; private set; }

    public SearchResults Answer()
    {
        var size = Math.Clamp(query.Size, 0, SearchLimits.PageSize);
        var offset = Math.Clamp(query.Offset, 0, index.Count);
        var weights = Weigh();
        var matching = Matching();
        if (query.Ids is not null) matching.And(Only(query.Ids));
        var filters = Filters();
        var passing = matching.Copy();
        foreach (var (_, filter) in filters) passing.And(filter);

        var byRelevance = query.Sort.Key == SearchSortKey.Relevance && !plan.IsBrowse;
        var page = byRelevance ? ByRelevance(passing, weights, offset, size) : BySort(passing, offset, size);
        return new SearchResults
        {
            Total = passing.Total(),
            Hits = page.Length == 0 ? []
                : !query.Evidence ? [.. page.Select(hit => new SearchHit(index.Documents[hit.Doc].Id, hit.Score, [], []))]
                : new HitBuilder(index, plan, weights, query.Language, scratch).Build(page),
            Facets = [.. query.FacetGroups.Select(group => Count(group, matching, passing, filters))],
            Words = Explain(weights),
        };
    }

    private GroupWeight[] Weigh()
    {
        if (plan.IsBrowse) return [];
        if (known is not null && query.Ids is { } ids)
        {
            int[] docs = [.. ids.Where(index.Ids.ContainsKey).Select(id => index.Ids[id]).Distinct()];
            Scorer.Score(index, plan, known.Weights, docs, scratch);
            return known.Weights;
        }

        var weights = Scorer.Score(index, plan, scratch);
        if (known is null) Weighing = new(query.Text, query.PrefixLastWord, plan, weights, Best());
        return weights;
    }

    private Bits Matching()
    {
        var matching = new Bits(index.Count);
        if (plan.IsBrowse) return matching.Fill();
        var least = query.LeastShare > 0 ? (float)query.LeastShare * (known?.Best ?? Weighing!.Best) : 0;
        for (var i = 0; i < scratch.DocCount; i++)
            if (scratch.Scores[scratch.Docs[i]] >= least) matching.Set(scratch.Docs[i]);
        foreach (var group in plan.Groups)
        {
            if (!group.Required) continue;
            var having = new Bits(index.Count);
            foreach (var sequence in group.Sequences)
                foreach (var doc in sequence.Postings.Docs) having.Set(doc);
            matching.And(having);
        }

        return matching;
    }

    private float Best()
    {
        var best = 0f;
        for (var i = 0; i < scratch.DocCount; i++) best = Math.Max(best, scratch.Scores[scratch.Docs[i]]);
        return best;
    }

    private Bits Only(IReadOnlyCollection<string> ids)
    {
        var only = new Bits(index.Count);
        foreach (var id in ids)
            if (index.Ids.TryGetValue(id, out var doc)) only.Set(doc);
        return only;
    }

    private List<(string Group, Bits Filter)> Filters()
    {
        var filters = new List<(string, Bits)>();
        foreach (var (group, values) in query.Filters)
            if (index.Facets.Filter(group, values) is { } filter) filters.Add((group, filter));
        return filters;
    }

    /// <summary>What choosing a value would leave: the text and the filters of the other groups.</summary>
    private FacetGroup Count(string group, Bits matching, Bits passing, List<(string Group, Bits Filter)> filters)
    {
        var within = passing;
        if (filters.Exists(filter => filter.Group == group))
        {
            within = matching.Copy();
            foreach (var (other, filter) in filters)
                if (other != group) within.And(filter);
        }

        return index.Facets.Count(group, within, query.Filters.GetValueOrDefault(group) ?? []);
    }

    private (int Doc, float Score)[] ByRelevance(Bits passing, GroupWeight[] weights, int offset, int size)
    {
        var top = new TopList(Math.Max(Window, offset + size));
        for (var i = 0; i < scratch.DocCount; i++)
        {
            var doc = scratch.Docs[i];
            if (passing[doc]) top.Add(TopList.Key(scratch.Scores[doc], doc));
        }

        var keys = top.Take();
        AddProximity(keys.AsSpan(0, Math.Min(Window, keys.Length)), weights);
        return [.. keys.Skip(offset).Take(size).Select(key => (TopList.Doc(key), TopList.Score(key)))];
    }

    private void AddProximity(Span<ulong> keys, GroupWeight[] weights)
    {
        if (weights.Length < 2 || index.Settings.Weights.Proximity <= 0) return;
        var docs = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++) docs[i] = TopList.Doc(keys[i]);
        scratch.Look.Gather(plan, docs, scratch.Slots);
        var sightings = new List<Sighting>();
        for (var i = 0; i < keys.Length; i++)
        {
            scratch.Look.CopyTo(i, sightings);
            var bonus = Proximity.Bonus(index, scratch.Look, docs[i], sightings, weights);
            keys[i] = TopList.Key(TopList.Score(keys[i]) + bonus, docs[i]);
        }

        keys.Sort(static (a, b) => b.CompareTo(a));
    }

    private (int Doc, float Score)[] BySort(Bits passing, int offset, int size)
    {
        var ranks = index.Sorts.For(query.Sort, query.Language);
        var top = new TopList(offset + size);
        for (var w = 0; w < passing.Words.Length; w++)
        {
            for (var bits = passing.Words[w]; bits != 0; bits &= bits - 1)
            {
                var doc = (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                top.Add(TopList.Key(ranks[doc], doc));
            }
        }

        return [.. top.Take().Skip(offset).Take(size).Select(key => (TopList.Doc(key), scratch.Scores[TopList.Doc(key)]))];
    }

    private List<QueryWord> Explain(GroupWeight[] weights)
    {
        var documents = weights.ToDictionary(weight => weight.Group, weight => weight.Documents);
        var words = new List<QueryWord>(plan.Words.Count);
        foreach (var group in plan.Words)
        {
            var use = documents.ContainsKey(group) && !group.IsEmpty ? QueryWordUse.Searched
                : group.IsStopWord ? QueryWordUse.StopWord
                : QueryWordUse.Unknown;
            var alternatives = group.Alternatives.ToArray();
            Array.Sort(alternatives, static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Term.CompareTo(b.Term));
            var found = new List<string>();
            if (use == QueryWordUse.Searched)
            {
                foreach (var alternative in alternatives)
                {
                    if (found.Count == 8) break;
                    var written = index.Vocabulary.Written(alternative.Term);
                    if (!found.Contains(written)) found.Add(written);
                }
            }

            words.Add(new QueryWord(group.Text, group.Start, use, documents.GetValueOrDefault(group), found));
        }

        return words;
    }
}
