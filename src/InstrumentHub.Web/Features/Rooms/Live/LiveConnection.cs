using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// One client's line. Messages go out at once while the client keeps up, and wait in a short queue when it does not; when that is full the client is told
/// to catch up and hears nothing more until it asks. So one that is slow costs little, and the others nothing.
/// </summary>
internal sealed class LiveConnection(HubConnectionContext context, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<SerializedHubMessage> _waiting = new();
    private readonly Dictionary<Guid, LiveSeat> _seats = [];
    private bool _isWriting;

    public string Id => context.ConnectionId;

    public ClaimsPrincipal User => context.User;

    public void Abort() => context.Abort();

    public void Take(LiveSeat seat)
    {
        lock (_lock) { _seats[seat.RoomId] = seat; }
    }

    public LiveSeat? Leave(Guid room)
    {
        lock (_lock) { return _seats.Remove(room, out var seat) ? seat : null; }
    }

    public LiveSeat? SeatIn(Guid room)
    {
        lock (_lock) { return _seats.GetValueOrDefault(room); }
    }

    public IReadOnlyList<LiveSeat> Seats
    {
        get { lock (_lock) { return [.. _seats.Values]; } }
    }

    public void Send(SerializedHubMessage message)
    {
        lock (_lock)
        {
            if (!_isWriting) { Write(message); }
            else if (_waiting.Count < capacity) { _waiting.Enqueue(message); }
            else { FallBehind(); }
        }
    }

    private void Write(SerializedHubMessage message)
    {
        var writing = context.WriteAsync(message);
        if (writing.IsCompletedSuccessfully)
        {
            writing.GetAwaiter().GetResult();
            return;
        }
        _isWriting = true;
        _ = DrainAsync(writing.AsTask());
    }

    /// <summary>What waited makes way for one word per room; the events are in the database.</summary>
    private void FallBehind()
    {
        _waiting.Clear();
        foreach (var seat in _seats.Values.Where(s => s.IsLive))
        {
            seat.IsLive = false;
            _waiting.Enqueue(Frame.Of("CatchUp", new CatchUpView(seat.RoomId)));
        }
    }

    private async Task DrainAsync(Task writing)
    {
        // A write that fails ends the connection by itself; the client comes back and asks for what it missed.
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (true)
        {
            ValueTask next;
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out var message))
                {
                    _isWriting = false;
                    return;
                }
                next = context.WriteAsync(message);
            }
            await next;
        }
    }
}

/// <summary>A client in a room.</summary>
internal sealed class LiveSeat(Guid roomId, LiveConnection connection, RoomSeat seat)
{
    private static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(2);

    private DateTimeOffset _typedAt;

    public Guid RoomId => roomId;
    public LiveConnection Connection => connection;
    public PersonView? Person => seat.Person;
    public RoomSeat Seat => seat;

    /// <summary>The last event that it has been given.</summary>
    public long Seq { get; set; }

    /// <summary>False once it fell behind, left or was removed.</summary>
    public bool IsLive { get; set; } = true;

    public bool MayTellTyping(DateTimeOffset now)
    {
        if (now - _typedAt < TypingEvery) { return false; }
        _typedAt = now;
        return true;
    }
}

internal static class Frame
{
    /// <summary>A message that is written out once for all who get it.</summary>
    public static SerializedHubMessage Of(string method, object argument) => new(new InvocationMessage(method, [argument]));
}
