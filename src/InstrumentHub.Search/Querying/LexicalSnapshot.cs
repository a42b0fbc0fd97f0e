using InstrumentHub.Search.Index;
using InstrumentHub.Search.Suggesting;

namespace InstrumentHub.Search.Querying;

/// <summary>Puts the parts together. Holds no state but the pool of working memory.</summary>
internal sealed class LexicalSnapshot(LexicalIndex index) : ISearchSnapshot
{
    private readonly ScratchPool _pool = new(index);
    private readonly QueryPlanner _planner = new(index);
    private readonly Weighings _weighings = new();
    private readonly Suggester _suggester = new(index.Documents, index.Settings);

    public int Count => index.Count;

    public IndexMemory? Memory => index.Memory;

    public SearchResults Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (index.Count == 0) return Nothing(query);
        var known = _weighings.Find(query);
        var plan = known?.Plan ?? _planner.Plan(query.Text, query.PrefixLastWord);
        // Something was asked, only not in words: showing everything would pretend to an answer.
        if (plan.IsBrowse && !string.IsNullOrWhiteSpace(query.Text)) return Nothing(query);
        var scratch = _pool.Rent();
        var ranking = new Ranking(index, plan, query, scratch, known);
        var results = ranking.Answer();
        _pool.Return(scratch);
        if (ranking.Weighing is { } weighing) _weighings.Keep(weighing);
        return results with { DidYouMean = DidYouMean(query, plan) };
    }

    public IReadOnlyList<Suggestion> Suggest(string prefix, SearchLanguage language, int count) =>
        _suggester.Suggest(prefix ?? "", language, count);

    public IReadOnlyList<SimilarHit> Similar(string id, int count)
    {
        if (count <= 0 || !index.Ids.TryGetValue(id, out var doc)) return [];
        var scratch = _pool.Rent();
        var hits = Querying.Similar.Find(index, doc, count, scratch);
        _pool.Return(scratch);
        return hits;
    }

    public IReadOnlyList<TextSpan> Highlight(string query, string text, SearchLanguage language)
    {
        if (index.Count == 0 || string.IsNullOrEmpty(text)) return [];
        var plan = _planner.Plan(query ?? "", prefixLastWord: true);
        // The text need not be in the index, so words that the index lacks are looked for as well.
        var wanted = plan with { Groups = [.. plan.Words.Where(group => !group.IsStopWord || plan.Groups.Contains(group))] };
        var marks = new Marker(index, wanted, new Analysis.Tokenizer()).Mark(text, language, null);
        return Marker.Spans(marks, 0, text.Length);
    }

    private static SearchResults Nothing(SearchQuery query) =>
        SearchResults.Empty with { Facets = [.. query.FacetGroups.Select(group => new FacetGroup(group, []))] };

    /// <summary>A correction is only offered when it finds something, within the same filters.</summary>
    private string? DidYouMean(SearchQuery query, QueryPlan plan)
    {
        if (Speller.Correct(index, _planner, plan, query.Text) is not { } corrected) return null;
        var scratch = _pool.Rent();
        var found = new Ranking(
            index, _planner.Plan(corrected, query.PrefixLastWord), query with { Text = corrected, Size = 0, FacetGroups = [] }, scratch);
        var total = found.Answer().Total;
        _pool.Return(scratch);
        return total > 0 ? corrected : null;
    }
}
