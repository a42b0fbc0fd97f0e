using System.Collections.Concurrent;

namespace InstrumentHub.Search.Association;

/// <summary>
/// Search by words and by what goes with them, above any <see cref="ISearchSnapshot"/>. Immutable and safe to use from any number
/// of threads. How it ranks, and what that is worth, is told in docs/search.md.
/// </summary>
public sealed class AssociativeSnapshot
{
    /// <summary>The lexical hits that are ranked again; what comes after them keeps its place.</summary>
    private const int Window = 256;

    private static readonly IReadOnlyDictionary<string, IReadOnlyCollection<string>> Unfiltered =
        new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);

    private readonly SearchDocument[] _documents;
    private readonly AssociationSettings _settings;
    private readonly Associator _associator;
    private readonly Names _names;
    private readonly Neighbours _neighbours;
    private readonly ConcurrentBag<Features> _free = [];

    private AssociativeSnapshot(ISearchSnapshot lexical, SearchDocument[] documents, ConceptNetwork network, AssociationSettings settings)
    {
        (Lexical, _documents, _settings) = (lexical, documents, settings);
        _associator = new Associator(documents, network, settings);
        _names = new Names(documents, settings.Names);
        _neighbours = new Neighbours(_associator, documents);
    }

    /// <summary>The index of words that this builds upon.</summary>
    public ISearchSnapshot Lexical { get; }

    /// <summary>
    /// Learns what goes with what. Documents with the same id: the last one counts, as in <see cref="ISearchEngine.Build"/>. The same
    /// documents and network give the same answers, whatever their order.
    /// </summary>
    /// <param name="lexical">Built from the same documents.</param>
    public static AssociativeSnapshot Build(
        ISearchSnapshot lexical, IReadOnlyCollection<SearchDocument> documents, ConceptNetwork network, AssociationSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(lexical);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(network);
        var byId = new SortedDictionary<string, SearchDocument>(StringComparer.Ordinal);
        foreach (var document in documents) byId[document.Id] = document;
        var concepts = network with { Concepts = [.. network.Concepts.OrderBy(c => c.Id, StringComparer.Ordinal)] };
        return new AssociativeSnapshot(lexical, [.. byId.Values], concepts, settings ?? AssociationSettings.Default);
    }

    /// <summary>
    /// Never throws on any text. Association takes part when there is a question and the order is by relevance; else the answer is the
    /// lexical one. What was quoted must occur, so nothing joins then.
    /// </summary>
    public AssociativeResults Search(SearchQuery query) => Search(query, _settings.Weights);

    internal AssociativeResults Search(SearchQuery query, FusionWeights weights)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (_documents.Length == 0 || query.Sort.Key != SearchSortKey.Relevance || string.IsNullOrWhiteSpace(query.Text)) return Plain(Lexical.Search(query));
        if (!_free.TryTake(out var features)) features = new Features(_documents.Length);
        var answer = Answer(query, weights, features);
        features.Clear();
        _free.Add(features);
        return answer;
    }

    /// <summary>The ids of the first page's order without anything to show, for fitting weights.</summary>
    internal IReadOnlyList<string> Rank(SearchQuery query, FusionWeights weights)
    {
        var whole = Lexical.Search(query with { Offset = 0, Size = Window, Evidence = false, FacetGroups = [] });
        var features = new Features(_documents.Length);
        var question = _associator.Understand(query.Text, whole.Words);
        var order = new Ordering(_associator, _documents, weights, _settings, question, features);
        order.Rank(Numbered(whole), Numbered(whole), _names.Find(query.Text, whole.Words));
        return [.. order.Everything().Select(doc => _documents[doc].Id)];
    }

    /// <summary>Documents with the same subject, best first but no two alike; empty for an unknown id.</summary>
    /// <param name="id">The document.</param>
    /// <param name="except">Ids that are not wanted, because they are told of already.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<RelatedHit> Related(string id, IReadOnlyCollection<string> except, int count) => _neighbours.Related(id, except, count);

    /// <summary>
    /// Documents that are about the same but for another value of one of <paramref name="groups"/> (another sector, another phase): both
    /// have values there and share none.
    /// </summary>
    public IReadOnlyList<RelatedHit> Crossovers(string id, IReadOnlyList<string> groups, IReadOnlyCollection<string> except, int count) =>
        _neighbours.Crossovers(id, groups, except, count);

    private static AssociativeResults Plain(SearchResults results) => new()
    {
        Total = results.Total,
        Hits = [.. results.Hits.Select(hit => new AssociativeHit(hit.Id, hit.Score, Named: false, hit, hit.Score > 0 ? 1 : 0, []))],
        Facets = results.Facets,
        DidYouMean = results.DidYouMean,
        Words = results.Words,
    };

    private AssociativeResults Answer(SearchQuery query, FusionWeights weights, Features features)
    {
        var filtered = query.Filters.Any(f => f.Value.Count > 0);
        var look = query with { Offset = 0, Size = Window, Evidence = false };
        // What joins is decided before any filter, so that the counts beside the filters are what choosing them gives.
        var whole = Lexical.Search(filtered ? look with { Filters = Unfiltered, FacetGroups = [] } : look);
        if (whole.Words.Count == 0) return Plain(Lexical.Search(query));
        var within = filtered ? Lexical.Search(look) : whole;
        var question = _associator.Understand(query.Text, whole.Words);
        var order = new Ordering(_associator, _documents, weights, _settings, question, features);
        var quoted = Querying.QueryReader.Read(query.Text, new Analysis.Tokenizer(), out _).Exists(word => word.Phrase >= 0);
        var named = quoted ? null : _names.Find(query.Text, whole.Words);
        order.Rank(Numbered(whole), Numbered(within), named);
        var joined = quoted || whole.Total >= _documents.Length ? [] : order.Join(new PathFinder(_associator, _documents, weights, query.Language), Matches(query, whole));
        var joining = joined.Where(doc => Joining.Passes(_documents[doc], query.Filters, except: null)).ToList();
        var ranked = order.Merge(joining);

        var total = within.Total + joining.Count;
        var (offset, size) = (Math.Clamp(query.Offset, 0, total), Math.Clamp(query.Size, 0, SearchLimits.PageSize));
        var page = ranked.Skip(offset).Take(size).ToList();
        var hits = Show(query, page, order, question, features, weights);
        if (page.Count < size && within.Total > Window && offset + page.Count >= ranked.Count)
            hits.AddRange(Rest(query, offset + page.Count - joining.Count, size - page.Count, ranked.Count > 0 ? order.ScoreOf(ranked[^1]) : 0));
        return new AssociativeResults
        {
            Total = total,
            Joined = joining.Count,
            Hits = hits,
            Facets = Joining.Add(within.Facets, [.. joined.Select(doc => _documents[doc])], query.Filters),
            DidYouMean = within.DidYouMean,
            Words = whole.Words,
        };
    }

    private List<(int Doc, float Score)> Numbered(SearchResults results) =>
        [.. results.Hits.Select(hit => (_associator.Numbers[hit.Id], (float)hit.Score))];

    /// <summary>Whether a document that did not reach the window matches all the same: then it has its place already.</summary>
    private Func<IReadOnlyCollection<string>, HashSet<string>> Matches(SearchQuery query, SearchResults whole) => ids =>
        whole.Total <= Window
            ? []
            : [.. Lexical.Search(query with { Filters = Unfiltered, FacetGroups = [], Offset = 0, Size = ids.Count, Evidence = false, Ids = ids }).Hits.Select(hit => hit.Id)];

    private List<AssociativeHit> Show(
        SearchQuery query, List<int> page, Ordering order, Understanding question, Features features, FusionWeights weights)
    {
        if (page.Count == 0) return [];
        var ids = page.ConvertAll(doc => _documents[doc].Id);
        var evidence = Lexical.Search(query with { Filters = Unfiltered, FacetGroups = [], Offset = 0, Size = ids.Count, Ids = ids }).Hits
            .ToDictionary(hit => hit.Id, StringComparer.Ordinal);
        var paths = new PathFinder(_associator, _documents, weights, query.Language);
        return page.ConvertAll(doc => new AssociativeHit(
            _documents[doc].Id, order.ScoreOf(doc), order.IsNamed(doc), evidence.GetValueOrDefault(_documents[doc].Id) ?? new SearchHit(_documents[doc].Id, 0, [], []),
            order.LexicalShare(doc), paths.Find(question, features, doc)));
    }

    private IEnumerable<AssociativeHit> Rest(SearchQuery query, int offset, int size, float highest) =>
        Lexical.Search(query with { Offset = offset, Size = size, FacetGroups = [] }).Hits
            .Select(hit => new AssociativeHit(hit.Id, Math.Min(highest, highest * hit.Score / (1 + hit.Score)), Named: false, hit, 1, []));
}
