using System.Threading.Channels;
using InstrumentHub.Data;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>Makes known that a room has news.</summary>
public interface IRoomBell
{
    /// <summary>After the commit, with those of the events that are at hand. Never fails and never waits: a ring that is lost is made up for by looking.</summary>
    void Ring(Guid room, long seq, IReadOnlyList<EventRow> events);
}

/// <summary>This node's own clients hear at once; other nodes by the doorbell, which is rung once for all that happened in a room meanwhile.</summary>
internal sealed partial class RoomBell(RoomFeed feed, IDoorbell doorbell, ILogger<RoomBell> logger) : BackgroundService, IRoomBell
{
    private readonly Channel<(Guid Room, long Seq)> _rung = Channel.CreateBounded<(Guid, long)>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Ring(Guid room, long seq, IReadOnlyList<EventRow> events)
    {
        feed.Nudge(room, seq, events);
        _rung.Writer.TryWrite((room, seq));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Dictionary<Guid, long> rooms = [];
        while (await _rung.Reader.WaitToReadAsync(stoppingToken))
        {
            while (rooms.Count < 1_000 && _rung.Reader.TryRead(out var rung)) { rooms[rung.Room] = Math.Max(rung.Seq, rooms.GetValueOrDefault(rung.Room)); }
            try
            {
                foreach (var (room, seq) in rooms) { await doorbell.RingAsync($"{RoomFeed.Topic}/{room}", seq, stoppingToken); }
            }
            catch (Exception error) when (error is not OperationCanceledException) { RingFailed(error); }
            rooms.Clear();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Other nodes cannot be told of news in a room; they find it by looking.")]
    private partial void RingFailed(Exception error);
}
