namespace InstrumentHub.Core.Rooms;

/// <summary>
/// Somebody is in a room by way of a node. A lease: the node renews what it holds, and what a node that died left behind runs out by itself.
/// </summary>
public sealed class RoomPresence(Guid roomId, Guid accountId, Guid nodeId, DateTimeOffset until)
{
    public static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(45), RenewEvery = TimeSpan.FromSeconds(15);

    public Guid RoomId { get; private init; } = roomId;
    public Guid AccountId { get; private init; } = accountId;
    public Guid NodeId { get; private init; } = nodeId;
    public DateTimeOffset Until { get; private set; } = until;
}
