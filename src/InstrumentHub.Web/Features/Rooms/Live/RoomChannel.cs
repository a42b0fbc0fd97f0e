using System.Collections.Immutable;
using InstrumentHub.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// One room on this node: who listens, and up to which number they have been told. Events are read once for all of them, in order, and who may still
/// listen is known as of the event or later: somebody removed before an event was made never gets it, whatever bells were lost.
/// </summary>
internal sealed partial class RoomChannel(
    Guid id, Guid? community, RoomReader reader, IReadOnlyList<IHubProtocol> protocols, IDbContextFactory<HubContext> hubs, ILogger<RoomChannel> logger)
{
    private const int Batch = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, EventRow> _offered = [];
    private ImmutableArray<LiveSeat> _seats = [];
    private long _sent, _known;
    private (MembersMark Mark, HashSet<Guid> Who)? _members;
    private bool _isPumping;

    public Guid Id => id;
    public Guid? Community => community;
    public ImmutableArray<LiveSeat> Seats => _seats;

    /// <summary>Who is in the room by way of any node, as far as this node has heard.</summary>
    public ImmutableDictionary<Guid, PersonView> Here { get; set; } = ImmutableDictionary<Guid, PersonView>.Empty;

    /// <param name="seq">What the client has been given.</param>
    /// <returns>False when more has gone out already: the client needs that first.</returns>
    public bool TryAdd(LiveSeat seat, long seq)
    {
        lock (_lock)
        {
            if (_seats.IsEmpty && !_isPumping) { _sent = seq; }
            if (_sent > seq) { return false; }
            seat.Seq = seq;
            _seats = _seats.RemoveAll(s => s.Connection == seat.Connection).Add(seat);
            return true;
        }
    }

    public void Remove(LiveSeat seat)
    {
        lock (_lock)
        {
            seat.IsLive = false;
            _seats = _seats.Remove(seat);
        }
    }

    /// <summary>Events that were made on this node just now: those that come next need not be read.</summary>
    public void Offer(IReadOnlyList<EventRow> events)
    {
        lock (_lock)
        {
            if (_seats.IsEmpty || _offered.Count > Batch) { return; }
            foreach (var row in events.Where(e => e.Event.Seq > _sent)) { _offered[row.Event.Seq] = row; }
        }
    }

    /// <summary>The room is at this number: reads and sends what is new, unless that is going on already.</summary>
    public void Nudge(long seq)
    {
        lock (_lock)
        {
            _known = Math.Max(_known, seq);
            if (_isPumping || _seats.IsEmpty || _sent >= _known) { return; }
            _isPumping = true;
        }
        _ = Task.Run(PumpAsync);
    }

    /// <summary>Something that is no event, to everyone here but one.</summary>
    public void Tell(SerializedHubMessage frame, Guid? except = null)
    {
        foreach (var seat in _seats)
        {
            if (seat.IsLive && (except is null || seat.Person?.Id != except)) { seat.Connection.Send(frame); }
        }
    }

    /// <summary>Asks the database who may be here, and lets the others go.</summary>
    public async Task RecheckAsync(CancellationToken cancel)
    {
        if (await MembersAsync(null, cancel) is not { } members) { return; }
        foreach (var seat in _seats.Where(s => !IsAllowed(s, members))) { Expel(seat); }
    }

    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                IReadOnlyList<EventRow> events;
                long after;
                lock (_lock)
                {
                    if (_sent >= _known || _seats.IsEmpty) { _isPumping = false; return; }
                    (after, events) = (_sent, NextOffered());
                }
                if (events.Count == 0) { events = await reader.EventsAsync(id, after, Batch, CancellationToken.None); }
                var members = await MembersAsync(events.Count > 0 ? events[^1].Members : null, CancellationToken.None);
                if (!Send(events, members)) { return; }
            }
        }
        catch (Exception error)
        {
            // The database is away, most likely. Whoever listens goes on from the same number at the next look.
            lock (_lock) { _isPumping = false; }
            ReadFailed(error, id);
        }
    }

    private List<EventRow> NextOffered()
    {
        List<EventRow> next = [];
        for (var seq = _sent + 1; _offered.Remove(seq, out var row); seq++) { next.Add(row); }
        // Others came in between, by way of another node; those are read, with these among them.
        if (next.Count == 0) { _offered.Clear(); }
        return next;
    }

    /// <returns>False when there was nothing: a number was told that is not there.</returns>
    private bool Send(IReadOnlyList<EventRow> events, HashSet<Guid>? members)
    {
        EventFrames frames = new(events, protocols);
        ImmutableArray<LiveSeat> seats;
        long last;
        lock (_lock)
        {
            if (events.Count == 0)
            {
                (_known, _isPumping) = (_sent, false);
                return false;
            }
            foreach (var seat in _seats.Where(s => members is not null && !IsAllowed(s, members))) { Expel(seat); }
            // Whoever comes in from here on has these.
            _sent = last = events[^1].Event.Seq;
            seats = _seats = _seats.RemoveAll(s => !s.IsLive);
        }
        // Who posts need not wait until all have been told.
        foreach (var seat in seats)
        {
            if (!seat.IsLive || seat.Seq >= last) { continue; }
            seat.Connection.Send(frames.After(seat.Seq, seat.Seat.Language));
            seat.Seq = last;
        }
        return true;
    }

    private void Expel(LiveSeat seat)
    {
        Remove(seat);
        seat.Connection.Leave(id);
        seat.Connection.Send(Frame.Of("Removed", new RemovedView(id)));
    }

    private static bool IsAllowed(LiveSeat seat, HashSet<Guid> members) => seat.Person is { } person && members.Contains(person.Id);

    /// <param name="mark">As of which they must be at least; null asks for them as they are now.</param>
    /// <returns>Null for a public room, where everyone may be.</returns>
    private async Task<HashSet<Guid>?> MembersAsync(MembersMark? mark, CancellationToken cancel)
    {
        if (community is not { } of) { return null; }
        if (mark is { } known && _members is { } kept && kept.Mark == known) { return kept.Who; }
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var who = await hub.Memberships.Where(m => m.CommunityId == of).Select(m => m.AccountId).ToHashSetAsync(cancel);
        // Read after the mark, so perhaps newer than it; then the next mark is another one.
        if (mark is { } asOf) { _members = (asOf, who); }
        return who;
    }

    [LoggerMessage(LogLevel.Warning, "The news of room {Room} cannot be read; it is tried again.")]
    private partial void ReadFailed(Exception error, Guid room);
}
