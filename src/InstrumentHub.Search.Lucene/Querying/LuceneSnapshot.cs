using InstrumentHub.Search.Suggesting;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>
/// Lucene finds, scores and tells where; facets, orders and suggestions, which need no index of words, are the code that our own engine has.
/// </summary>
internal sealed class LuceneSnapshot(LuceneIndex index) : ISearchSnapshot
{
    private readonly Planner _planner = new(index);
    private readonly Suggester _suggester = new(index.Documents, index.Settings);

    public int Count => index.Count;

    public SearchResults Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (index.Count == 0) return SearchResults.Empty with { Facets = [.. query.FacetGroups.Select(group => new FacetGroup(group, []))] };
        var question = _planner.Plan(query.Text, query.PrefixLastWord);
        var results = new Answering(index, question, query).Answer() with { DidYouMean = DidYouMean(query, question) };
        // The files of a collected index are closed, and the runtime may collect it before the last call into Lucene returns.
        GC.KeepAlive(index);
        return results;
    }

    public IReadOnlyList<Suggestion> Suggest(string prefix, SearchLanguage language, int count) => _suggester.Suggest(prefix ?? "", language, count);

    public IReadOnlyList<SimilarHit> Similar(string id, int count)
    {
        if (count <= 0 || !index.Ids.TryGetValue(id, out var doc)) return [];
        var hits = MoreLikeThis.Find(index, doc, count);
        GC.KeepAlive(index);
        return hits;
    }

    public IReadOnlyList<TextSpan> Highlight(string query, string text, SearchLanguage language)
    {
        if (index.Count == 0 || string.IsNullOrEmpty(text)) return [];
        var spans = TextMarks.Find(index, _planner.Plan(query ?? "", prefixLastWord: true), text, language);
        GC.KeepAlive(index);
        return spans;
    }

    /// <summary>A correction is only offered when it finds something, within the same filters.</summary>
    private string? DidYouMean(SearchQuery query, Question question)
    {
        if (Spelling.Correct(index, _planner, question, query.Text) is not { } corrected) return null;
        var found = new Answering(index, _planner.Plan(corrected, query.PrefixLastWord), query with { Text = corrected, Size = 0, FacetGroups = [] }).Answer();
        return found.Total > 0 ? corrected : null;
    }
}
