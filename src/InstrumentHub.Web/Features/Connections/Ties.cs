using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>
/// Every connection of a place, the most telling first within a kind: what is written in records and vocabularies, what the catalogue's
/// associations find, and what many instruments have in common. Each has its reason.
/// </summary>
public sealed class Ties(PageContext page, Relations relations, CommonTies common)
{
    private const int SimilarCount = 4, CrossoverCount = 3;

    private IStringLocalizer T => page.T;

    public IReadOnlyList<Tie> Of(Place place)
    {
        var ties = place.Kind switch
        {
            PlaceKind.Instrument => OfInstrument(page.Catalogue.Find(place.Id)!.Record),
            PlaceKind.Concept => OfConcept(place.Id),
            PlaceKind.Challenge => OfChallenge(page.Catalogue.FindCase(place.Id)!),
            PlaceKind.Phase => OfPhase(place.Id),
            _ => OfSector(place.Id),
        };
        return [.. ties.Where(t => t.To != place && t.To.IsIn(page.Catalogue)).DistinctBy(t => t.To)];
    }

    private IEnumerable<Tie> OfInstrument(InstrumentRecord record) =>
    [
        .. relations.Written(record).SelectMany(g => g.Slugs.Select(s => Instrument(s, relations.Reason(g.Name)))),
        .. relations.SimilarTo(record, SimilarCount).Select(hit => Instrument(hit.Id, relations.Reason(hit))),
        .. relations.CrossoversOf(record, CrossoverCount, SimilarCount).Select(hit => Instrument(hit.Id, relations.Reason(hit))),
        .. record.Concepts.Select((c, n) => Concept(c, n == 0 ? T["Hier gaat het instrument het meest over"] : T["Het instrument gaat hierover"])),
        .. page.Catalogue.CasesOf(record.Slug).Select(c => Challenge(c, T["Het instrument is hier gebruikt"])),
        .. record.Phases.Select(p => Phase(p, T["Het instrument past in deze fase"])),
        .. record.Sectors.Select(s => Sector(s, T["Het instrument is in deze sector gemaakt of gebruikt"])),
    ];

    private IEnumerable<Tie> OfConcept(string id)
    {
        var about = page.Catalogue.Instruments.Where(i => i.Record.Concepts.Contains(id))
            .OrderBy(i => i.Record.Concepts.TakeWhile(c => c != id).Count()).ThenBy(i => i.Record.Depth).ThenBy(i => i.Slug, StringComparer.Ordinal).ToList();
        return
        [
            .. about.Select(i => Instrument(i.Slug, i.Record.Concepts[0] == id ? T["Gaat hier het meest over"] : T["Gaat hier ook over"])),
            .. page.Catalogue.Thesaurus.Broader(id).Select(c => Concept(c.Id, T["Is een ruimer begrip"])),
            .. page.Catalogue.Thesaurus.Narrower(id).Select(c => Concept(c.Id, T["Is een specifieker begrip"])),
            .. page.Catalogue.Thesaurus.Related(id).Select(c => Concept(c.Id, T["Is een verwant begrip"])),
            .. page.Catalogue.Cases.Where(c => c.Concepts.Contains(id)).Select(c => Challenge(c, T["Heeft hiermee te maken"])),
            .. common.Phases(about, n => n == 1 ? T["1 instrument hierover past in deze fase"] : T["{0} instrumenten hierover passen in deze fase", n]),
            .. common.Sectors(about, n => n == 1 ? T["1 instrument hierover komt uit deze sector"] : T["{0} instrumenten hierover komen uit deze sector", n]),
        ];
    }

