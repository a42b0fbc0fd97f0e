using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>A community's own desk: its hosts judge what was flagged in it, and leave to the platform what is not theirs to judge.</summary>
[Personal, ApiExplorerSettings(IgnoreApi = true), Asks(nameof(Permissions.DecideInCommunity))]
public sealed class CommunityDeskController(
    PageContext page, HubContext hub, Actors actors, ModerationDesk desk, DeskProjection projection, TimeProvider time, CommunityDesk community, CommunityProjection communities)
    : DeskWork(page, hub, actors, desk, projection, time)
{
    [HttpGet("/communities/{slug}/moderatie"), HttpGet("/en/communities/{slug}/moderation")]
    public async Task<IActionResult> Index(string slug, DeskFilter filter, Guid? item, Guid? gedaan, CancellationToken cancel) =>
        await PlaceAsync(slug, cancel) is { } place ? await ShowAsync(place, filter, item, gedaan, cancel) : NotFound();

    [HttpPost("/communities/{slug}/moderatie/{id:guid}"), HttpPost("/en/communities/{slug}/moderation/{id:guid}")]
    public async Task<IActionResult> Decide(string slug, Guid id, DecisionForm form, CancellationToken cancel) =>
        await PlaceAsync(slug, cancel) is { } place ? await DecideAsync(place, id, form, cancel) : NotFound();

    /// <summary>Hosts take back what their own desk decided; what the platform decided is not theirs.</summary>
    [HttpPost("/communities/{slug}/moderatie/besluiten/{id:guid}/terugdraaien"), HttpPost("/en/communities/{slug}/moderation/decisions/{id:guid}/undo")]
    public async Task<IActionResult> Undo(string slug, Guid id, DeskFilter filter, CancellationToken cancel)
    {
        if (await PlaceAsync(slug, cancel) is not { } place) { return NotFound(); }
        var isOurs = await (from d in Hub.Decisions.Where(d => d.Id == id)
                            join i in Hub.DeskItems on d.DeskItemId equals i.Id
                            where i.CommunityId == place.Community && i.Reach != DeskReach.Platform && Hub.Memberships.Any(m => m.CommunityId == place.Community && m.AccountId == d.ActorId)
                            select d.Id).AnyAsync(cancel);
        return isOurs ? await UndoAsync(place, id, filter, cancel) : NotFound();
    }

    private async Task<DeskPlace?> PlaceAsync(string slug, CancellationToken cancel) =>
        await community.FindAsync(slug, Permissions.DecideInCommunity, cancel) is { } found ? new(Page.To.CommunityDesk(slug), found.Id, await communities.HeadAsync(found, cancel)) : null;
}
