using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Phases;

public sealed class PhasesController(PageContext page, Cards cards, PhaseCards phases) : Controller
{
    private const int SituationCount = 6;

    [HttpGet("/fasen"), HttpGet("/en/phases")]
    public IActionResult Index()
    {
        ViewData["Meta"] = page.Meta(SiteSection.Phases, to => to.Phases);
        return View(new PhasesView(phases.All()));
    }

    [HttpGet("/fasen/{id}"), HttpGet("/en/phases/{id}")]
    public IActionResult Details(string id)
    {
        var all = phases.All();
        if (all.FirstOrDefault(p => p.Id == id) is not { } phase || page.Catalogue.FindPage(id) is not { } text) { return NotFound(); }

        var instruments = page.Catalogue.Instruments.Where(i => i.Record.Phases.Contains(id)).ToList();
        ViewData["Meta"] = page.Meta(SiteSection.Phases, to => to.Phase(id));
        return View(new PhaseView
        {
            Id = id,
            Number = phase.Number,
            Title = page.Text(text.Title),
            Summary = page.Text(text.Summary),
            Advice = page.Html(text.Text.In(page.Language)),
            Groups = Groups(instruments),
            Phases = all,
            Situations = [.. instruments.Where(i => i.Record is { Depth: Depth.Full, Phases.Count: 1, Situations.Count: > 0 })
                .Select(i => i.Record.Situations[0].In(page.Language)).Take(SituationCount).Select(s => new LinkView(s, page.To.Search(s)))],
            BrowseUrl = $"{page.To.Instruments}?phase={id}",
        });
    }

    /// <summary>By kind, those that can be used from their page before those that are only named.</summary>
    private List<InstrumentGroup> Groups(List<PublishedInstrument> instruments) =>
        [.. page.Catalogue.Scheme(ConceptScheme.Kinds).Scheme.Concepts
            .Select(kind => new InstrumentGroup(kind.Label(page.Language),
                [.. instruments.Where(i => i.Record.Kind == kind.Id).OrderBy(i => i.Record.Depth).ThenBy(i => i.Record.Title.In(page.Language), StringComparer.CurrentCulture).Select(cards.Of)], kind.Id))
            .Where(g => g.Cards.Count > 0)];
}
