using InstrumentHub.Core.Links;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Freshness;

/// <param name="MaySay">Whether who reads may say that it is right or not.</param>
public sealed record FreshnessView(string Slug, TextView Title, string? Steward, DateTimeOffset? VerifiedAt, DateTimeOffset? OutdatedAt, bool MaySay, bool MayAdopt, bool IsSteward)
{
    public IReadOnlyList<DeadLinkView> DeadLinks { get; init; } = [];
}

/// <summary>"Is this still right?", for who looks after a page.</summary>
public sealed class FreshnessController(PageContext page, Actors actors, Caretaking caretaking, TimeProvider time) : Controller
{
    [HttpGet("/instrumenten/{slug}/klopt-dit-nog"), HttpGet("/en/instruments/{slug}/still-right"), Asks(nameof(Permissions.Propose))]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return NotFound(); }
        var (actor, found) = (await actors.CurrentAsync(cancel), await caretaking.FindAsync(slug, cancel));
        var standing = await caretaking.StandingAsync(actor, slug, cancel);
        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.Freshness(slug)) with { Robots = "noindex" };
        return View(new FreshnessView(slug, page.Text(instrument.Record.Title), instrument.Care.Steward, found?.VerifiedAt, found?.OutdatedAt,
            actor.May(Permissions.ConfirmFreshness, standing), found?.StewardId is null && actor.May(Permissions.BecomeSteward, standing), found?.StewardId == actor.AccountId)
        {
            DeadLinks = DeadLinkView.Among(TextLinks.In(instrument.Record), page.Catalogue),
        });
    }

    [HttpPost("/instrumenten/{slug}/klopt-dit-nog"), HttpPost("/en/instruments/{slug}/still-right"), Asks(nameof(Permissions.ConfirmFreshness))]
    public async Task<IActionResult> Say(string slug, string? act, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is null) { return NotFound(); }
        var (actor, now) = (await actors.CurrentAsync(cancel), time.GetUtcNow());
        actor.Demand(Permissions.ConfirmFreshness, await caretaking.StandingAsync(actor, slug, cancel));
        switch (act)
        {
            case "verify": await caretaking.ChangeAsync(slug, f => f.Verify(now), cancel); break;
            case "outdated": await caretaking.ChangeAsync(slug, f => f.MarkOutdated(now), cancel); break;
            case "release": await caretaking.ChangeAsync(slug, f => f.Release(), cancel); break;
            default: return BadRequest();
        }
        TempData["Said"] = page.T["Bewaard."].Value;
        return Redirect(page.To.Freshness(slug));
    }

    /// <summary>From now on this person is asked.</summary>
    [HttpPost("/instrumenten/{slug}/klopt-dit-nog/bijhouden"), HttpPost("/en/instruments/{slug}/still-right/steward"), Asks(nameof(Permissions.BecomeSteward))]
    public async Task<IActionResult> Adopt(string slug, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is null) { return NotFound(); }
        var actor = await actors.CurrentAsync(cancel);
        actor.Demand(Permissions.BecomeSteward, await caretaking.StandingAsync(actor, slug, cancel));
        await caretaking.ChangeAsync(slug, f => f.Adopt(actor.Id), cancel);
        TempData["Said"] = page.T["Dank je wel. Twee keer per jaar vragen we je of deze pagina nog klopt."].Value;
        return Redirect(page.To.Freshness(slug));
    }
}
