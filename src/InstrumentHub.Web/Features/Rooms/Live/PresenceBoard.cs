using System.Collections.Concurrent;
using System.Collections.Immutable;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// Who is in a room, by way of any node. Each node keeps leases for its own people and renews them; who was on a node that died is gone when the lease
/// runs out. Rooms are read again when somebody came or went, several at a time and a few times a second at most, however many come at once.
/// </summary>
internal sealed partial class PresenceBoard(RoomChannels channels, IDbContextFactory<HubContext> hubs, IDoorbell doorbell, TimeProvider time, ILogger<PresenceBoard> logger) : BackgroundService
{
    public const string Topic = "presence";

    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(200);

    private readonly Guid _node = Guid.NewGuid();
    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Room, Guid Account), int> _mine = [];
    private readonly ConcurrentDictionary<Guid, bool> _changed = new();
    private readonly SemaphoreSlim _stir = new(0, 1);

    public async Task EnterAsync(LiveSeat seat, RoomChannel channel, CancellationToken cancel)
    {
        if (seat.Person is { } person && Count((seat.RoomId, person.Id), +1) == 1) { await LeaseAsync([(seat.RoomId, person.Id)], cancel); }
        if (channel.Here.IsEmpty) { await ReadAsync([channel], cancel); }
        if (seat.Person is not null) { await ChangedAsync(seat.RoomId); }
    }

    public async Task LeaveAsync(LiveSeat seat)
    {
        if (seat.Person is not { } person || Count((seat.RoomId, person.Id), -1) > 0) { return; }
        try
        {
            await using var hub = await hubs.CreateDbContextAsync();
            await hub.RoomPresences.Where(p => p.RoomId == seat.RoomId && p.AccountId == person.Id && p.NodeId == _node).ExecuteDeleteAsync();
            await ChangedAsync(seat.RoomId);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException) { PresenceFailed(error); }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var hub = await hubs.CreateDbContextAsync(cancellationToken);
            await hub.RoomPresences.Where(p => p.NodeId == _node).ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException) { PresenceFailed(error); }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(FollowAsync(stoppingToken), ReadAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken cancel)
    {
        await foreach (var ring in doorbell.ListenAsync(Topic, RoomPresence.RenewEvery, cancel))
        {
            if (ring.IsCatchUp)
            {
                try { await RenewAsync(cancel); }
                catch (Exception error) when (error is not OperationCanceledException) { PresenceFailed(error); }
                foreach (var channel in channels.Busy) { Stir(channel.Id); }
            }
            else if (RoomChannels.IdOf(ring.Topic) is { } room) { Stir(room); }
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        while (true)
        {
            await _stir.WaitAsync(cancel);
            List<RoomChannel> changed = [.. _changed.Keys.Where(r => _changed.TryRemove(r, out _)).Select(channels.Find).OfType<RoomChannel>().Where(c => !c.Seats.IsEmpty)];
            try { await ReadAsync(changed, cancel); }
            catch (Exception error) when (error is not OperationCanceledException) { PresenceFailed(error); }
            await Task.Delay(ReadEvery, time, cancel);
        }
    }

    private async Task ReadAsync(List<RoomChannel> rooms, CancellationToken cancel)
    {
        if (rooms.Count == 0) { return; }
        var (ids, now) = (rooms.Select(r => r.Id).ToArray(), time.GetUtcNow());
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var rows = await (
            from p in hub.RoomPresences.Where(p => ids.Contains(p.RoomId) && p.Until > now)
            join a in hub.Accounts.Where(a => a.DeletedAt == null) on p.AccountId equals a.Id
            select new { p.RoomId, a.Id, a.Name, a.Handle }).Distinct().ToListAsync(cancel);
        foreach (var room in rooms) { Show(room, rows.Where(r => r.RoomId == room.Id).ToImmutableDictionary(r => r.Id, r => new PersonView(r.Id, r.Name, r.Handle))); }
    }

    private static void Show(RoomChannel room, ImmutableDictionary<Guid, PersonView> now)
    {
        var before = room.Here;
        room.Here = now;
        var (came, went) = (now.Where(p => !before.ContainsKey(p.Key)).Select(p => p.Value).ToList(), before.Keys.Where(p => !now.ContainsKey(p)).ToList());
        if (came.Count + went.Count > 0) { room.Tell(Frame.Of("Presence", new PresenceView(room.Id, came, went, now.Count))); }
    }

    private async Task RenewAsync(CancellationToken cancel)
    {
        (Guid Room, Guid Account)[] mine;
        lock (_lock) { mine = [.. _mine.Keys]; }
        var (now, until) = (time.GetUtcNow(), time.GetUtcNow() + RoomPresence.LeaseFor);
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        await hub.RoomPresences.Where(p => p.NodeId == _node).ExecuteUpdateAsync(s => s.SetProperty(p => p.Until, p => until), cancel);
        await hub.RoomPresences.Where(p => p.Until < now).ExecuteDeleteAsync(cancel);
        var kept = await hub.RoomPresences.Where(p => p.NodeId == _node).Select(p => new { p.RoomId, p.AccountId }).ToListAsync(cancel);
        await LeaseAsync([.. mine.Except(kept.Select(k => (k.RoomId, k.AccountId)))], cancel);
    }

    private async Task LeaseAsync(IReadOnlyList<(Guid Room, Guid Account)> who, CancellationToken cancel)
    {
        if (who.Count == 0) { return; }
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        hub.AddRange(who.Select(w => new RoomPresence(w.Room, w.Account, _node, time.GetUtcNow() + RoomPresence.LeaseFor)));
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException error) when (!cancel.IsCancellationRequested)
        {
            // The lease of a moment ago was still there, or the database is away: the next renewal sees to what is missing.
            PresenceFailed(error);
        }
    }

    private async Task ChangedAsync(Guid room)
    {
        Stir(room);
        await doorbell.RingAsync($"{Topic}/{room}");
    }

    private void Stir(Guid room)
    {
        _changed[room] = true;
        lock (_lock)
        {
            if (_stir.CurrentCount == 0) { _stir.Release(); }
        }
    }

    private int Count((Guid, Guid) who, int change)
    {
        lock (_lock)
        {
            var count = _mine.GetValueOrDefault(who) + change;
            if (count > 0) { _mine[who] = count; }
            else { _mine.Remove(who); }
            return count;
        }
    }

    public override void Dispose()
    {
        _stir.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Debug, "Who is present cannot be told or read; it is tried again.")]
    private partial void PresenceFailed(Exception error);
}
