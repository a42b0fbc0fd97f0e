using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Links;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Cases;

public sealed class CasesController(PageContext page, Cards cards) : Controller
{
    [HttpGet("/praktijken"), HttpGet("/en/cases")]
    public IActionResult Index()
    {
        ViewData["Meta"] = page.Meta(SiteSection.Cases, to => to.Cases);
        return View(new CasesView([.. page.Catalogue.Cases.OrderBy(c => c.Title.In(page.Language), StringComparer.CurrentCulture).Select(c => new CaseCard(
            c.Slug, page.To.Case(c.Slug), page.Text(c.Title), page.Text(c.Summary),
            [.. c.Sectors.Select(s => page.Label(ConceptScheme.Sectors, s))], c.Region is null ? null : page.Text(c.Region), c.Instruments.Count))]));
    }

    [HttpGet("/praktijken/{slug}"), HttpGet("/en/cases/{slug}")]
    public IActionResult Details(string slug)
    {
        if (page.Catalogue.FindCase(slug) is not { } record) { return NotFound(); }

        var (own, other) = page.Language == Core.Language.English ? (record.BodyEn, record.BodyNl) : (record.BodyNl, record.BodyEn);
        ViewData["Meta"] = page.Meta(SiteSection.Cases, to => to.Case(slug));
        return View(new CaseView
        {
            Slug = slug,
            Title = page.Text(record.Title),
            Summary = page.Text(record.Summary),
            Challenge = page.Text(record.Challenge ?? record.Summary),
            Sectors = [.. record.Sectors.Select(s => new LinkView(page.Label(ConceptScheme.Sectors, s), $"{page.To.Instruments}?sector={s}"))],
            Region = Maybe(record.Region),
            Period = Maybe(record.Period),
            Participants = Maybe(record.Participants),
            Happened = page.Html(own.Happened, other.Happened) ?? page.Html(record.Summary.In(page.Language)),
            Worked = page.Html(own.Worked, other.Worked),
            DidNotWork = page.Html(own.DidNotWork, other.DidNotWork),
            Instruments = [.. record.Instruments.Select(page.Catalogue.Find).OfType<PublishedInstrument>().Select(cards.Of)],
            Concepts = [.. record.Concepts.Select(c => new LinkView(page.Label(ConceptScheme.Thesaurus, c), page.To.Concept(c)))],
            Sources = InstrumentProjection.Sources(record.Sources, page.Catalogue),
            DeadLinks = DeadLinkView.Among(TextLinks.InText(record), page.Catalogue),
            Share = new(record.Title.In(page.Language), page.Site.Absolute(page.To.Case(slug))),
        });
    }

    private TextView? Maybe(Core.LocalText? text) => text is null ? null : page.Text(text);
}
