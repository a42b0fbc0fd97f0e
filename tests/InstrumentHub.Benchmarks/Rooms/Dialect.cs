using System.Text.Json;

namespace InstrumentHub.Benchmarks.Rooms;

/// <summary>How one talks to a server: what to send, as text, and what a ping looks like.</summary>
/// <param name="Greetings">Sent one by one after connecting; after each, one message is awaited.</param>
internal sealed record Dialect(string Name, string Path, Func<Guid, IReadOnlyList<string>> Greetings, Func<Guid, string, string> Post, string? Ping, (string Heard, string Answer)? Pong)
{
    private const char End = '\u001e';

    public static readonly Dialect Site = new("InstrumentHub", "/hubs/rooms",
        room => ["{\"protocol\":\"json\",\"version\":1}" + End, Call("Join", room, null)],
        (room, body) => Call("Post", room, Guid.NewGuid(), new { body }), "{\"type\":6}" + End, null);

    public static readonly Dialect Bare = new("bare SignalR hub", "/hubs/rooms",
        room => ["{\"protocol\":\"json\",\"version\":1}" + End, Call("Join", room)],
        (room, body) => Call("Post", room, body), "{\"type\":6}" + End, null);

    /// <summary>Engine.IO 4 opens by itself; "40" connects to the namespace, "42" is an event, "2" asks and "3" answers whether one is still there.</summary>
    public static readonly Dialect SocketIo = new("socket.io", "/socket.io/?EIO=4&transport=websocket",
        room => ["", "40", $"42[\"join\",\"{room}\"]"], (room, body) => $"42[\"post\",\"{room}\",{JsonSerializer.Serialize(body)}]", null, ("2", "3"));

    private static string Call(string method, params object?[] arguments) =>
        JsonSerializer.Serialize(new { type = 1, invocationId = Guid.NewGuid().ToString("N"), target = method, arguments }) + End;
}
