using System.ComponentModel.DataAnnotations;
using InstrumentHub.Core.Rooms;

namespace InstrumentHub.Web.Features.Rooms;

public sealed class RoomOptions
{
    public const string Section = "Rooms";

    /// <summary>Comments that one person may make in one room in a minute.</summary>
    [Range(1, 1_000_000)]
    public int CommentsPerMinute { get; init; } = Pace.DefaultMaxPerMinute;

    /// <summary>Calls that one connection may make in a second, of any kind; five times as many at once.</summary>
    [Range(1, 1_000_000)]
    public int CallsPerSecond { get; init; } = 20;

    /// <summary>Live connections that one account may have with one node: every tab with a room has one.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAccount { get; init; } = 20;

    /// <summary>Live connections from one address with one node: a school has one address for all.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; init; } = 200;

    /// <summary>Messages that wait for a client that cannot keep up; one more, and it is told to catch up when it can.</summary>
    [Range(8, 10_000)]
    public int QueuePerConnection { get; init; } = 256;
}