    private IEnumerable<Tie> OfPhase(string id)
    {
        var inPhase = page.Catalogue.Instruments.Where(i => i.Record.Phases.Contains(id))
            .OrderBy(i => i.Record.Phases.Count).ThenBy(i => i.Record.Depth).ThenBy(i => i.Slug, StringComparer.Ordinal).ToList();
        var slugs = inPhase.Select(i => i.Slug).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. inPhase.Select(i => Instrument(i.Slug, i.Record.Phases.Count == 1 ? T["Past alleen in deze fase"] : T["Past in deze fase"])),
            .. common.Concepts(inPhase, n => T["{0} instrumenten in deze fase gaan hierover", n]),
            .. page.Catalogue.Cases.Select(c => (Case: c, Used: c.Instruments.Count(slugs.Contains))).Where(x => x.Used > 0).OrderByDescending(x => x.Used)
                .Select(x => Challenge(x.Case, x.Used == 1 ? T["Hier is 1 instrument uit deze fase gebruikt"] : T["Hier zijn {0} instrumenten uit deze fase gebruikt", x.Used])),
            .. page.Catalogue.Scheme(ConceptScheme.Phases).Related(id).Select(p => Phase(p.Id, T["Ligt naast deze fase"])),
            .. common.Sectors(inPhase, n => n == 1 ? T["1 instrument in deze fase komt uit deze sector"] : T["{0} instrumenten in deze fase komen uit deze sector", n]),
        ];
    }

    private IEnumerable<Tie> OfSector(string id)
    {
        var sectors = page.Catalogue.Scheme(ConceptScheme.Sectors);
        var inSector = page.Catalogue.Instruments.Where(i => i.Record.Sectors.Contains(id))
            .OrderBy(i => i.Record.Sectors.Count).ThenBy(i => i.Record.Depth).ThenBy(i => i.Slug, StringComparer.Ordinal).ToList();
        return
        [
            .. inSector.Select(i => Instrument(i.Slug, i.Record.Sectors.Count == 1 ? T["Alleen in deze sector gemaakt of gebruikt"] : T["In deze sector gemaakt of gebruikt"])),
            .. common.Concepts(inSector, n => T["{0} instrumenten uit deze sector gaan hierover", n]),
            .. page.Catalogue.Cases.Where(c => c.Sectors.Contains(id)).Select(c => Challenge(c, T["Speelt in deze sector"])),
            .. common.Phases(inSector, n => n == 1 ? T["1 instrument uit deze sector past in deze fase"] : T["{0} instrumenten uit deze sector passen in deze fase", n]),
            .. sectors.Broader(id).Select(s => Sector(s.Id, T["Is een ruimere sector"])),
            .. sectors.Narrower(id).Select(s => Sector(s.Id, T["Is een deel van deze sector"])),
            .. sectors.Related(id).Select(s => Sector(s.Id, T["Is een verwante sector"])),
        ];
    }

    private IEnumerable<Tie> OfChallenge(CaseRecord record)
    {
        var used = record.Instruments.Select(page.Catalogue.Find).OfType<PublishedInstrument>().ToList();
        var own = record.Concepts.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. used.Select(i => Instrument(i.Slug, T["Is bij deze opgave gebruikt"])),
            .. record.Concepts.Select(c => Concept(c, T["De opgave heeft hiermee te maken"])),
            .. page.Catalogue.Cases.Select(c => (Case: c, Shared: c.Concepts.Where(own.Contains).ToList())).Where(x => x.Shared.Count > 1).OrderByDescending(x => x.Shared.Count)
                .Select(x => Challenge(x.Case, T["Gaat ook over {0}", relations.Labels(x.Shared.Take(3))])),
            .. common.Phases(used, n => n == 1 ? T["1 gebruikt instrument past in deze fase"] : T["{0} gebruikte instrumenten passen in deze fase", n]),
            .. record.Sectors.Select(s => Sector(s, T["De opgave speelt in deze sector"])),
        ];
    }

    private static Tie Instrument(string slug, string reason) => new(new(PlaceKind.Instrument, slug), reason);

    private static Tie Concept(string id, string reason) => new(new(PlaceKind.Concept, id), reason);

    private static Tie Challenge(CaseRecord record, string reason) => new(new(PlaceKind.Challenge, record.Slug), reason);

    private static Tie Phase(string id, string reason) => new(new(PlaceKind.Phase, id), reason);

    private static Tie Sector(string id, string reason) => new(new(PlaceKind.Sector, id), reason);
}
