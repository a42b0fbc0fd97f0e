using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Links;

/// <param name="IsOn">Whether this site looks at links at all.</param>
public sealed record DeadLinksView(bool IsOn, int Known, int Looked, IReadOnlyList<DeadLinkRow> Rows);

/// <param name="Dead">False while it is not certain yet.</param>
/// <param name="Status">The number that the server answered; null when it was something else.</param>
public sealed record DeadLinkRow(string Url, string Reason, int? Status, DateTimeOffset Since, DateTimeOffset Last, bool Dead, IReadOnlyList<(string Title, string Url)> Places);

/// <summary>For moderators: the links that do not work, and where they stand.</summary>
public sealed class LinksController : Controller
{
    private const int MaxShown = 300;

    [HttpGet("/moderatie/links"), HttpGet("/en/moderation/links"), Asks(nameof(Permissions.WorkAtDesk))]
    public async Task<IActionResult> Index([FromServices] PageContext page, [FromServices] HubContext hub, CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.DeadLinks) with { Robots = "noindex" };
        var services = HttpContext.RequestServices;
        var places = (await services.GetRequiredService<LinkPlaces>().AllAsync(cancel)).ToLookup(p => p.Url);
        var failing = await hub.LinkChecks.AsNoTracking().Where(l => l.FailingSince != null).OrderByDescending(l => l.DeadAt != null).ThenBy(l => l.FailingSince).Take(MaxShown).ToListAsync(cancel);
        return View(new DeadLinksView(
            services.GetRequiredService<LinkRound>().IsOn, await hub.LinkChecks.CountAsync(cancel), await hub.LinkChecks.CountAsync(l => l.CheckedAt != null, cancel),
            [.. failing.Select(l => new DeadLinkRow(l.Url, Words(page, l.Reason), int.TryParse(l.Reason, out var status) ? status : null, l.FailingSince!.Value, l.CheckedAt!.Value, l.DeadAt is not null,
                [.. places[l.Url].Select(p => (p.Title, AddressOf(page.To, p)))]))]));
    }

    private static string AddressOf(Addresses to, LinkPlace place) => place.Kind switch
    {
        SubjectKind.Case => to.Case(place.Key),
        SubjectKind.Collection => to.Collection(place.Key),
        _ => to.Instrument(place.Key),
    };

    private static string Words(PageContext page, string reason) => reason switch
    {
        "404" or "410" => page.T["De pagina is er niet meer."],
        "no-such-host" => page.T["De site bestaat niet meer."],
        "timeout" => page.T["De site antwoordt niet op tijd."],
        "no-secure-connection" => page.T["De site heeft geen geldige beveiliging."],
        "no-connection" => page.T["De site is niet te bereiken."],
        "bad-redirect" or "too-many-redirects" => page.T["De site stuurt in een kringetje door."],
        _ when reason.StartsWith('5') => page.T["De site geeft een storing."],
        _ => page.T["De site geeft geen bruikbaar antwoord."],
    };
}
