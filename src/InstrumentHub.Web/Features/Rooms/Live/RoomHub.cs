using System.Security.Claims;
using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.SignalR;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// The live wire of rooms; docs/realtime.md describes it. Every act is judged anew by what the database says at that moment. Every write takes a
/// command id that the client chose and returns the number of its event, the same one when it is sent again.
/// </summary>
internal sealed class RoomHub(RoomDoor door, RoomDesk desk, RoomReader reader, RoomMarks marks, RoomFeed feed) : Hub
{
    public const string Path = "/hubs/rooms";

    /// <summary>From here on the client is told of everything in the room after the answer's number; it may come before the answer does.</summary>
    [Asks(nameof(Permissions.ReadPublicRoom))]
    public async Task<JoinAnswer> Join(Guid roomId, long? afterSeq)
    {
        var seat = await SeatAsync(roomId);
        return await feed.JoinAsync(Context.ConnectionId, Context.User ?? new ClaimsPrincipal(), seat, afterSeq, reader, Context.ConnectionAborted);
    }

    [Asks(nameof(Permissions.ReadPublicRoom))]
    public Task Leave(Guid roomId) => feed.LeaveAsync(Context.ConnectionId, roomId);

    [Asks(nameof(Permissions.Comment))]
    public async Task<long> Post(Guid roomId, Guid commandId, NewComment comment) =>
        await desk.PostAsync(await SeatAsync(roomId), commandId, comment.Body, comment.ParentId, Context.ConnectionAborted);

    [Asks(nameof(Permissions.EditComment))]
    public async Task<long> Edit(Guid roomId, Guid commandId, Guid commentId, string body) =>
        await desk.EditAsync(await SeatAsync(roomId), commandId, commentId, body, Context.ConnectionAborted);

    [Asks(nameof(Permissions.TakeBackComment))]
    public async Task<long> TakeBack(Guid roomId, Guid commandId, Guid commentId) =>
        await desk.TakeBackAsync(await SeatAsync(roomId), commandId, commentId, Context.ConnectionAborted);

    [Asks(nameof(Permissions.React))]
    public async Task<long> React(Guid roomId, Guid commandId, Guid commentId, bool on) =>
        await desk.ReactAsync(await SeatAsync(roomId), commandId, commentId, on, Context.ConnectionAborted);

    [Asks(nameof(Permissions.Rate))]
    public async Task<long> Rate(Guid roomId, Guid commandId, NewRating rating) =>
        await desk.RateAsync(await SeatAsync(roomId), commandId, rating, Context.ConnectionAborted);

    [Asks(nameof(Permissions.HoldRatingRound))]
    public async Task<long> OpenRound(Guid roomId, Guid commandId, RatingContext? context) =>
        await desk.OpenRoundAsync(await SeatAsync(roomId), commandId, context, Context.ConnectionAborted);

    [Asks(nameof(Permissions.Rate))]
    public async Task<long> ScoreRound(Guid roomId, Guid commandId, Guid roundId, RatingScores scores) =>
        await desk.ScoreRoundAsync(await SeatAsync(roomId), commandId, roundId, scores, Context.ConnectionAborted);

    [Asks(nameof(Permissions.HoldRatingRound))]
    public async Task<long> RevealRound(Guid roomId, Guid commandId, Guid roundId) =>
        await desk.RevealRoundAsync(await SeatAsync(roomId), commandId, roundId, Context.ConnectionAborted);

    [Asks(nameof(Permissions.HoldRatingRound))]
    public async Task<long> CloseRound(Guid roomId, Guid commandId, Guid roundId) =>
        await desk.CloseRoundAsync(await SeatAsync(roomId), commandId, roundId, Context.ConnectionAborted);

    [Asks(nameof(Permissions.ModerateRoom))]
    public async Task<long> Hide(Guid roomId, Guid commandId, Guid commentId, bool hidden) =>
        await desk.HideAsync(await SeatAsync(roomId), commandId, commentId, hidden, Context.ConnectionAborted);

    [Asks(nameof(Permissions.ModerateRoom))]
    public async Task<long> LockThread(Guid roomId, Guid commandId, Guid commentId, bool locked) =>
        await desk.LockThreadAsync(await SeatAsync(roomId), commandId, commentId, locked, Context.ConnectionAborted);

    [Asks(nameof(Permissions.ModerateRoom))]
    public async Task<long> Settle(Guid roomId, Guid commandId, bool locked, int slowSeconds) =>
        await desk.SettleAsync(await SeatAsync(roomId), commandId, locked, slowSeconds, Context.ConnectionAborted);

    /// <summary>Never kept and never answered: who is typing is news for a second or two.</summary>
    [Asks(nameof(Permissions.Comment))]
    public Task Typing(Guid roomId) => feed.TypingAsync(Context.ConnectionId, roomId);

    [Asks(nameof(Permissions.ReadPublicRoom))]
    public async Task MarkRead(Guid roomId, long seq) => await marks.SeeAsync(await SeatAsync(roomId), seq, Context.ConnectionAborted);

    public override Task OnDisconnectedAsync(Exception? exception) => feed.GoneAsync(Context.ConnectionId);

    private async Task<RoomSeat> SeatAsync(Guid room) =>
        (await door.SeatAsync(Context.User, room, LanguageOf(Context), Context.ConnectionAborted)) with { Network = Networks.Of(Context.GetHttpContext()) };

    /// <summary>The language of sentences and links: <c>/hubs/rooms?lang=en</c>.</summary>
    internal static Language LanguageOf(HubCallerContext context) => Languages.FromTag(context.GetHttpContext()?.Request.Query["lang"]);
}
