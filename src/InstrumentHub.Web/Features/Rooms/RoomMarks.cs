using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>How far people have read.</summary>
public sealed class RoomMarks(IDbContextFactory<HubContext> hubs, TimeProvider time)
{
    /// <summary>Remembers that this reader has seen everything up to a number; nothing for a visitor without an account.</summary>
    public async Task SeeAsync(RoomSeat seat, long seq, CancellationToken cancel)
    {
        if (seat.Actor.AccountId is not { } me) { return; }

        var (room, now) = (seat.Room.Id, time.GetUtcNow());
        seq = Math.Clamp(seq, 0, seat.Room.Seq);
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        if (await hub.ReadMarks.SingleOrDefaultAsync(m => m.RoomId == room && m.AccountId == me, cancel) is { } mark) { mark.See(seq, now); }
        else { hub.Add(new ReadMark(room, me, seq, now)); }
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // A second screen of the same person was first to make the mark; the next one told moves it.
        }
    }

    /// <summary>The comments of others in a community's rooms that this reader has not seen, per room; rooms without are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> UnreadAsync(Guid account, IReadOnlyCollection<Guid> rooms, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        return await (
            from c in hub.Comments.Where(c => rooms.Contains(c.RoomId) && c.AuthorId != account && c.TakenBackAt == null && c.HiddenAt == null)
            from m in hub.ReadMarks.Where(m => m.RoomId == c.RoomId && m.AccountId == account).DefaultIfEmpty()
            where m == null || c.Seq > m.Seq
            group c by c.RoomId into room
            select new { room.Key, Count = room.Count() }).ToDictionaryAsync(r => r.Key, r => r.Count, cancel);
    }
}
