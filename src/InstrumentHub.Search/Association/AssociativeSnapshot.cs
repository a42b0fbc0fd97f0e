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

    /// <summary>With more of the documents changed (a changed one counts twice, as gone and new) meanings are learnt again.</summary>
    private const double MayDiffer = 0.1;

    private static readonly IReadOnlyDictionary<string, IReadOnlyCollection<string>> Unfiltered =
        new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);

    private readonly SearchDocument[] _documents;
    private readonly AssociationSettings _settings;
    private readonly Associator _associator;
    private readonly Names _names;
    private readonly Neighbours _neighbours;
    private readonly ConcurrentBag<Features> _free = [];

    /// <summary>The documents and the concepts from which meanings were learnt.</summary>
    private readonly SearchDocument[] _learntFrom;
    private readonly ConceptNetwork _network;

    private AssociativeSnapshot(
        ISearchSnapshot lexical, SearchDocument[] documents, ConceptNetwork network, UseEvidence use, AssociationSettings settings, AssociativeSnapshot? previous)
    {
        var learnt = previous is not null && previous.StillMeans(documents, network, settings) ? previous : null;
        (_learntFrom, _network) = (learnt?._learntFrom ?? documents, network);
        (Lexical, _documents, _settings) = (lexical, documents, settings);
        (Associator? associator, Names? names) = (null, null);
        Parallel.Invoke(() => associator = new Associator(documents, network, use, settings, learnt?._associator), () => names = new Names(documents, settings.Names));
        (_associator, _names) = (associator!, names!);
        _neighbours = new Neighbours(_associator, documents);
    }

    private AssociativeSnapshot(AssociativeSnapshot other, UseEvidence use)
    {
        (Lexical, _documents, _settings, _learntFrom, _network, _names) = (other.Lexical, other._documents, other._settings, other._learntFrom, other._network, other._names);
        _associator = other._associator.With(use);
        _neighbours = new Neighbours(_associator, _documents);
    }

    /// <summary>The same with what use has taught since; costs next to nothing. This one stays what it was.</summary>
    public AssociativeSnapshot With(UseEvidence use)
    {
        ArgumentNullException.ThrowIfNull(use);
        return new(this, use);
    }

    /// <summary>The index of words that this builds upon.</summary>
    public ISearchSnapshot Lexical { get; }

    /// <summary>
    /// Learns what goes with what. Documents with the same id: the last one counts, as in <see cref="ISearchEngine.Build"/>. The same
    /// documents and network give the same answers, whatever their order.
    /// </summary>
    /// <param name="lexical">Built from the same documents.</param>
    /// <param name="documents">What can be found.</param>
    /// <param name="network">What ties them together.</param>
    /// <param name="settings">The default when null.</param>
    /// <param name="use">What use has taught; none when null.</param>
    /// <param name="previous">
    /// An earlier snapshot. While few documents changed since meanings were learnt they are taken over from it, because learning them is
    /// what takes time; words that only the changed documents have get theirs when learning is due. Everything else is anew.
    /// </param>
    public static AssociativeSnapshot Build(
        ISearchSnapshot lexical, IReadOnlyCollection<SearchDocument> documents, ConceptNetwork network, AssociationSettings? settings = null, UseEvidence? use = null,
        AssociativeSnapshot? previous = null)
    {
        ArgumentNullException.ThrowIfNull(lexical);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(network);
        var byId = new SortedDictionary<string, SearchDocument>(StringComparer.Ordinal);
        foreach (var document in documents) byId[document.Id] = document;
        var concepts = network with { Concepts = [.. network.Concepts.OrderBy(c => c.Id, StringComparer.Ordinal)] };
        return new AssociativeSnapshot(lexical, [.. byId.Values], concepts, use ?? UseEvidence.None, settings ?? AssociationSettings.Default, previous);
    }

    /// <summary>
    /// Never throws on any text. Association takes part when there is a question and the order is by relevance; else the answer is the
    /// lexical one. What was quoted must occur, so nothing joins then.
    /// </summary>
    public AssociativeResults Search(SearchQuery query) => Search(query, _settings.Weights);

    internal AssociativeResults Search(SearchQuery query, FusionWeights weights)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (_documents.Length == 0 || query.Sort.Key != SearchSortKey.Relevance || string.IsNullOrWhiteSpace(query.Text)) return Plain(Lexical.Search(query with { LeastShare = LeastShare(query) }));
        if (!_free.TryTake(out var features)) features = new Features(_documents.Length);
        var answer = Answer(query, weights, features);
        features.Clear();
        _free.Add(features);
        return answer;
    }

    /// <summary>The ids in order without anything to show, for fitting weights.</summary>
    internal IReadOnlyList<string> Rank(SearchQuery query, FusionWeights weights) => [.. Weigh(query, weights).Order.Select(doc => _documents[doc].Id)];

    /// <summary>What each feature says of the documents, in order, for whoever tunes.</summary>
    internal IReadOnlyList<(string Id, float[] Evidence)> Inspect(SearchQuery query)
    {
        var (order, features) = Weigh(query, _settings.Weights);
        return [.. order.Select(doc => (_documents[doc].Id, Enum.GetValues<Feature>().Select(f => features[f][doc]).ToArray()))];
    }

    private (List<int> Order, Features Features) Weigh(SearchQuery query, FusionWeights weights)
    {
        var whole = Lexical.Search(query with { Offset = 0, Size = Window, Evidence = false, FacetGroups = [], LeastShare = LeastShare(query) });
        var features = new Features(_documents.Length);
        var question = _associator.Understand(query.Text, whole.Words);
        var order = new Ordering(_associator, _documents, weights, _settings, question, features);
        order.Rank(Numbered(whole), Numbered(whole), _names.Find(query.Text, whole.Words));
        return (order.Everything(), features);
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

    private bool StillMeans(SearchDocument[] documents, ConceptNetwork network, AssociationSettings settings)
    {
        if (settings != _settings || network.Concepts.Count != _network.Concepts.Count) return false;
        var known = _learntFrom.ToDictionary(d => d.Id, StringComparer.Ordinal);
        var same = documents.Count(d => known.TryGetValue(d.Id, out var before) && (ReferenceEquals(before, d) || before.Fields.SequenceEqual(d.Fields)));
        return documents.Length - same + known.Count - same <= _learntFrom.Length * MayDiffer;
    }

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
        var look = query with { Offset = 0, Size = Window, Evidence = false, LeastShare = LeastShare(query) };
        // What joins is decided before any filter, so that the counts beside the filters are what choosing them gives.
        var whole = Lexical.Search(filtered ? look with { Filters = Unfiltered, FacetGroups = [] } : look);
        if (whole.Words.Count == 0) return Plain(Lexical.Search(query));
        var within = filtered ? Lexical.Search(look) : whole;
        var question = _associator.Understand(query.Text, whole.Words);
        var order = new Ordering(_associator, _documents, weights, _settings, question, features);
        var quoted = IsQuoted(query.Text);
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

    /// <summary>Whoever quotes has said already what must be there: all that has it counts.</summary>
    private double LeastShare(SearchQuery query) => IsQuoted(query.Text) ? query.LeastShare : Math.Max(query.LeastShare, _settings.LeastShare);

    private static bool IsQuoted(string text) => Querying.QueryReader.Read(text, new Analysis.Tokenizer(), out _).Exists(word => word.Phrase >= 0);

    private List<(int Doc, float Score)> Numbered(SearchResults results) =>
        [.. results.Hits.Select(hit => (_associator.Numbers[hit.Id], (float)hit.Score))];

    /// <summary>Whether a document that did not reach the window matches all the same: then it has its place already.</summary>
    private Func<IReadOnlyCollection<string>, HashSet<string>> Matches(SearchQuery query, SearchResults whole) => ids =>
        whole.Total <= Window
            ? []
            : [.. Lexical.Search(query with { Filters = Unfiltered, FacetGroups = [], Offset = 0, Size = ids.Count, Evidence = false, Ids = ids, LeastShare = LeastShare(query) }).Hits.Select(hit => hit.Id)];

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
        Lexical.Search(query with { Offset = offset, Size = size, FacetGroups = [], LeastShare = LeastShare(query) }).Hits
            .Select(hit => new AssociativeHit(hit.Id, Math.Min(highest, highest * hit.Score / (1 + hit.Score)), Named: false, hit, 1, []));
}
