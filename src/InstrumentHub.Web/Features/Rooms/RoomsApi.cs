using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>
/// Rooms by HTTP: the same acts as by the hub, with the command id in <c>Idempotency-Key</c>. No form sends these, so no token comes along; what another
/// site's page makes a browser send is refused before it gets here.
/// </summary>
[ApiController, Route("api/v1/rooms/{id:guid}"), IgnoreAntiforgeryToken, EnableRateLimiting(RateLimits.Search)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json"), ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
public sealed class RoomsApi(RoomDoor door, RoomDesk desk, RoomReader reader, RoomMarks marks, PageContext page) : ControllerBase
{
    private const string Key = "Idempotency-Key", KeyMeaning = "A UUID that you choose for this one act. Sent again with the same key, nothing more happens and the answer is the same.";

    [HttpGet(""), Asks(nameof(Permissions.ReadPublicRoom)), EndpointSummary("A room as it is"), EndpointDescription("Its latest threads, the round, the picture of ratings and what you may do.")]
    public async Task<ActionResult<RoomState>> State(Guid id, [Description("Threads that began before this number.")] long? before, CancellationToken cancel) =>
        await SeatAsync(id, cancel) is { } seat ? await reader.StateAsync(seat, cancel, before) : Missing();

    [HttpGet("events"), Asks(nameof(Permissions.ReadPublicRoom)), EndpointSummary("What happened after a number"), EndpointDescription("At most 500 events, in order, without gaps.")]
    public async Task<ActionResult<IReadOnlyList<RoomEventView>>> Events(Guid id, [Description("The number of the last event you have.")] long after, CancellationToken cancel) =>
        await SeatAsync(id, cancel) is { } seat ? Ok((await reader.EventsAsync(id, after, RoomReader.MaxMissed, cancel)).Select(e => e.In(seat.Language))) : Missing();

    [HttpGet("comments/{comment:guid}/answers"), Asks(nameof(Permissions.ReadPublicRoom)), EndpointSummary("Earlier answers of a thread")]
    public async Task<ActionResult<IReadOnlyList<CommentView>>> Answers(Guid id, Guid comment, long before, CancellationToken cancel) =>
        await SeatAsync(id, cancel) is { } seat ? Ok(await reader.AnswersAsync(seat, comment, before, cancel)) : Missing();

    [HttpGet("comments/{comment:guid}/edits"), Asks(nameof(Permissions.ReadPublicRoom)), EndpointSummary("What a comment said before")]
    public async Task<ActionResult<IReadOnlyList<CommentEditView>>> Edits(Guid id, Guid comment, CancellationToken cancel) =>
        await SeatAsync(id, cancel) is { } seat ? Ok(await reader.EditsAsync(seat, comment, cancel)) : Missing();

    [HttpPost("comments"), Asks(nameof(Permissions.Comment)), EndpointSummary("Comment, or answer a comment")]
    public Task<ActionResult<Done>> Post(Guid id, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, NewComment comment, CancellationToken cancel) =>
        DoAsync(id, seat => desk.PostAsync(seat, key, comment.Body, comment.ParentId, cancel), cancel);

    [HttpPut("comments/{comment:guid}"), Asks(nameof(Permissions.EditComment)), EndpointSummary("Edit your comment")]
    public Task<ActionResult<Done>> Edit(Guid id, Guid comment, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, NewComment changed, CancellationToken cancel) =>
        DoAsync(id, seat => desk.EditAsync(seat, key, comment, changed.Body, cancel), cancel);

    [HttpDelete("comments/{comment:guid}"), Asks(nameof(Permissions.TakeBackComment)), EndpointSummary("Take your comment back")]
    public Task<ActionResult<Done>> TakeBack(Guid id, Guid comment, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, CancellationToken cancel) =>
        DoAsync(id, seat => desk.TakeBackAsync(seat, key, comment, cancel), cancel);

    [HttpPut("comments/{comment:guid}/reaction"), Asks(nameof(Permissions.React)), EndpointSummary("Give a comment your thumb, or take it away")]
    public Task<ActionResult<Done>> React(Guid id, Guid comment, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, NewReaction reaction, CancellationToken cancel) =>
        DoAsync(id, seat => desk.ReactAsync(seat, key, comment, reaction.On, cancel), cancel);

    [HttpPut("comments/{comment:guid}/hidden"), Asks(nameof(Permissions.ModerateRoom)), EndpointSummary("Keep a comment out of sight, or bring it back")]
    public Task<ActionResult<Done>> Hide(Guid id, Guid comment, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, NewReaction hidden, CancellationToken cancel) =>
        DoAsync(id, seat => desk.HideAsync(seat, key, comment, hidden.On, cancel), cancel);

    [HttpPut("comments/{comment:guid}/locked"), Asks(nameof(Permissions.ModerateRoom)), EndpointSummary("Close a thread for answers, or open it again")]
    public Task<ActionResult<Done>> LockThread(Guid id, Guid comment, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, NewReaction locked, CancellationToken cancel) =>
        DoAsync(id, seat => desk.LockThreadAsync(seat, key, comment, locked.On, cancel), cancel);

    [HttpPut("rating"), Asks(nameof(Permissions.Rate)), EndpointSummary("Rate the room's instrument")]
    public Task<ActionResult<Done>> Rate(Guid id, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, NewRating rating, CancellationToken cancel) =>
        DoAsync(id, seat => desk.RateAsync(seat, key, rating, cancel), cancel);

    [HttpPost("rounds"), Asks(nameof(Permissions.HoldRatingRound)), EndpointSummary("Open a rating round")]
    public Task<ActionResult<Done>> OpenRound(Guid id, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, RatingContext context, CancellationToken cancel) =>
        DoAsync(id, seat => desk.OpenRoundAsync(seat, key, context, cancel), cancel);

    [HttpPut("rounds/{round:guid}/scores"), Asks(nameof(Permissions.Rate)), EndpointSummary("Score in a rating round")]
    public Task<ActionResult<Done>> ScoreRound(Guid id, Guid round, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, RatingScores scores, CancellationToken cancel) =>
        DoAsync(id, seat => desk.ScoreRoundAsync(seat, key, round, scores, cancel), cancel);

    [HttpPost("rounds/{round:guid}/reveal"), Asks(nameof(Permissions.HoldRatingRound)), EndpointSummary("Show everyone how the scores lie")]
    public Task<ActionResult<Done>> RevealRound(Guid id, Guid round, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, CancellationToken cancel) =>
        DoAsync(id, seat => desk.RevealRoundAsync(seat, key, round, cancel), cancel);

    [HttpPost("rounds/{round:guid}/close"), Asks(nameof(Permissions.HoldRatingRound)), EndpointSummary("Close a rating round")]
    public Task<ActionResult<Done>> CloseRound(Guid id, Guid round, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, CancellationToken cancel) =>
        DoAsync(id, seat => desk.CloseRoundAsync(seat, key, round, cancel), cancel);

    [HttpPut("settings"), Asks(nameof(Permissions.ModerateRoom)), EndpointSummary("Lock the room, or slow it down")]
    public Task<ActionResult<Done>> Settle(Guid id, [FromHeader(Name = Key), BindRequired, Description(KeyMeaning)] Guid key, RoomSettings settings, CancellationToken cancel) =>
        DoAsync(id, seat => desk.SettleAsync(seat, key, settings.Locked, settings.SlowSeconds, cancel), cancel);

    [HttpPut("read"), Asks(nameof(Permissions.ReadPublicRoom)), EndpointSummary("Tell how far you have read")]
    public async Task<IActionResult> MarkRead(Guid id, Done seen, CancellationToken cancel)
    {
        if (await SeatAsync(id, cancel) is not { } seat) { return Missing(); }
        await marks.SeeAsync(seat, seen.Seq, cancel);
        return NoContent();
    }

    private Task<RoomSeat?> SeatAsync(Guid id, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return door.FindAsync(User, id, page.Language, cancel);
    }

    private async Task<ActionResult<Done>> DoAsync(Guid id, Func<RoomSeat, Task<long>> act, CancellationToken cancel) =>
        await SeatAsync(id, cancel) is { } seat ? new Done(await act(seat with { Network = Networks.Of(HttpContext) })) : Missing();

    private ObjectResult Missing() => Problem(page.T.Sentence(RoomSeat.NotFound()), statusCode: StatusCodes.Status404NotFound);
}

/// <param name="Seq">The number of an event in the room.</param>
public sealed record Done(long Seq);

/// <param name="On">Given, or taken away.</param>
public sealed record NewReaction(bool On);

public sealed record RoomSettings(bool Locked, [Range(0, Room.MaxSlowSeconds)] int SlowSeconds);
