using System.Collections.Immutable;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Learning;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>The list of instruments and the page of one.</summary>
public sealed class CatalogueController(PageContext page) : Controller
{
    [HttpGet("/instrumenten"), HttpGet("/en/instruments"), EnableRateLimiting(RateLimits.Search)]
    public IActionResult Browse([FromServices] BrowseProjection browse)
    {
        var asked = SearchForm.Read(Request.Query);
        var form = asked.Knowing(page.Catalogue);
        var answer = browse.Of(form) with { LeftOut = asked.Filters.Sum(f => f.Value.Count) > form.Filters.Sum(f => f.Value.Count) };
        // There is no such page (any more), or a form without script sent what it means by default: one list has one address.
        if (form.Page > answer.Pages.Last) { return Redirect(form.On(answer.Pages.Last).UrlOn(page.To.Instruments)); }
        if (Request.Query.TryGetValue("sort", out var sort) && sort.ToString().Length == 0) { return Redirect(form.UrlOn(page.To.Instruments)); }

        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.Instruments) with
        {
            Question = form.Question,
            // A search engine should keep our list, not its endless combinations.
            Robots = form.UrlOn("") == "" ? null : "noindex, follow",
            Alternates = page.Meta(SiteSection.Instruments, to => form.UrlOn(to.Instruments)).Alternates,
        };
        return View(answer);
    }

    [HttpGet("/instrumenten/{slug}"), HttpGet("/en/instruments/{slug}")]
    public async Task<IActionResult> Details(string slug, [FromServices] InstrumentProjection projection, [FromServices] RelationBallot ballot, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return Elsewhere(slug, (to, found) => to.Instrument(found)); }

        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.Instrument(slug), StructuredData.Of(instrument, page)) with
        {
            Image = page.Site.Absolute(page.To.SocialCard(slug)),
            ImageAlt = instrument.Record.Title.In(page.Language),
        };
        return View(projection.Of(instrument, votes: await ballot.OwnAsync(slug, cancel)));
    }

    [HttpGet("/instrumenten/{slug}/invulblad"), HttpGet("/en/instruments/{slug}/worksheet")]
    public IActionResult Worksheet(string slug, [FromServices] InstrumentProjection projection)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return Elsewhere(slug, (to, found) => to.Worksheet(found)); }
        if (instrument.Record.Worksheet is null) { return NotFound(); }

        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.Worksheet(slug));
        return View(projection.WorksheetPage(instrument));
    }

    [HttpGet("/instrumenten/{slug}/versies/{number:int}"), HttpGet("/en/instruments/{slug}/revisions/{number:int}")]
    public async Task<IActionResult> Revision(string slug, int number, [FromServices] HubContext hub, [FromServices] InstrumentProjection projection, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return NotFound(); }
        var revision = await hub.Instruments.AsNoTracking().Where(i => i.Slug == slug).SelectMany(i => i.Revisions).SingleOrDefaultAsync(r => r.Number == number, cancel);
        if (revision is null) { return NotFound(); }

        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.Revision(slug, number)) with { Robots = "noindex", Canonical = page.Site.Absolute(page.To.Instrument(slug)) };
        return View("Details", projection.Of(instrument with { Record = revision.Record, RevisionNumber = number, ChangedAt = revision.At }, instrument.RevisionNumber));
    }

    [HttpGet("/vergelijken"), HttpGet("/en/compare")]
    public IActionResult Compare([FromServices] SelectionProjection selection)
    {
        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => SelectionProjection.Url(to.Compare, SlugsAsked())) with { Robots = "noindex" };
        return View(selection.Compare(SlugsAsked()));
    }

    [HttpGet("/selectie"), HttpGet("/en/selection")]
    public IActionResult Selection([FromServices] SelectionProjection selection)
    {
        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => SelectionProjection.Url(to.Selection, SlugsAsked())) with { Robots = "noindex" };
        return View(selection.Of(SlugsAsked()));
    }

    private ImmutableList<string> SlugsAsked() => SearchForm.Read(Request.Query).Selection;

    /// <summary>Another name or a former address leads on; what was taken out says that it is gone.</summary>
    private IActionResult Elsewhere(string slug, Func<Addresses, string, string> address) => page.Catalogue.RedirectOf(slug) is { } found
        ? RedirectPermanent(address(page.To, found))
        : StatusCode(page.Catalogue.IsRetired(slug) ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
}
