using InstrumentHub.Web.Features.Connections.Drawing;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>The map: what goes with what, and why.</summary>
public sealed class ConnectionsController(PageContext page, Places places) : Controller
{
    [HttpGet("/verbanden"), HttpGet("/en/connections"), EnableRateLimiting(RateLimits.Search)]
    public IActionResult Index([FromServices] OverviewProjection overview, [FromServices] NeighbourhoodProjection neighbourhood, [FromServices] MapLayouts layouts)
    {
        var form = MapForm.Read(Request.Query, page.Catalogue);
        // Who types a name means the thing itself.
        if (form.Question.Length > 0 && places.Named(form.Question) is { } named) { return Redirect(form.On(named).UrlOn(page.To.Connections)); }

        ViewData["Meta"] = page.Meta(SiteSection.Connections, to => form.UrlOn(to.Connections)) with
        {
            // One address a subject is enough for a search engine: the subject's own page.
            Robots = form.UrlOn("") == "" ? null : "noindex, follow",
        };
        return View(form.IsOverview ? Of(form, overview.Of(form), layouts) : Of(form, neighbourhood.Of(form), layouts));
    }

    private MapView Of(MapForm form, OverviewView overview, MapLayouts layouts) => new()
    {
        Form = form,
        Title = page.T["Verbanden"],
        Overview = overview,
        Wide = layouts.Wide(overview),
        Tall = layouts.Tall(overview),
        Kinds = Kinds(form),
    };

    private MapView Of(MapForm form, NeighbourhoodView around, MapLayouts layouts) => new()
    {
        Form = form,
        Title = page.T["Verbanden rond {0}", form.Focus is null ? $"‘{form.Question}’" : around.Focus.Label],
        Neighbourhood = around,
        Wide = layouts.Wide(around),
        Tall = layouts.Tall(around),
        Kinds = Kinds(form),
        OverviewUrl = (form.On(null) with { Depth = 1 }).UrlOn(page.To.Connections),
    };

    private List<KindChoice> Kinds(MapForm form) =>
        [.. Place.Kinds.Select(k => new KindChoice(Place.Name(k), places.Kind(k, many: true), form.Kinds.Contains(k)))];
}
