using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Catalogue;

/// <summary>An instrument as readers see it.</summary>
public sealed record PublishedInstrument(InstrumentRecord Record, int RevisionNumber, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt)
{
    public string Slug => Record.Slug;

    /// <summary>How it is looked after.</summary>
    public Care Care { get; init; } = Care.None;
}

/// <summary>An instrument that was taken out, and when.</summary>
public sealed record RetiredInstrument(string Slug, DateTimeOffset At);

/// <summary>
/// The whole public catalogue at one version: immutable, and linked up so that a page needs no more than look-ups. It is small (hundreds to
/// thousands of records), so every node keeps one in memory and goes on reading when the database is away.
/// </summary>
public sealed class PublishedCatalogue
{
    private readonly Dictionary<string, PublishedInstrument> _instruments;
    private readonly Dictionary<string, string> _redirects = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _retired;
    private readonly Dictionary<string, ConceptGraph> _graphs;
    private readonly Dictionary<string, CaseRecord> _cases;
    private readonly Dictionary<string, PageRecord> _pages;
    private readonly ILookup<string, Relation> _inverse;
    private readonly ILookup<string, CaseRecord> _casesByInstrument;

    /// <param name="instruments">Published ones only.</param>
    /// <param name="retired">Slugs of instruments that were taken out.</param>
    public PublishedCatalogue(
        long version, DateTimeOffset changedAt, IEnumerable<PublishedInstrument> instruments, IEnumerable<string> retired,
        IEnumerable<ConceptScheme> schemes, IEnumerable<CaseRecord> cases, IEnumerable<PageRecord> pages)
    {
        (Version, ChangedAt) = (version, changedAt);
        Instruments = [.. instruments.OrderBy(i => i.Slug, StringComparer.Ordinal)];
        Cases = [.. cases.OrderBy(c => c.Slug, StringComparer.Ordinal)];
        _instruments = Instruments.ToDictionary(i => i.Slug);
        _retired = [.. retired];
        _graphs = schemes.ToDictionary(s => s.Id, s => new ConceptGraph(s));
        _cases = Cases.ToDictionary(c => c.Slug);
        _pages = pages.ToDictionary(p => p.Key);
        _inverse = Instruments.SelectMany(i => i.Record.Relations, (i, r) => (r.To, Back: r with { To = i.Slug })).ToLookup(x => x.To, x => x.Back);
        _casesByInstrument = Cases.SelectMany(c => c.Instruments, (c, slug) => (slug, c)).ToLookup(x => x.slug, x => x.c);
        foreach (var instrument in Instruments) { AddRedirects(instrument.Record); }
    }

    /// <summary>A catalogue with nothing in it, for a node that has not loaded one.</summary>
    public static PublishedCatalogue Empty { get; } = new(0, DateTimeOffset.UnixEpoch, [], [], [], [], []);

    /// <summary>The same with one scheme replaced, at the same version: for trying what a change would do.</summary>
    public PublishedCatalogue With(ConceptScheme scheme) =>
        new(Version, ChangedAt, Instruments, _retired, Schemes.Select(s => s.Id == scheme.Id ? scheme : s), Cases, Pages) { Retired = Retired };

    public long Version { get; }

    public DateTimeOffset ChangedAt { get; }

    /// <summary>By slug.</summary>
    public IReadOnlyList<PublishedInstrument> Instruments { get; }

    /// <summary>By slug.</summary>
    public IReadOnlyList<CaseRecord> Cases { get; }

    /// <summary>What was taken out, by slug; empty where nobody needs to know when.</summary>
    public IReadOnlyList<RetiredInstrument> Retired { get; init; } = [];

    /// <summary>Addresses outside the site that were found not to work, and when they were last found so.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> DeadLinks { get; init; } = new Dictionary<string, DateTimeOffset>();

    public IEnumerable<PageRecord> Pages => _pages.Values;

    public IEnumerable<ConceptScheme> Schemes => _graphs.Values.Select(g => g.Scheme);

    public PublishedInstrument? Find(string slug) => _instruments.GetValueOrDefault(slug);

    public CaseRecord? FindCase(string slug) => _cases.GetValueOrDefault(slug);

    public PageRecord? FindPage(string key) => _pages.GetValueOrDefault(key);

    public bool IsRetired(string slug) => _retired.Contains(slug);

    /// <summary>The slug of the instrument that this address belonged to, or that goes by this name too; null when there is none.</summary>
    public string? RedirectOf(string slug) => _redirects.GetValueOrDefault(slug);

    /// <summary>A scheme's concepts; an empty scheme for a name that the catalogue does not have.</summary>
    public ConceptGraph Scheme(string id) =>
        _graphs.GetValueOrDefault(id) ?? new ConceptGraph(new ConceptScheme(id, new(id, id), null, []));

    public ConceptGraph Thesaurus => Scheme(ConceptScheme.Thesaurus);

    /// <summary>Relations that other instruments have to this one; <see cref="Relation.To"/> is the other.</summary>
    public IEnumerable<Relation> RelationsTo(string slug) => _inverse[slug];

    public IEnumerable<CaseRecord> CasesOf(string slug) => _casesByInstrument[slug];

    private void AddRedirects(InstrumentRecord record)
    {
        // A record's own slug always wins over another's former address, and that over an alias.
        foreach (var former in record.FormerSlugs.Where(f => !_instruments.ContainsKey(f))) { _redirects[former] = record.Slug; }
        foreach (var alias in record.Aliases.Append(record.Title.Nl).Append(record.Title.En).Select(Slug.From))
        {
            if (alias.Length > 0 && !_instruments.ContainsKey(alias)) { _redirects.TryAdd(alias, record.Slug); }
        }
    }
}
