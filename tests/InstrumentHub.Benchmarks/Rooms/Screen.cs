using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;

namespace InstrumentHub.Benchmarks.Rooms;

/// <summary>One connected client that does as little as it can: it looks for the number of the message and notes when it came.</summary>
internal sealed class Screen(Guid room, string? session) : IAsyncDisposable
{
    private static ReadOnlySpan<byte> Mark => "\"body\":\"t="u8;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private byte[] _buffer = new byte[8192];
    private Task _reading = Task.CompletedTask;

    public Guid Room => room;

    public async Task OpenAsync(Uri server, Dialect dialect, Action<int> heard)
    {
        if (session is not null) { _socket.Options.SetRequestHeader("Cookie", session); }
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await _socket.ConnectAsync(new Uri($"ws://{server.Authority}{dialect.Path}"), CancellationToken.None);
        foreach (var greeting in dialect.Greetings(room))
        {
            if (greeting.Length > 0) { await SendAsync(greeting); }
            // A join by socket.io is not answered; what is not awaited here the loop reads.
            if (!greeting.StartsWith("42", StringComparison.Ordinal)) { await ReadAsync(); }
        }
        _reading = Task.Run(() => ListenAsync(dialect, heard));
        if (dialect.Ping is { } ping) { _ = PingAsync(ping); }
    }

    public Task PostAsync(Dialect dialect, string body) => SendAsync(dialect.Post(room, body));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _writing.Dispose();
        _closing.Dispose();
    }

    private async Task ListenAsync(Dialect dialect, Action<int> heard)
    {
        while (true)
        {
            var length = await ReadAsync();
            if (dialect.Pong is { } pong && length == pong.Heard.Length && Encoding.UTF8.GetString(_buffer, 0, length) == pong.Heard) { await SendAsync(pong.Answer); }
            else { Look(_buffer.AsSpan(0, length), heard); }
        }
    }

    private static void Look(ReadOnlySpan<byte> text, Action<int> heard)
    {
        int at;
        while ((at = text.IndexOf(Mark)) >= 0)
        {
            text = text[(at + Mark.Length)..];
            if (Utf8Parser.TryParse(text, out int number, out _)) { heard(number); }
        }
    }

    private async Task<int> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length) { Array.Resize(ref _buffer, _buffer.Length * 2); }
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), _closing.Token);
            if (read.MessageType == WebSocketMessageType.Close) { throw new WebSocketException("The server closed the line."); }
            length += read.Count;
            if (read.EndOfMessage) { return length; }
        }
    }

    private async Task SendAsync(string text)
    {
        await _writing.WaitAsync(_closing.Token);
        try { await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _closing.Token); }
        finally { _writing.Release(); }
    }

    private async Task PingAsync(string ping)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token)) { await SendAsync(ping); }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The line is gone, and so is the need for a sign of life.
        }
    }
}
