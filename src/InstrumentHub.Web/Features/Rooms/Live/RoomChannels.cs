using System.Collections.Concurrent;
using InstrumentHub.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>The rooms that somebody on this node is in, or was a moment ago.</summary>
internal sealed class RoomChannels(RoomReader reader, IHubProtocolResolver protocols, IDbContextFactory<HubContext> hubs, ILogger<RoomChannel> logger)
{
    private readonly ConcurrentDictionary<Guid, RoomChannel> _all = new();

    public IReadOnlyList<RoomChannel> Busy => [.. _all.Values.Where(c => !c.Seats.IsEmpty)];

    public RoomChannel? Find(Guid room) => _all.GetValueOrDefault(room);

    public RoomChannel Of(RoomView room) => _all.GetOrAdd(room.Id, id => new(id, room.Community?.Id, reader, protocols.AllProtocols, hubs, logger));

    /// <summary>The id that ends a topic such as <c>rooms/{id}</c>.</summary>
    public static Guid? IdOf(string topic, int part = 1) => topic.Split('/') is { } parts && parts.Length > part && Guid.TryParse(parts[part], out var id) ? id : null;
}
