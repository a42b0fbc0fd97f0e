using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>The clients of this node.</summary>
internal sealed class LiveConnections(IOptions<RoomOptions> options)
{
    private readonly ConcurrentDictionary<string, LiveConnection> _all = new(StringComparer.Ordinal);

    public IEnumerable<LiveConnection> All => _all.Values;

    public LiveConnection? Find(string id) => _all.GetValueOrDefault(id);

    public void Add(HubConnectionContext context) => _all[context.ConnectionId] = new(context, options.Value.QueuePerConnection);

    public LiveConnection? Remove(string id) => _all.TryRemove(id, out var connection) ? connection : null;
}

/// <summary>SignalR's own keeper of connections, which also hands each to us: only a connection itself takes a message that was written out before.</summary>
internal sealed class RoomLifetime(LiveConnections connections, ILogger<DefaultHubLifetimeManager<RoomHub>> logger) : DefaultHubLifetimeManager<RoomHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connections.Add(connection);
        return base.OnConnectedAsync(connection);
    }
}
