using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>The desk of the platform: what waits, the item at hand, and what a moderator decides on it.</summary>
[Asks(nameof(Permissions.WorkAtDesk))]
public sealed class DeskController(PageContext page, HubContext hub, Actors actors, ModerationDesk desk, DeskProjection projection, TimeProvider time)
    : DeskWork(page, hub, actors, desk, projection, time)
{
    private DeskPlace Place => new(Page.To.Desk, null, null);

    [HttpGet("/moderatie"), HttpGet("/en/moderation")]
    public Task<IActionResult> Index(DeskFilter filter, Guid? item, Guid? gedaan, CancellationToken cancel) => ShowAsync(Place, filter, item, gedaan, cancel);

    [HttpPost("/moderatie/{id:guid}"), HttpPost("/en/moderation/{id:guid}")]
    public Task<IActionResult> Decide(Guid id, DecisionForm form, CancellationToken cancel) => DecideAsync(Place, id, form, cancel);

    [HttpPost("/moderatie/{id:guid}/nemen"), HttpPost("/en/moderation/{id:guid}/claim")]
    public Task<IActionResult> Claim(Guid id, DeskFilter filter, CancellationToken cancel) => ClaimAsync(Place, id, filter, cancel);

    /// <summary>What is between the members of a community is read only by saying so there, and because it was flagged.</summary>
    [HttpPost("/moderatie/{id:guid}/lezen"), HttpPost("/en/moderation/{id:guid}/read")]
    public async Task<IActionResult> Read(Guid id, CancellationToken cancel)
    {
        if (await ItemAsync(Place, id, cancel) is not { } item) { return NotFound(); }
        await Desk.ReadConfidentialAsync(await Who.CurrentAsync(cancel), item, cancel);
        return Redirect(Page.To.DeskItem(id));
    }

    [HttpPost("/moderatie/besluiten/{id:guid}/terugdraaien"), HttpPost("/en/moderation/decisions/{id:guid}/undo")]
    public Task<IActionResult> Undo(Guid id, DeskFilter filter, CancellationToken cancel) => UndoAsync(Place, id, filter, cancel);
}
