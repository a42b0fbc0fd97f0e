using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Rooms.Live;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>
/// Where everything that changes a room is done, whoever asks: hub, API or page. Each act is one transaction that ends in one event, and returns
/// that event's number; sent again with the same command id it changes nothing and returns the same number.
/// </summary>
public sealed partial class RoomDesk(IDbContextFactory<HubContext> hubs, IRoomBell bell, RoomNotices notices, SnapshotHolder catalogue, IOptions<RoomOptions> options, TimeProvider time)
{
    /// <summary>A change at work: the room's row is ours until the commit.</summary>
    private sealed record Work(HubContext Hub, Room Room, RoomSeat Seat, Guid Command, DateTimeOffset Now, CancellationToken Cancel)
    {
        public Guid Me => Seat.Actor.Id;

        public RoomEvent Note(RoomEventType type, Guid? subject = null, RoomEventData? data = null) => Room.Note(type, Me, Command, Now, subject, data);
    }

    private async Task<long> DoAsync(RoomSeat seat, Act act, Guid command, Func<Work, Task<RoomEvent>> change, CancellationToken cancel)
    {
        // Whose comment it is, is not known yet; everything else is.
        seat.Demand(act, isAuthor: true);
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        long seq;
        try { seq = await WriteAsync(hub, seat, command, change, cancel); }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // The same command at the same moment by way of another node or room: the index let one through.
            hub.ChangeTracker.Clear();
            if (await DoneInAsync(hub, seat, command, cancel) is not { } done) { throw; }
            seq = done;
        }
        bell.Ring(seat.Room.Id, seq);
        return seq;
    }

    private async Task<long> WriteAsync(HubContext hub, RoomSeat seat, Guid command, Func<Work, Task<RoomEvent>> change, CancellationToken cancel)
    {
        var (id, now) = (seat.Room.Id, time.GetUtcNow());
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        // The update comes before anything is read: it holds the room's row until the commit, so what is read below no other writer can change,
        // two writers get two numbers, and nobody sees 8 before 7. A change that is refused rolls back, and its number with it.
        // The time is given as an expression: EF Core writes a value into the query, and would compile every act anew.
        await hub.Rooms.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Seq, r => r.Seq + 1).SetProperty(r => r.ActiveAt, r => now), cancel);
        var me = WriterOf(seat);
        var found = await hub.Rooms.Where(r => r.Id == id).Select(r => new
        {
            Room = r,
            DoneIn = hub.RoomEvents.Where(e => e.ActorId == me && e.CommandId == command).Select(e => (Guid?)e.RoomId).FirstOrDefault(),
            DoneAs = hub.RoomEvents.Where(e => e.ActorId == me && e.CommandId == command).Select(e => (long?)e.Seq).FirstOrDefault(),
        }).SingleAsync(cancel);
        // Before any rule is asked: what was done may not be refused when it is sent again, because it was done.
        if (found.DoneAs is { } done) { return found.DoneIn == id ? done : throw UsedElsewhere(); }

        var made = await change(new(hub, found.Room, seat, command, now, cancel));
        hub.Add(made);
        await hub.SaveChangesAsync(cancel);
        // No longer to be called off: who hangs up now would not know whether it was done.
        await transaction.CommitAsync(CancellationToken.None);
        return made.Seq;
    }

    /// <returns>The number of the event that this command made; null when it made none yet.</returns>
    private static async Task<long?> DoneInAsync(HubContext hub, RoomSeat seat, Guid command, CancellationToken cancel)
    {
        var me = WriterOf(seat);
        var done = await hub.RoomEvents.Where(e => e.ActorId == me && e.CommandId == command).Select(e => new { e.RoomId, e.Seq }).SingleOrDefaultAsync(cancel);
        if (done is not null && done.RoomId != seat.Room.Id) { throw UsedElsewhere(); }
        return done?.Seq;
    }

    /// <exception cref="NotAllowedException">Nobody is signed in: whatever the act, it is for people with an account.</exception>
    private static Guid WriterOf(RoomSeat seat) => seat.Actor.AccountId ?? throw new NotAllowedException(Permissions.Comment, seat.Actor);

    private static RuleException UsedElsewhere() => new("command-used", "Deze opdracht is al in een andere kamer uitgevoerd.");

    private static void DemandOpen(Work work)
    {
        if (!work.Seat.May(Permissions.ModerateRoom)) { work.Room.DemandOpen(); }
    }
}
