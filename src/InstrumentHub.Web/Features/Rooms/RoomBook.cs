using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>Which rooms there are.</summary>
public sealed class RoomBook(IDbContextFactory<HubContext> hubs, TimeProvider time)
{
    /// <summary>Makes the room if it is not there yet; two who do so at once get the same one.</summary>
    public async Task OpenAsync(Guid? community, string instrument, CancellationToken cancel)
    {
        var key = Room.KeyOf(community, instrument);
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        if (await hub.Rooms.AnyAsync(r => r.Key == key, cancel)) { return; }
        hub.Add(Room.Open(community, instrument, time.GetUtcNow()));
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Somebody else was just before us, unless it is not there still.
            if (!await hub.Rooms.AnyAsync(r => r.Key == key, cancel)) { throw; }
        }
    }

    /// <summary>A community's rooms, the liveliest first.</summary>
    /// <param name="reader">Who asks: what they have not seen is counted; null counts nothing.</param>
    public async Task<IReadOnlyList<RoomEntry>> OfAsync(Guid community, Guid? reader, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        return await hub.Rooms.Where(r => r.CommunityId == community).OrderByDescending(r => r.ActiveAt)
            .Select(r => new RoomEntry(
                r.Instrument,
                hub.Comments.Count(c => c.RoomId == r.Id && c.TakenBackAt == null && c.HiddenAt == null),
                reader == null ? 0 : hub.Comments.Count(c => c.RoomId == r.Id && c.TakenBackAt == null && c.HiddenAt == null && c.AuthorId != reader
                    && !hub.ReadMarks.Any(m => m.RoomId == r.Id && m.AccountId == reader && m.Seq >= c.Seq))))
            .ToListAsync(cancel);
    }
}

/// <param name="New">Comments of others that the reader has not seen.</param>
public sealed record RoomEntry(string Instrument, int Comments, int New);
