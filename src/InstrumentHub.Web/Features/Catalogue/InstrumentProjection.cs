using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Links;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>Turns a record into its page.</summary>
public sealed class InstrumentProjection(PageContext page, Relations relations, CommunityListings communities)
{
    /// <param name="instrument">What to show.</param>
    /// <param name="current">The number of the newest revision, when an older one is shown.</param>
    /// <param name="votes">What the reader said of relations, by the other's slug; null for who does not vote.</param>
    public InstrumentView Of(PublishedInstrument instrument, int? current = null, IReadOnlyDictionary<string, bool>? votes = null)
    {
        var record = instrument.Record;
        var url = page.To.Instrument(record.Slug);
        return new()
        {
            Slug = record.Slug,
            Url = url,
            Title = page.Text(record.Title),
            Summary = page.Text(record.Summary),
            Purpose = page.Text(record.Purpose),
            Kind = new(page.Label(ConceptScheme.Kinds, record.Kind), Narrowed("kind", record.Kind)),
            KindId = record.Kind,
            Depth = CatalogueFacets.Depth(record.Depth),
            Facts = Facts(record),
            Situations = [.. record.Situations.Select(s => s.In(page.Language)).Select(s => new LinkView(s, page.To.Search(s)))],
            What = Section(record, BodySection.What) ?? page.Html(record.Summary.In(page.Language)),
            When = Section(record, BodySection.When),
            How = Section(record, BodySection.How),
            Yields = Section(record, BodySection.Yields),
            WatchOut = Section(record, BodySection.WatchOut),
            Worksheet = record.Worksheet is null ? null : Worksheet(record, record.Worksheet),
            Evidence = Evidence(record),
            Sources = Sources(record.Sources, page.Catalogue),
            DeadLinks = DeadLinkView.Among(TextLinks.InText(record), page.Catalogue),
            Makers = record.Makers,
            Licence = record.Licence,
            Aliases = record.Aliases,
            Concepts = [.. record.Concepts.Select(c => new LinkView(page.Label(ConceptScheme.Thesaurus, c), page.To.Concept(c)))],
            Sectors = [.. record.Sectors.Select(s => new LinkView(page.Label(ConceptScheme.Sectors, s), Narrowed("sector", s)))],
            Challenge = record.Challenge is null ? null : page.Text(record.Challenge),
            Relations = relations.Groups(record),
            Similar = relations.Similar(record, votes),
            Crossovers = relations.Crossovers(record, votes),
            MayVote = votes is not null,
            Cases = [.. page.Catalogue.CasesOf(record.Slug).Select(c => new LinkView(c.Title.In(page.Language), page.To.Case(c.Slug)))],
            UsedBy = [.. communities.Using(record.Slug).Take(InstrumentView.MaxUsedBy).Select(c => new LinkView(c.IsExample ? page.T["{0} (voorbeeld)", c.Name] : c.Name, page.To.Community(c.Slug)))],
            Revision = new(instrument.RevisionNumber, current ?? instrument.RevisionNumber, DateOnly.FromDateTime(instrument.ChangedAt.UtcDateTime),
                page.To.Revisions(record.Slug), current is null ? null : url),
            Care = instrument.Care,
            Share = new(record.Title.In(page.Language), page.Site.Absolute(url)),
            SelectUrl = SelectionProjection.Url(page.To.Selection, [record.Slug]),
            RoomUrl = page.To.Room(record.Slug),
        };
    }

    public WorksheetPageView WorksheetPage(PublishedInstrument instrument) => new(
        page.Text(instrument.Record.Title), page.To.Instrument(instrument.Slug), page.Site.Absolute(page.To.Instrument(instrument.Slug)),
        Worksheet(instrument.Record, instrument.Record.Worksheet!), Sources(instrument.Record.Sources, page.Catalogue));

    public FactsView Facts(InstrumentRecord record) => new()
    {
        Phases = [.. record.Phases.Select(p => new PhaseLink(p, page.Label(ConceptScheme.Phases, p), page.To.Phase(p)))],
        Duration = Phrases.Duration(record.Duration, page.T),
        GroupSize = Phrases.GroupSize(record.GroupSize, page.T),
        Setting = Phrases.Setting(record.Setting, page.T),
        Audiences = [.. record.Audiences.Select(a => new LinkView(page.Label(ConceptScheme.Audiences, a), Narrowed("audience", a)))],
        // The source's own words are never translated.
        AudienceStated = record.AudienceStated is { } stated ? new(stated, page.Language == Language.English ? "nl" : null) : null,
        Preparation = record.Preparation is null ? null : page.Text(record.Preparation),
        Materials = [.. record.Materials.Select(page.Text)],
        Roles = [.. record.Roles.Select(page.Text)],
        Advice = [.. record.Advice.Select(a => char.ToLowerInvariant(a.ToString()[0]) + a.ToString()[1..])],
    };

    public EvidenceView Evidence(InstrumentRecord record)
    {
        var levels = page.Catalogue.Scheme(ConceptScheme.Evidence);
        var ids = levels.Scheme.Concepts.Select(c => c.Id).ToList();
        // The vocabulary lists the levels from the strongest down.
        var rank = ids.Count - Math.Max(0, ids.IndexOf(record.Evidence.Level));
        return new(record.Evidence.Level, levels.Label(record.Evidence.Level, page.Language),
            levels.Find(record.Evidence.Level)?.Definition?.In(page.Language) ?? "", rank, ids.Count, page.Text(record.Evidence.Basis), record.Evidence.Checked);
    }

    public static IReadOnlyList<SourceView> Sources(IEnumerable<Source> sources, PublishedCatalogue catalogue) =>
        [.. sources.Select(s => new SourceView(s.Citation, s.Page, s.IsLinkable ? s.Url : null, s.IsLinkable ? null : s.Url, s.State.ToString().ToLowerInvariant(), s.Checked,
            s.IsLinkable && TextLinks.Cleaned(s.Url) is { } url && catalogue.DeadLinks.TryGetValue(url, out var at) ? DateOnly.FromDateTime(at.UtcDateTime) : null))];

    private HtmlView? Section(InstrumentRecord record, BodySection section)
    {
        var (own, other) = page.Language == Language.English ? (record.BodyEn, record.BodyNl) : (record.BodyNl, record.BodyEn);
        return page.Html(own[section], other[section]);
    }

    private WorksheetView Worksheet(InstrumentRecord record, Worksheet sheet) => new WorksheetProjection(page).Of(record, sheet);

    private string Narrowed(string facet, string value) => $"{page.To.Instruments}?{facet}={Uri.EscapeDataString(value)}";
}
