using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Rooms.Live;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>
/// What the desk does in rooms: as <see cref="RoomDesk"/> does it, with an event that reaches every open page, but within the desk's own transaction,
/// so that act, event and decision are stored together or not at all.
/// </summary>
public sealed class RoomModeration(HubContext hub, IRoomBell bell, TimeProvider time)
{
    private readonly List<(Guid Room, long Seq)> _made = [];

    /// <summary>Holds the room's row until the commit: its next number is ours.</summary>
    public async Task<Room> TakeAsync(Guid id, CancellationToken cancel)
    {
        await hub.Rooms.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Seq, r => r.Seq + 1), cancel);
        var room = await hub.Rooms.SingleAsync(r => r.Id == id, cancel);
        // It may have been read before in this context, with an older number.
        await hub.Entry(room).ReloadAsync(cancel);
        return room;
    }

    public void Note(Room room, RoomEventType type, Guid actor, Guid? subject = null, RoomEventData? data = null)
    {
        hub.Add(room.Note(type, actor, Guid.NewGuid(), time.GetUtcNow(), subject, data));
        _made.Add((room.Id, room.Seq));
    }

    public void Settle(Room room, bool locked, int slowSeconds, Guid actor)
    {
        room.Settle(locked, slowSeconds);
        Note(room, RoomEventType.Settled, actor, data: new(Locked: locked, SlowSeconds: slowSeconds));
    }

    /// <summary>After the commit.</summary>
    public void Tell()
    {
        foreach (var (room, seq) in _made) { bell.Ring(room, seq, []); }
        _made.Clear();
    }

    /// <summary>How a room was set, as a decision keeps it.</summary>
    internal static string Setting(Room room) => $"{room.IsLocked} {room.SlowSeconds}";

    internal static (bool Locked, int SlowSeconds) SettingOf(Decision decision) => decision.Before?.Split(' ') is [var locked, var slow]
        ? (bool.Parse(locked), int.Parse(slow, System.Globalization.CultureInfo.InvariantCulture))
        : (false, 0);
}
