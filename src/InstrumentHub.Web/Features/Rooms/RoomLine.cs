using System.Data.Common;
using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Rooms.Live;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>A change at work: the room's row is ours until the commit.</summary>
/// <param name="Lately">The actor's comments in this room in the last minute.</param>
internal sealed record RoomWork(HubContext Hub, Room Room, RoomSeat Seat, Guid Command, DateTimeOffset Now, int Lately, CancellationToken Cancel)
{
    public Guid Me => Seat.Actor.Id;

    /// <summary>The comment that it brought: whoever listens on this node can then be told without reading it back.</summary>
    public Comment? Said { get; set; }

    public RoomEvent Note(RoomEventType type, Guid? subject = null, RoomEventData? data = null) => Room.Note(type, Me, Command, Now, subject, data);
}

/// <summary>An act that waits its turn, and for its answer.</summary>
internal sealed class RoomOrder(RoomSeat seat, Guid command, Func<RoomWork, Task<RoomEvent>> change, CancellationToken cancel)
{
    private readonly TaskCompletionSource<long> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RoomSeat Seat => seat;
    public Guid Command => command;
    public bool IsCalledOff => cancel.IsCancellationRequested;
    public Task<long> Done => _done.Task;

    public Task<RoomEvent> ChangeAsync(RoomWork work) => change(work);

    public void Answer(RoomOutcome outcome)
    {
        if (outcome.Refusal is { } refusal) { _done.TrySetException(refusal); }
        else { _done.TrySetResult(outcome.Seq); }
    }

    public void Refuse(Exception error) => _done.TrySetException(error);
}

/// <summary>What comes of an act, once the transaction that it is in has been committed.</summary>
/// <param name="IsNew">False for what was refused, and for what had been done before.</param>
/// <param name="Row">Its event, when that is known without reading.</param>
internal sealed record RoomOutcome(long Seq, bool IsNew, EventRow? Row = null, Exception? Refusal = null)
{
    public static RoomOutcome Refused(Exception refusal) => new(0, IsNew: false, Refusal: refusal);
}

/// <summary>
/// The acts of one room on this node, one after the other, as many as wait in one transaction. The transaction begins with an update of the room's row, which
/// holds it until the commit: two nodes get different numbers, and nobody sees 8 before 7. An act that is refused leaves nothing behind, not even a
/// number. A commit is what a room must wait for most; in a busy one many share it (group commit: DeWitt e.a., 1984).
/// </summary>
internal sealed partial class RoomLine(Guid id, RoomQuestion ask, IDbContextFactory<HubContext> hubs, IRoomBell bell, TimeProvider time, ILogger logger)
{
    private const int Together = 32;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Queue<RoomOrder> _waiting = new();
    private bool _isWorking;

