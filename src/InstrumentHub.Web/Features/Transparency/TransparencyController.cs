using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Pages;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Transparency;

/// <summary>How to report and to object, whom to write to, and the figures of each year, counted from the decisions themselves.</summary>
public sealed class TransparencyController(PageContext page, YearFigures figures, SiteSettings site, TimeProvider time) : Controller
{
    public const string Key = "meldpunt";

    [HttpGet("/meldpunt"), HttpGet("/en/notice-and-action"), Asks(nameof(Permissions.ReadDecisionLog))]
    public async Task<IActionResult> Index(int? jaar, CancellationToken cancel)
    {
        if (page.Catalogue.FindPage(Key) is not { } text) { return NotFound(); }
        var now = time.GetUtcNow().Year;
        var first = await figures.FirstYearAsync(cancel) ?? now;
        var year = Math.Clamp(jaar ?? now, first, now);

        // The figures of this year change with each decision.
        Response.Headers.CacheControl = "no-cache";
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Page(Key));
        var siblings = Addresses.PageKeys.Where(k => k != Key).Select(page.Catalogue.FindPage).OfType<Core.Catalogue.PageRecord>();
        var about = new TextPageView(Key, page.Text(text.Title), page.Text(text.Summary), page.Html(text.Text.In(page.Language)),
            [.. siblings.Select(s => new LinkView(s.Title.In(page.Language), page.To.Page(s.Key)))]) { Contact = new(site.Contact) };
        return View("/Features/Transparency/Index.cshtml", new TransparencyView(about, await figures.OfAsync(year, cancel), [.. Enumerable.Range(first, now - first + 1).Reverse()]));
    }
}

/// <param name="Years">Newest first.</param>
public sealed record TransparencyView(TextPageView About, FiguresView Figures, IReadOnlyList<int> Years);
