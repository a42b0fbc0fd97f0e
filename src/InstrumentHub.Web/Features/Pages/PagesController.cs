using InstrumentHub.Web.Features.Conduct;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Pages;

/// <summary>The pages of running text.</summary>
public sealed class PagesController(PageContext page, SiteSettings site) : Controller
{
    [HttpGet("/over"), HttpGet("/en/about")]
    public IActionResult About() => Text("over", SiteSection.About);

    [HttpGet("/toegankelijkheid"), HttpGet("/en/accessibility")]
    public IActionResult Accessibility() => Text("toegankelijkheid");

    [HttpGet("/privacy"), HttpGet("/en/privacy")]
    public IActionResult Privacy() => Text("privacy");

    [HttpGet("/colofon"), HttpGet("/en/colophon")]
    public IActionResult Colophon() => Text("colofon");

    [HttpGet("/gedragsregels"), HttpGet("/en/conduct")]
    public IActionResult Conduct() => Text("gedragsregels");

    [HttpGet("/zoekhulp"), HttpGet("/en/search-help")]
    public IActionResult SearchHelp() => Text("zoeken");

    [HttpGet("/ontwikkelaars"), HttpGet("/en/developers")]
    public IActionResult Developers() => Text("ontwikkelaars");

    private IActionResult Text(string key, SiteSection section = SiteSection.None)
    {
        if (page.Catalogue.FindPage(key) is not { } text) { return NotFound(); }

        ViewData["Meta"] = page.Meta(section, to => to.Page(key));
        var siblings = Addresses.PageKeys.Where(k => k != key).Select(page.Catalogue.FindPage).OfType<Core.Catalogue.PageRecord>();
        return View("Text", new TextPageView(key, page.Text(text.Title), page.Text(text.Summary), page.Html(text.Text.In(page.Language)),
            [.. siblings.Select(s => new LinkView(s.Title.In(page.Language), page.To.Page(s.Key)))])
        {
            Version = key == ConductRules.Page ? ConductRules.VersionOf(text) : null,
            Contact = key is "toegankelijkheid" or "privacy" ? new(site.Contact) : null,
        });
    }
}
