using System.Buffers;
using InstrumentHub.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// Events that go out together, written out once for all who have seen as much and read the same language. Several of them make one write for each client: a
/// write is what telling somebody costs, however little is in it.
/// </summary>
/// <param name="events">In order, at least one.</param>
internal sealed class EventFrames(IReadOnlyList<EventRow> events, IReadOnlyList<IHubProtocol> protocols)
{
    private readonly Dictionary<(int From, Language Language), SerializedHubMessage> _written = [];

    /// <param name="seq">What the client has, less than the last of the events.</param>
    public SerializedHubMessage After(long seq, Language language)
    {
        var from = 0;
        while (events[from].Event.Seq <= seq) { from++; }
        if (!_written.TryGetValue((from, language), out var frame)) { _written[(from, language)] = frame = Write(from, language); }
        return frame;
    }

    private SerializedHubMessage Write(int from, Language language)
    {
        List<InvocationMessage> messages = [.. events.Skip(from).Select(e => new InvocationMessage("Event", [e.In(language)]))];
        return new([.. protocols.Select(p => new SerializedMessage(p.Name, Bytes(p, messages)))]);
    }

    private static ReadOnlyMemory<byte> Bytes(IHubProtocol protocol, List<InvocationMessage> messages)
    {
        ArrayBufferWriter<byte> bytes = new();
        foreach (var message in messages) { protocol.WriteMessage(message, bytes); }
        return bytes.WrittenMemory;
    }
}
