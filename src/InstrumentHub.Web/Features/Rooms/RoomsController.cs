using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>The pages of rooms: whole without a script, live with one. Its forms do the same acts as the hub and the API.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class RoomsController(PageContext page, RoomDoor door, RoomDesk desk, RoomReader reader, RoomMarks marks, RoomBook book, TimeProvider time) : Controller
{
    [HttpGet("/instrumenten/{slug}/gesprek"), HttpGet("/en/instruments/{slug}/conversation"), Asks(nameof(Permissions.ReadPublicRoom))]
    public async Task<IActionResult> Public(string slug, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is null) { return page.Catalogue.RedirectOf(slug) is { } found ? RedirectPermanent(page.To.Room(found)) : NotFound(); }
        var key = Room.KeyOf(null, slug);
        var seat = await door.FindAsync(User, key, page.Language, cancel);
        if (seat is null)
        {
            await book.OpenAsync(null, slug, cancel);
            seat = await door.FindAsync(User, key, page.Language, cancel);
        }
        return seat is null ? NotFound() : await ShowAsync(seat, null, cancel);
    }

    [HttpGet("/communities/{community}/kamers/{instrument}"), HttpGet("/en/communities/{community}/rooms/{instrument}"), Asks(nameof(Permissions.ReadRoom))]
    public async Task<IActionResult> Own(string community, string instrument, [FromServices] CommunityAccess access, [FromServices] Actors actors, CancellationToken cancel)
    {
        // Who is no member gets the same answer for a community that is not there, and a room that is not.
        if (await access.FindAsync(await actors.CurrentAsync(cancel), community, cancel) is not { IsMember: true } place) { return NotFound(); }
        if (await door.FindAsync(User, Room.KeyOf(place.Id, instrument), page.Language, cancel) is { } seat) { return await ShowAsync(seat, null, cancel); }
        if (page.Catalogue.Find(instrument) is not { } about) { return NotFound(); }
        NotKept(to => to.Room(community, instrument));
        return View("Unopened", new UnopenedRoom(page.Text(about.Record.Title), new(place.Name, page.To.Community(place.Slug)), $"{page.To.RoomActs}/{place.Slug}/{instrument}",
            place.Role >= Core.Communities.CommunityRole.Facilitator && !place.IsArchived));
    }

    [HttpPost("/kamers/{community}/{instrument}"), HttpPost("/en/rooms/{community}/{instrument}"), Asks(nameof(Permissions.OpenRoom))]
    public async Task<IActionResult> Open(string community, string instrument, [FromServices] CommunityAccess access, [FromServices] Actors actors, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await access.FindAsync(actor, community, cancel) is not { IsMember: true } place || page.Catalogue.Find(instrument) is null) { return NotFound(); }
        actor.Demand(Permissions.OpenRoom, place.Standing);
        if (place.IsArchived) { throw new RuleException("community-archived", "Deze community is gearchiveerd: lezen kan, wijzigen niet meer."); }
        await book.OpenAsync(place.Id, instrument, cancel);
        return Redirect(page.To.Room(place.Slug, instrument));
    }

    [HttpPost("/kamers/{id:guid}/comments"), HttpPost("/en/rooms/{id:guid}/comments"), Asks(nameof(Permissions.Comment))]
    public Task<IActionResult> Post(Guid id, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "comments", form.ParentId, form, seat => desk.PostAsync(seat, form.CommandId, form.Body, form.ParentId, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/comments/{comment:guid}/edit"), HttpPost("/en/rooms/{id:guid}/comments/{comment:guid}/edit"), Asks(nameof(Permissions.EditComment))]
    public Task<IActionResult> Edit(Guid id, Guid comment, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "edit", comment, form, seat => desk.EditAsync(seat, form.CommandId, comment, form.Body, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/comments/{comment:guid}/take-back"), HttpPost("/en/rooms/{id:guid}/comments/{comment:guid}/take-back"), Asks(nameof(Permissions.TakeBackComment))]
    public Task<IActionResult> TakeBack(Guid id, Guid comment, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "take-back", comment, form, seat => desk.TakeBackAsync(seat, form.CommandId, comment, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/comments/{comment:guid}/reaction"), HttpPost("/en/rooms/{id:guid}/comments/{comment:guid}/reaction"), Asks(nameof(Permissions.React))]
    public Task<IActionResult> React(Guid id, Guid comment, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "reaction", comment, form, seat => desk.ReactAsync(seat, form.CommandId, comment, form.On, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/comments/{comment:guid}/hidden"), HttpPost("/en/rooms/{id:guid}/comments/{comment:guid}/hidden"), Asks(nameof(Permissions.ModerateRoom))]
    public Task<IActionResult> Hide(Guid id, Guid comment, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "hidden", comment, form, seat => desk.HideAsync(seat, form.CommandId, comment, form.On, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/comments/{comment:guid}/locked"), HttpPost("/en/rooms/{id:guid}/comments/{comment:guid}/locked"), Asks(nameof(Permissions.ModerateRoom))]
    public Task<IActionResult> LockThread(Guid id, Guid comment, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "locked", comment, form, seat => desk.LockThreadAsync(seat, form.CommandId, comment, form.On, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/rating"), HttpPost("/en/rooms/{id:guid}/rating"), Asks(nameof(Permissions.Rate))]
    public Task<IActionResult> Rate(Guid id, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "rating", null, form, seat => desk.RateAsync(seat, form.CommandId, new(form.Scores, form.Context), cancel), cancel);

    [HttpPost("/kamers/{id:guid}/rounds"), HttpPost("/en/rooms/{id:guid}/rounds"), Asks(nameof(Permissions.HoldRatingRound))]
    public Task<IActionResult> OpenRound(Guid id, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "rounds", null, form, seat => desk.OpenRoundAsync(seat, form.CommandId, form.Context, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/rounds/{round:guid}/scores"), HttpPost("/en/rooms/{id:guid}/rounds/{round:guid}/scores"), Asks(nameof(Permissions.Rate))]
    public Task<IActionResult> ScoreRound(Guid id, Guid round, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "scores", null, form, seat => desk.ScoreRoundAsync(seat, form.CommandId, round, form.Scores, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/rounds/{round:guid}/reveal"), HttpPost("/en/rooms/{id:guid}/rounds/{round:guid}/reveal"), Asks(nameof(Permissions.HoldRatingRound))]
    public Task<IActionResult> RevealRound(Guid id, Guid round, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "reveal", null, form, seat => desk.RevealRoundAsync(seat, form.CommandId, round, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/rounds/{round:guid}/close"), HttpPost("/en/rooms/{id:guid}/rounds/{round:guid}/close"), Asks(nameof(Permissions.HoldRatingRound))]
    public Task<IActionResult> CloseRound(Guid id, Guid round, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "close", null, form, seat => desk.CloseRoundAsync(seat, form.CommandId, round, cancel), cancel);

    [HttpPost("/kamers/{id:guid}/settings"), HttpPost("/en/rooms/{id:guid}/settings"), Asks(nameof(Permissions.ModerateRoom))]
    public Task<IActionResult> Settle(Guid id, RoomForm form, CancellationToken cancel) =>
        DoAsync(id, "settings", null, form, seat => desk.SettleAsync(seat, form.CommandId, form.Locked, form.SlowSeconds, cancel), cancel);

    private async Task<IActionResult> DoAsync(Guid id, string act, Guid? about, RoomForm form, Func<RoomSeat, Task<long>> change, CancellationToken cancel)
    {
        if (await door.FindAsync(User, id, page.Language, cancel) is not { } seat) { return NotFound(); }
        try
        {
            var seq = await change(seat with { Network = Networks.Of(HttpContext) });
            return Redirect(await AfterAsync(seat, act, about, seq, cancel));
        }
        catch (RuleException rule)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(seat, new(act, about, page.T.Sentence(rule), form), cancel);
        }
    }

    /// <summary>Back to the page, at what was just done.</summary>
    private async Task<string> AfterAsync(RoomSeat seat, string act, Guid? about, long seq, CancellationToken cancel) => act switch
    {
        "comments" => UrlOf(seat) + (await reader.CommentOfAsync(seat, seq, cancel) is { } made ? $"#c-{made}" : ""),
        "edit" or "take-back" or "reaction" or "hidden" or "locked" => $"{UrlOf(seat)}?c={about}#c-{about}",
        "rating" => $"{UrlOf(seat)}#waardering",
        _ => $"{UrlOf(seat)}#ronde",
    };

    private async Task<IActionResult> ShowAsync(RoomSeat seat, RoomRefusal? refusal, CancellationToken cancel)
    {
        var instrument = page.Catalogue.Find(seat.Room.Instrument);
        var before = refusal is null && long.TryParse(Request.Query["voor"], out var number) ? number : (long?)null;
        var linked = refusal?.About ?? (Guid.TryParse(Request.Query["c"], out var comment) ? comment : (Guid?)null);
        var state = await reader.StateAsync(seat, cancel, before);
        if (linked is { } id && !state.Threads.Any(t => t.Comment.Id == id || t.Answers.Any(a => a.Id == id)) && await reader.ThreadOfAsync(seat, id, cancel) is { } thread)
        {
            state = await reader.StateAsync(seat, cancel, startingAt: thread);
            before = thread;
        }
        if (before is null && refusal is null) { await marks.SeeAsync(seat with { Room = state.Room }, state.Room.Seq, cancel); }

        NotKept(to => AddressOf(seat, to));
        ViewData["Title"] = page.T["Gesprek over {0}", instrument?.Record.Title.In(page.Language) ?? seat.Room.Instrument].Value;
        return View("Room", new RoomPage(state, instrument is null ? new(seat.Room.Instrument) : page.Text(instrument.Record.Title), UrlOf(seat), page.To.Instrument(seat.Room.Instrument),
            seat.Room.Community is { } community ? new(community.Name, page.To.Community(community.Slug)) : null, before is null, RoomChoices.Of(page, await PrefilledAsync(seat, cancel)), refusal)
        {
            ActBase = $"{page.To.RoomActs}/{seat.Room.Id}", Now = time.GetUtcNow(),
        });
    }

    /// <summary>A community knows its own phase, and its sector when it has one.</summary>
    private async Task<RatingContext> PrefilledAsync(RoomSeat seat, CancellationToken cancel)
    {
        if (seat.Room.Community is not { } of) { return RatingContext.None; }
        await using var hub = await HttpContext.RequestServices.GetRequiredService<IDbContextFactory<HubContext>>().CreateDbContextAsync(cancel);
        var community = await hub.Communities.Where(c => c.Id == of.Id).Select(c => new { c.Phase, c.Sectors }).SingleAsync(cancel);
        return new(community.Sectors.Count == 1 ? community.Sectors[0] : null, community.Phase);
    }

    private string UrlOf(RoomSeat seat) => AddressOf(seat, page.To);

    private static string AddressOf(RoomSeat seat, Addresses to) => seat.Room.Community is { } community ? to.Room(community.Slug, seat.Room.Instrument) : to.Room(seat.Room.Instrument);

    /// <summary>The page changes with every word that is said, and differs for who reads it; and what a community says is not for search engines.</summary>
    private void NotKept(Func<Addresses, string> address)
    {
        Response.Headers.CacheControl = "no-store";
        var isOwn = address(page.To).StartsWith(page.To.Communities, StringComparison.Ordinal);
        ViewData["Meta"] = page.Meta(isOwn ? SiteSection.Communities : SiteSection.Instruments, address) with { Robots = isOwn ? "noindex" : null };
    }
}

/// <param name="OpenUrl">Where the form goes that opens it.</param>
public sealed record UnopenedRoom(TextView Title, LinkView Community, string OpenUrl, bool MayOpen);
