using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Concepts;

public sealed class ConceptsController(PageContext page, Cards cards) : Controller
{
    private const int MaxInstruments = 24;

    private ConceptGraph Thesaurus => page.Catalogue.Thesaurus;

    [HttpGet("/begrippen"), HttpGet("/en/concepts")]
    public IActionResult Index()
    {
        var uses = Uses();
        var concepts = Thesaurus.Scheme.Concepts;
        var tops = concepts.Where(c => c.Broader.Count == 0 && Thesaurus.Narrower(c.Id).Any()).OrderBy(Label, StringComparer.CurrentCulture);
        ViewData["Meta"] = page.Meta(SiteSection.Concepts, to => to.Concepts);
        return View(new ConceptsView(
            [.. tops.Select(c => new ConceptBranch(Link(c, uses), c.Definition?.In(page.Language), [.. Thesaurus.Narrower(c.Id).OrderBy(Label, StringComparer.CurrentCulture).Select(n => Link(n, uses))]))],
            [.. concepts.SelectMany(Entries).OrderBy(e => e.Label, StringComparer.CurrentCultureIgnoreCase).GroupBy(e => Initial(e.Label)).Select(g => new ConceptLetter(g.Key, [.. g]))],
            concepts.Count));
    }

    [HttpGet("/begrippen/{id}"), HttpGet("/en/concepts/{id}")]
    public IActionResult Details(string id)
    {
        if (Thesaurus.Find(id) is not { } concept) { return NotFound(); }

        var uses = Uses();
        var other = page.Language == Language.English ? Language.Dutch : Language.English;
        var about = page.Catalogue.Instruments.Where(i => i.Record.Concepts.Contains(id))
            .OrderBy(i => i.Record.Concepts.TakeWhile(c => c != id).Count()).ThenBy(i => i.Record.Depth).ThenBy(i => i.Slug, StringComparer.Ordinal).ToList();
        ViewData["Meta"] = page.Meta(SiteSection.Concepts, to => to.Concept(id));
        return View(new ConceptView
        {
            Id = id,
            Label = Label(concept),
            OtherLabel = concept.Label(other) == Label(concept) ? null : new(concept.Label(other), other.Tag()),
            AltLabels = concept.AltLabels.In(page.Language),
            Definition = concept.Definition is null ? null : page.Text(concept.Definition),
            Broader = [.. Thesaurus.Broader(id).Select(c => Link(c, uses))],
            Narrower = [.. Thesaurus.Narrower(id).Select(c => Link(c, uses))],
            Related = [.. Thesaurus.Related(id).Select(c => Link(c, uses))],
            Instruments = [.. about.Take(MaxInstruments).Select(cards.Of)],
            BrowseUrl = about.Count > MaxInstruments ? $"{page.To.Instruments}?concept={id}" : null,
        });
    }

    private string Label(Concept concept) => concept.Label(page.Language);

    private ConceptLink Link(Concept concept, Dictionary<string, int> uses) => new(concept.Id, Label(concept), page.To.Concept(concept.Id), uses.GetValueOrDefault(concept.Id));

    private IEnumerable<ConceptEntry> Entries(Concept concept) => concept.AltLabels.In(page.Language)
        .Select(alt => new ConceptEntry(alt, page.To.Concept(concept.Id), Label(concept)))
        .Prepend(new ConceptEntry(Label(concept), page.To.Concept(concept.Id)));

    private Dictionary<string, int> Uses() => page.Catalogue.Instruments.SelectMany(i => i.Record.Concepts).CountBy(c => c).ToDictionary();

    private static string Initial(string label) => char.IsLetter(label[0]) ? label[..1].Normalize(System.Text.NormalizationForm.FormD)[..1].ToUpper(CultureInfo.CurrentCulture) : "#";
}
