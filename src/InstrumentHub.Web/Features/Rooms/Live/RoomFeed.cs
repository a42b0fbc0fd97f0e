using System.Security.Claims;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// Keeps this node's clients told. A ring says which room has news, the room's channel reads and sends it; a lost ring is made up for by looking every
/// few seconds. Nothing here is remembered that the database does not know.
/// </summary>
internal sealed partial class RoomFeed(
    IDbContextFactory<HubContext> hubs, LiveConnections connections, RoomChannels channels, PresenceBoard presence, IDoorbell doorbell, TimeProvider time, ILogger<RoomFeed> logger) : BackgroundService
{
    public const string Topic = "rooms", TypingTopic = "typing", MembersTopic = "members";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2), RecheckEvery = TimeSpan.FromSeconds(15);

    /// <summary>Brings a client into a room: what it must know to be up to date, and from there on everything that happens.</summary>
    public async Task<JoinAnswer> JoinAsync(string connection, ClaimsPrincipal user, RoomSeat seat, long? after, RoomReader reader, CancellationToken cancel)
    {
        var line = connections.Find(connection) ?? throw new OperationCanceledException("The client has left.");
        var channel = channels.Of(seat.Room);
        var isNear = after >= 0 && after <= seat.Room.Seq && seat.Room.Seq - after <= RoomReader.MaxMissed;
        var state = isNear ? null : await reader.StateAsync(seat, cancel);
        var (seq, events) = (state?.Room.Seq ?? after!.Value, new List<RoomEventView>());
        LiveSeat live = new(seat.Room.Id, line, seat);
        do
        {
            // What went out to others while we were reading; once we have it all, the channel takes over.
            var missed = await reader.EventsAsync(seat.Room.Id, seq, RoomReader.MaxMissed, cancel);
            events.AddRange(missed.Select(e => e.In(seat.Language)));
            if (missed.Count > 0) { seq = missed[^1].Event.Seq; }
        }
        while (!channel.TryAdd(live, seq));
        line.Take(live);
        await presence.EnterAsync(live, channel, cancel);
        // Between our reading and being added something may have happened that nobody rings for any more.
        channel.Nudge(seat.Room.Seq);
        return new(seq, state, events, [.. channel.Here.Values.OrderBy(p => p.Name, StringComparer.CurrentCulture).Take(JoinAnswer.MaxHere)], channel.Here.Count);
    }

    public async Task LeaveAsync(string connection, Guid room)
    {
        if (connections.Find(connection)?.Leave(room) is not { } seat) { return; }
        channels.Find(room)?.Remove(seat);
        await presence.LeaveAsync(seat);
    }

    public async Task GoneAsync(string connection)
    {
        if (connections.Remove(connection) is not { } line) { return; }
        foreach (var seat in line.Seats)
        {
            channels.Find(seat.RoomId)?.Remove(seat);
            await presence.LeaveAsync(seat);
        }
    }

    public async Task TypingAsync(string connection, Guid room)
    {
        if (connections.Find(connection)?.SeatIn(room) is not { IsLive: true, Person: { } person } seat || !seat.Seat.Rights.Comment || !seat.MayTellTyping(time.GetUtcNow())) { return; }
        try { await doorbell.RingAsync($"{TypingTopic}/{room}/{person.Id}"); }
        catch (Exception error) when (error is System.Data.Common.DbException or TimeoutException)
        {
            // Not worth a word: who types will be seen typing when there is something to be sent.
        }
    }

    public void Nudge(Guid room, long seq, IReadOnlyList<EventRow>? events = null)
    {
        if (channels.Find(room) is not { } channel) { return; }
        if (events is not null) { channel.Offer(events); }
        channel.Nudge(seq);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        FollowAsync(Topic, LookEvery, OnNewsAsync, stoppingToken),
        FollowAsync(TypingTopic, RecheckEvery, OnTyping, stoppingToken),
        FollowAsync(MembersTopic, RecheckEvery, OnMembersAsync, stoppingToken),
        FollowAsync("accounts", RecheckEvery, OnAccountsAsync, stoppingToken));

    private async Task FollowAsync(string topic, TimeSpan every, Func<Ring, CancellationToken, Task> hear, CancellationToken cancel)
    {
        await foreach (var ring in doorbell.ListenAsync(topic, every, cancel))
        {
            try { await hear(ring, cancel); }
            catch (Exception error) when (error is not OperationCanceledException) { HearingFailed(error, topic); }
        }
    }

    private async Task OnNewsAsync(Ring ring, CancellationToken cancel)
    {
        if (!ring.IsCatchUp)
        {
            if (RoomChannels.IdOf(ring.Topic) is { } room) { Nudge(room, ring.Number); }
            return;
        }
        Guid[] rooms = [.. channels.Busy.Select(c => c.Id)];
        if (rooms.Length == 0) { return; }
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        foreach (var room in await hub.Rooms.Where(r => rooms.Contains(r.Id)).Select(r => new { r.Id, r.Seq }).ToListAsync(cancel)) { Nudge(room.Id, room.Seq); }
    }

    private Task OnTyping(Ring ring, CancellationToken cancel)
    {
        if (RoomChannels.IdOf(ring.Topic) is { } room && RoomChannels.IdOf(ring.Topic, 2) is { } who && channels.Find(room) is { } channel && channel.Here.TryGetValue(who, out var person))
        {
            channel.Tell(Frame.Of("Typing", new TypingView(room, person)), except: who);
        }
        return Task.CompletedTask;
    }

    private async Task OnMembersAsync(Ring ring, CancellationToken cancel)
    {
        var community = ring.IsCatchUp ? null : RoomChannels.IdOf(ring.Topic);
        foreach (var channel in channels.Busy.Where(c => c.Community is not null && (ring.IsCatchUp || c.Community == community))) { await channel.RecheckAsync(cancel); }
    }

    /// <summary>A sign-in that no longer counts ends its connections; the client comes back as who it is now.</summary>
    private async Task OnAccountsAsync(Ring ring, CancellationToken cancel)
    {
        var asked = ring.IsCatchUp ? null : RoomChannels.IdOf(ring.Topic);
        var lines = connections.All.Select(c => (Line: c, Id: SignIn.IdOf(c.User), Stamp: SignIn.StampOf(c.User))).Where(c => c.Id is not null && (asked is null || c.Id == asked)).ToList();
        if (lines.Count == 0) { return; }
        Guid[] ids = [.. lines.Select(l => l.Id!.Value).Distinct()];
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var valid = await hub.Accounts.Where(a => ids.Contains(a.Id) && a.DeletedAt == null).Select(a => new { a.Id, a.SecurityStamp }).ToDictionaryAsync(a => a.Id, a => a.SecurityStamp, cancel);
        foreach (var (line, id, stamp) in lines)
        {
            if (valid.GetValueOrDefault(id!.Value) != stamp) { line.Abort(); }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What rang at {Topic} cannot be followed up; it is tried again.")]
    private partial void HearingFailed(Exception error, string topic);
}
