using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>The one desk: what waits, the item at hand, and what a moderator decides on it.</summary>
[Asks(nameof(Permissions.WorkAtDesk))]
public sealed class DeskController(PageContext page, HubContext hub, Actors actors, ModerationDesk desk, DeskProjection projection, TimeProvider time) : Controller
{
    private const int MaxSuspensionDays = 365;

    [HttpGet("/moderatie"), HttpGet("/en/moderation")]
    public async Task<IActionResult> Index(DeskFilter filter, Guid? item, Guid? gedaan, CancellationToken cancel) => View(await ViewAsync(filter, item, gedaan, cancel));

    [HttpPost("/moderatie/{id:guid}"), HttpPost("/en/moderation/{id:guid}")]
    public async Task<IActionResult> Decide(Guid id, DecisionForm form, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await hub.DeskItems.SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) { return NotFound(); }
        if (Fault(form) is { } fault) { return await AgainAsync(id, form, fault, cancel); }

        try
        {
            var until = form.Act == DecisionAct.Suspend ? time.GetUtcNow().AddDays(form.Days!.Value) : (DateTimeOffset?)null;
            var decision = await desk.DecideAsync(actor, item, form.Act!.Value, form.Reason?.Trim() ?? "", until, cancel);
            return Redirect(QueryOf(form.Filter, ("gedaan", decision.Id)));
        }
        catch (RuleException rule)
        {
            hub.ChangeTracker.Clear();
            return await AgainAsync(id, form, page.T.Sentence(rule), cancel);
        }
    }

    [HttpPost("/moderatie/{id:guid}/nemen"), HttpPost("/en/moderation/{id:guid}/claim")]
    public async Task<IActionResult> Claim(Guid id, DeskFilter filter, CancellationToken cancel)
    {
        if (await hub.DeskItems.SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) { return NotFound(); }
        await desk.ClaimAsync(await actors.CurrentAsync(cancel), item, cancel);
        return Redirect(QueryOf(filter, ("item", id)));
    }

    [HttpPost("/moderatie/besluiten/{id:guid}/terugdraaien"), HttpPost("/en/moderation/decisions/{id:guid}/undo")]
    public async Task<IActionResult> Undo(Guid id, DeskFilter filter, CancellationToken cancel)
    {
        var item = await desk.UndoAsync(await actors.CurrentAsync(cancel), id, cancel);
        return Redirect(item is null ? page.To.Desk : QueryOf(filter, ("item", item.Id)));
    }

    private async Task<DeskView> ViewAsync(DeskFilter filter, Guid? item, Guid? done, CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Desk) with { Robots = "noindex" };
        return await projection.OfAsync(await actors.CurrentAsync(cancel), filter, item, done, cancel);
    }

    private async Task<IActionResult> AgainAsync(Guid id, DecisionForm form, string fault, CancellationToken cancel)
    {
        var view = await ViewAsync(form.Filter, id, null, cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", view with { Selected = view.Selected is { } selected ? selected with { Fault = fault, Reason = form.Reason } : null });
    }

    private string? Fault(DecisionForm form) => FaultText(form)?.Value;

    private LocalizedString? FaultText(DecisionForm form) => form switch
    {
        { Act: null } => page.T["Kies wat je wilt doen."],
        { Reason.Length: > Decision.MaxReasonLength } => page.T["Maak de reden korter: ten hoogste {0} tekens.", Decision.MaxReasonLength],
        { Act: DecisionAct.Return or DecisionAct.Warn or DecisionAct.Suspend or DecisionAct.Decline or DecisionAct.Remove or DecisionAct.Purge or DecisionAct.RejectObjection } when string.IsNullOrWhiteSpace(form.Reason)
            => page.T["Schrijf waarom. De schrijver krijgt dit te lezen."],
        { Act: DecisionAct.Suspend } when form.Days is not (>= 1 and <= MaxSuspensionDays) => page.T["Kies voor hoe lang: 1 tot {0} dagen.", MaxSuspensionDays],
        _ => null,
    };

    private string QueryOf(DeskFilter filter, (string Name, Guid Value) extra) =>
        $"{page.To.Desk}?{(filter.Soort is { } kind ? $"soort={kind}&" : "")}{(filter.Mijn ? "mijn=true&" : "")}{extra.Name}={extra.Value}";
}