    public Task<long> DoAsync(RoomOrder order)
    {
        lock (_lock)
        {
            _waiting.Enqueue(order);
            if (_isWorking) { return order.Done; }
            _isWorking = true;
        }
        // What one request carries along (its culture, its trace) is not that of the others.
        using (ExecutionContext.SuppressFlow()) { _ = Task.Run(WorkAsync); }
        return order.Done;
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            List<RoomOrder> orders = [];
            lock (_lock)
            {
                while (orders.Count < Together && _waiting.TryDequeue(out var order)) { orders.Add(order); }
                if (orders.Count == 0) { _isWorking = false; return; }
            }
            await DoAsync(orders);
        }
    }

    /// <summary>Never fails: whoever stands in line after these would wait for ever.</summary>
    private async Task DoAsync(List<RoomOrder> orders)
    {
        try { await DoTogetherAsync(orders); }
        catch (Exception error) when (orders.Count > 1 && !IsAway(error))
        {
            // One of them failed, and the others with it: each by itself. Nobody has been answered yet.
            foreach (var order in orders) { await DoAsync([order]); }
        }
        catch (DbUpdateException error) when (orders.Count == 1) { await AnswerDoneAsync(orders[0], error); }
        catch (Exception error)
        {
            DoingFailed(error, id);
            foreach (var order in orders) { order.Refuse(error); }
        }
    }

    private async Task DoTogetherAsync(List<RoomOrder> orders)
    {
        await using var hub = await hubs.CreateDbContextAsync();
        // What fails takes the whole transaction with it, and each is then done apart: a savepoint before every change would be two trips for nothing.
        hub.Database.AutoSavepointsEnabled = false;
        List<RoomOutcome> outcomes = [];
        await using (var transaction = await hub.Database.BeginTransactionAsync())
        {
            var now = time.GetUtcNow();
            // Before anything is read. The time is given as an expression: EF Core writes a value into the query, and would compile every act anew.
            await hub.Rooms.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.ActiveAt, r => now));
            foreach (var order in orders) { outcomes.Add(await TryAsync(hub, order, now)); }
            // Where nothing was done, the row goes back to what it was.
            if (outcomes.Exists(o => o.IsNew)) { await transaction.CommitAsync(); }
        }
        // Only now, refusals too: one may rest on what was done just before it, and that could still have failed.
        foreach (var (order, outcome) in orders.Zip(outcomes)) { order.Answer(outcome); }
        if (outcomes.Max(o => o.Seq) is > 0 and var last) { bell.Ring(id, last, [.. outcomes.Select(o => o.Row).OfType<EventRow>()]); }
    }

    private async Task<RoomOutcome> TryAsync(HubContext hub, RoomOrder order, DateTimeOffset now)
    {
        if (order.IsCalledOff) { return RoomOutcome.Refused(new OperationCanceledException("Whoever asked has left.")); }
        var (me, command) = (order.Seat.Actor.Id, order.Command);
        var found = await ask(hub, id, me, command, now - Minute);
        // Before any rule is asked: what was done may not be refused when it is sent again, because it was done.
        if (found.DoneAs is { } done) { return found.DoneIn == id ? new(done, IsNew: false) : RoomOutcome.Refused(UsedElsewhere()); }
        try
        {
            found.Room.Raise();
            RoomWork work = new(hub, found.Room, order.Seat, command, now, found.Lately, CancellationToken.None);
            var made = await order.ChangeAsync(work);
            hub.Add(made);
            await hub.SaveChangesAsync();
            return new(made.Seq, IsNew: true, work.Said is { } comment ? new(made, order.Seat.Person, new(comment, order.Seat.Person, 0), null, null) { Members = found.Mark } : null);
        }
        catch (Exception refused) when (refused is RuleException or NotAllowedException)
        {
            // Nothing of it was saved; what it did in memory goes, and the next reads the room anew.
            hub.ChangeTracker.Clear();
            return RoomOutcome.Refused(refused);
        }
    }

    /// <summary>The same command at the same moment by way of another room: the index let one through.</summary>
    private async Task AnswerDoneAsync(RoomOrder order, DbUpdateException error)
    {
        try
        {
            var (me, command) = (order.Seat.Actor.Id, order.Command);
            await using var hub = await hubs.CreateDbContextAsync();
            var done = await hub.RoomEvents.Where(e => e.ActorId == me && e.CommandId == command).Select(e => new { e.RoomId, e.Seq }).SingleOrDefaultAsync();
            if (done is null) { order.Refuse(error); }
            else { order.Answer(done.RoomId == id ? new(done.Seq, IsNew: false) : RoomOutcome.Refused(UsedElsewhere())); }
        }
        catch (Exception away)
        {
            DoingFailed(away, id);
            order.Refuse(error);
        }
    }

    /// <summary>Whether it is the database that cannot, now; then doing them one by one would only take longer.</summary>
    private static bool IsAway(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } or TimeoutException or IOException) { return true; }
        }
        return false;
    }

    private static RuleException UsedElsewhere() => new("command-used", "Deze opdracht is al in een andere kamer uitgevoerd.");

    [LoggerMessage(LogLevel.Warning, "What was asked of room {Room} could not be done; whoever asked sends it again.")]
    private partial void DoingFailed(Exception error, Guid room);
}
