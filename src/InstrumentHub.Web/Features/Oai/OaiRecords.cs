using System.Xml.Linq;
using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Oai;

/// <summary>An instrument as harvesters see it.</summary>
/// <param name="At">When it last changed, or was taken out.</param>
/// <param name="Record">Null for what was taken out.</param>
public sealed record OaiRecord(string Slug, DateTimeOffset At, InstrumentRecord? Record)
{
    /// <summary>Sets by kind, phase and sector, such as <c>phase:starten</c>; none for what was taken out.</summary>
    public IReadOnlyList<string> Sets { get; } = Record is null
        ? []
        : [$"kind:{Record.Kind}", .. Record.Phases.Select(p => $"phase:{p}"), .. Record.Sectors.Select(s => $"sector:{s}")];
}

/// <summary>The catalogue's instruments as records of OAI-PMH, described in Dublin Core in both languages.</summary>
public sealed class OaiRecords(PageContext page, SiteSettings site)
{
    private const string Licence = "https://creativecommons.org/licenses/by/4.0/";

    private static readonly (string Scheme, string Name)[] SetSchemes = [(ConceptScheme.Kinds, "kind"), (ConceptScheme.Phases, "phase"), (ConceptScheme.Sectors, "sector")];

    /// <summary>The domain name that identifiers of this site carry.</summary>
    public string Host => new Uri(page.Site.Base).Host;

    public string IdentifierOf(string slug) => $"oai:{Host}:{slug}";

    public IEnumerable<OaiRecord> All() =>
        page.Catalogue.Instruments.Select(Of).Concat(page.Catalogue.Retired.Select(r => new OaiRecord(r.Slug, Second(r.At), null)));

    public OaiRecord? Find(string identifier)
    {
        var prefix = IdentifierOf("");
        if (!identifier.StartsWith(prefix, StringComparison.Ordinal)) { return null; }
        var slug = identifier[prefix.Length..];
        return page.Catalogue.Find(slug) is { } found ? Of(found)
            : page.Catalogue.Retired.FirstOrDefault(r => r.Slug == slug) is { } gone ? new OaiRecord(gone.Slug, Second(gone.At), null) : null;
    }

    public IEnumerable<(string Spec, string Name)> Sets() =>
        from s in SetSchemes
        let scheme = page.Catalogue.Scheme(s.Scheme).Scheme
        from set in scheme.Concepts.Select(c => (Spec: $"{s.Name}:{c.Id}", Name: $"{scheme.Title.En}: {c.Label(Language.English)}")).Prepend((Spec: s.Name, Name: scheme.Title.En))
        select set;

    public XElement Header(OaiRecord record) => new(OaiXml.Oai + "header",
        record.Record is null ? new XAttribute("status", "deleted") : null,
        new XElement(OaiXml.Oai + "identifier", IdentifierOf(record.Slug)),
        new XElement(OaiXml.Oai + "datestamp", OaiXml.Stamp(record.At)),
        record.Sets.Select(s => new XElement(OaiXml.Oai + "setSpec", s)));

    public XElement Whole(OaiRecord record) => new(OaiXml.Oai + "record", Header(record),
        record.Record is { } found ? new XElement(OaiXml.Oai + "metadata", DublinCore(found, record.At)) : null);

    /// <summary>A harvester's dates are whole seconds; a part of one would make a record fall between two harvests.</summary>
    private static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static OaiRecord Of(PublishedInstrument instrument) => new(instrument.Slug, Second(instrument.ChangedAt), instrument.Record);

    private XElement DublinCore(InstrumentRecord record, DateTimeOffset at)
    {
        var catalogue = page.Catalogue;
        return OaiXml.DublinCore(
        [
            .. Both("title", record.Title.In),
            .. record.Aliases.Select(a => OaiXml.Dc("title", a)),
            .. record.Makers.Select(m => OaiXml.Dc("creator", m)),
            .. record.Concepts.SelectMany(c => Both("subject", l => catalogue.Thesaurus.Label(c, l))),
            .. record.Sectors.SelectMany(s => Both("subject", l => catalogue.Scheme(ConceptScheme.Sectors).Label(s, l))),
            .. Both("description", record.Summary.In),
            OaiXml.Dc("publisher", site.Name),
            OaiXml.Dc("date", OaiXml.Stamp(at)),
            .. Both("type", l => catalogue.Scheme(ConceptScheme.Kinds).Label(record.Kind, l)),
            OaiXml.Dc("identifier", Url(record.Slug)),
            .. record.Sources.Select(s => OaiXml.Dc("source", s.Page is null ? s.Citation : $"{s.Citation} {s.Page}")),
            .. Languages.All.Select(l => OaiXml.Dc("language", l.Tag())),
            .. record.Relations.Where(r => catalogue.Find(r.To) is not null).Select(r => OaiXml.Dc("relation", Url(r.To))),
            OaiXml.Dc("rights", Licence),
            record.Licence is { } original ? OaiXml.Dc("rights", original) : null,
        ]);
    }

    private string Url(string slug) => page.Site.Absolute(new Addresses(Language.Dutch).Instrument(slug));

    private static IEnumerable<XElement> Both(string name, Func<Language, string> text) => Languages.All.Select(l => OaiXml.Dc(name, text(l), l.Tag()));
}
