using System.Collections.Concurrent;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Rooms.Live;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>
/// Where everything that changes a room is done, whoever asks: hub, API or page. Each act ends in one event and returns that event's number; sent again
/// with the same command id it changes nothing and returns the same number. How, <see cref="RoomLine"/> tells.
/// </summary>
public sealed partial class RoomDesk(
    IDbContextFactory<HubContext> hubs, IRoomBell bell, RoomNotices notices, RoomRulings rulings, TextGate gate, SnapshotHolder catalogue,
    IOptions<RoomOptions> options, TimeProvider time, ILogger<RoomDesk> logger)
{
    private readonly ConcurrentDictionary<Guid, RoomLine> _lines = new();
    private readonly RoomQuestion _ask = RoomFound.Question();

    private Task<long> DoAsync(RoomSeat seat, Act act, Guid command, Func<RoomWork, Task<RoomEvent>> change, CancellationToken cancel)
    {
        // Whose comment it is, is not known yet; everything else is.
        seat.Demand(act, isAuthor: true);
        // An author too is somebody with an account.
        if (!seat.Actor.IsSignedIn) { throw new NotAllowedException(act, seat.Actor); }
        return _lines.GetOrAdd(seat.Room.Id, room => new(room, _ask, hubs, bell, time, logger)).DoAsync(new(seat, command, change, cancel));
    }

    private static void DemandOpen(RoomWork work)
    {
        if (!work.Seat.May(Permissions.ModerateRoom)) { work.Room.DemandOpen(); }
    }
}
