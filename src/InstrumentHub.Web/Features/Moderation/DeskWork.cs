using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>What every desk does, the platform's and a community's: show, decide, claim and undo. Who may come near it, the desk itself asks.</summary>
public abstract class DeskWork(PageContext page, HubContext hub, Actors actors, ModerationDesk desk, DeskProjection projection, TimeProvider time) : Controller
{
    private const int MaxSuspensionDays = 365;

    protected PageContext Page => page;
    protected HubContext Hub => hub;
    protected Actors Who => actors;
    protected ModerationDesk Desk => desk;

    protected async Task<IActionResult> ShowAsync(DeskPlace place, DeskFilter filter, Guid? item, Guid? done, CancellationToken cancel) =>
        View("/Features/Desk/Index.cshtml", await ViewAsync(place, filter, item, done, cancel));

    protected async Task<IActionResult> DecideAsync(DeskPlace place, Guid id, DecisionForm form, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await ItemAsync(place, id, cancel) is not { } item) { return NotFound(); }
        if (FaultText(form)?.Value is { } fault) { return await AgainAsync(place, id, form, fault, cancel); }
        if (form.Act is { } chosen && !place.Offers(actor, [chosen]).Contains(chosen)) { throw new NotAllowedException(chosen == DecisionAct.Purge ? Permissions.Purge : Permissions.WorkAtDesk, actor); }

        try
        {
            var decision = await desk.DecideAsync(actor, item, new(form.Act!.Value, form.Reason?.Trim() ?? "")
            {
                Until = form.Act == DecisionAct.Suspend ? time.GetUtcNow().AddDays(form.Days!.Value) : null,
                Minutes = form.Act == DecisionAct.SlowRoom ? form.Minutes : null,
                Ground = form.Ground,
            }, cancel);
            return Redirect(QueryOf(place, form.Filter, ("gedaan", decision.Id)));
        }
        catch (RuleException rule)
        {
            hub.ChangeTracker.Clear();
            return await AgainAsync(place, id, form, page.T.Sentence(rule), cancel);
        }
    }

    protected async Task<IActionResult> ClaimAsync(DeskPlace place, Guid id, DeskFilter filter, CancellationToken cancel)
    {
        if (await ItemAsync(place, id, cancel) is not { } item) { return NotFound(); }
        await desk.ClaimAsync(await actors.CurrentAsync(cancel), item, cancel);
        return Redirect(QueryOf(place, filter, ("item", id)));
    }

    protected async Task<IActionResult> UndoAsync(DeskPlace place, Guid id, DeskFilter filter, CancellationToken cancel)
    {
        var item = await desk.UndoAsync(await actors.CurrentAsync(cancel), id, cancel);
        return Redirect(item is null ? place.Url : QueryOf(place, filter, ("item", item.Id)));
    }

    protected Task<DeskItem?> ItemAsync(DeskPlace place, Guid id, CancellationToken cancel) => place.Of(hub.DeskItems, time.GetUtcNow()).SingleOrDefaultAsync(i => i.Id == id, cancel);

    private async Task<DeskView> ViewAsync(DeskPlace place, DeskFilter filter, Guid? item, Guid? done, CancellationToken cancel)
    {
        var slug = place.Head?.Slug;
        ViewData["Meta"] = page.Meta(slug is null ? SiteSection.None : SiteSection.Communities, to => slug is null ? to.Desk : to.CommunityDesk(slug)) with { Robots = "noindex" };
        return await projection.OfAsync(await actors.CurrentAsync(cancel), place, filter, item, done, cancel);
    }

    private async Task<IActionResult> AgainAsync(DeskPlace place, Guid id, DecisionForm form, string fault, CancellationToken cancel)
    {
        var view = await ViewAsync(place, form.Filter, id, null, cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Features/Desk/Index.cshtml", view with { Selected = view.Selected is { } selected ? selected with { Fault = fault, Reason = form.Reason } : null });
    }

    private LocalizedString? FaultText(DecisionForm form) => form switch
    {
        { Act: null } => page.T["Kies wat je wilt doen."],
        { Reason.Length: > Decision.MaxReasonLength } => page.T["Maak de reden korter: ten hoogste {0} tekens.", Decision.MaxReasonLength],
        { Act: DecisionAct.Return or DecisionAct.Warn or DecisionAct.Suspend or DecisionAct.Decline or DecisionAct.Remove or DecisionAct.Purge or DecisionAct.RejectObjection } when string.IsNullOrWhiteSpace(form.Reason)
            => page.T["Schrijf waarom. De schrijver krijgt dit te lezen."],
        { Act: DecisionAct.Suspend } when form.Days is not (>= 1 and <= MaxSuspensionDays) => page.T["Kies voor hoe lang: 1 tot {0} dagen.", MaxSuspensionDays],
        { Act: DecisionAct.SlowRoom } when form.Minutes is not (>= 1 and <= Room.MaxSlowSeconds / 60) => page.T["Kies een wachttijd van 1 tot {0} minuten.", Room.MaxSlowSeconds / 60],
        _ => null,
    };

    private static string QueryOf(DeskPlace place, DeskFilter filter, (string Name, Guid Value) extra) =>
        $"{place.Url}?{(filter.Soort is { } kind ? $"soort={kind}&" : "")}{(filter.Mijn ? "mijn=true&" : "")}{extra.Name}={extra.Value}";
}
