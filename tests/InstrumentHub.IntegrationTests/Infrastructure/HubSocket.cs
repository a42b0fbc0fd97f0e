using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>
/// A client of a SignalR hub over a bare WebSocket: the JSON hub protocol, as far as tests and benches need it. It buys independence of a client library,
/// and lets one see what really went over the wire.
/// </summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte RecordEnd = 0x1e;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new(StringComparer.Ordinal);
    private readonly Channel<(string Method, JsonElement Argument)> _messages = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<(string Method, JsonElement Argument)> _passed = [];
    private Task _reading = Task.CompletedTask;
    private int _last;

    private HubSocket(WebSocket socket) => _socket = socket;

    /// <summary>Everything that the server sends by itself, as it comes in; set before the first call. Without it, messages wait for <see cref="NextAsync"/>.</summary>
    public Action<string, JsonElement>? OnMessage { get; set; }

    /// <summary>While this is not done nothing more is read: a client that cannot keep up.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Ends when the line does, however that came.</summary>
    public Task Gone => _reading;

    public static async Task<HubSocket> OpenAsync(WebSocket socket, CancellationToken cancel = default)
    {
        var hub = new HubSocket(socket);
        await hub.SendAsync(new { protocol = "json", version = 1 }, cancel);
        var records = new Records(socket);
        var answer = await records.NextAsync(cancel);
        if (answer.TryGetProperty("error", out var error)) { throw new InvalidOperationException(error.GetString()); }
        hub._reading = Task.Run(() => hub.ReadAsync(records), CancellationToken.None);
        return hub;
    }

    /// <exception cref="HubRefusal">The server refused.</exception>
    /// <exception cref="WebSocketException">The line broke before the answer came: nobody knows whether it was done.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        if (_reading.IsCompleted) { throw new WebSocketException("The line is gone."); }
        await SendAsync(new { type = 1, invocationId = id, target = method, arguments }, _closing.Token);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>What a client says to be counted as there, whatever it reads.</summary>
    public Task PingAsync() => SendAsync(new { type = 6 }, _closing.Token);

    /// <summary>The next message of a kind; those that came before it and are not of that kind are kept for later.</summary>
    public async Task<JsonElement> NextAsync(string method, Func<JsonElement, bool>? where = null, int seconds = 20)
    {
        bool Fits((string Method, JsonElement Argument) m) => m.Method == method && (where is null || where(m.Argument));
        var kept = _passed.FindIndex(Fits);
        if (kept >= 0)
        {
            var found = _passed[kept].Argument;
            _passed.RemoveAt(kept);
            return found;
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            while (true)
            {
                var message = await _messages.Reader.ReadAsync(patience.Token);
                if (Fits(message)) { return message.Argument; }
                _passed.Add(message);
            }
        }
        catch (OperationCanceledException error) { throw new TimeoutException($"No {method} came; what came: {string.Join(", ", _passed.Select(p => $"{p.Method} {p.Argument}"))}", error); }
    }

    /// <summary>What came so far of a kind and was not asked for.</summary>
    public IReadOnlyList<JsonElement> Seen(string method)
    {
        while (_messages.Reader.TryRead(out var message)) { _passed.Add(message); }
        return [.. _passed.Where(p => p.Method == method).Select(p => p.Argument)];
    }

    /// <summary>Breaks the line as a tunnel does: without a word.</summary>
    public void Cut() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _writing.Dispose();
        _closing.Dispose();
    }

    private async Task SendAsync(object message, CancellationToken cancel)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(message, Json), RecordEnd];
        await _writing.WaitAsync(cancel);
        try { await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancel); }
        finally { _writing.Release(); }
    }

    private async Task ReadAsync(Records records)
    {
        try
        {
            while (true)
            {
                Take(await records.NextAsync(_closing.Token));
                await Hold.WaitAsync(_closing.Token);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            _messages.Writer.TryComplete();
            foreach (var call in _calls.Values) { call.TrySetException(new WebSocketException("The line broke.")); }
        }
    }

    private void Take(JsonElement record)
    {
        switch (record.GetProperty("type").GetInt32())
        {
            case 1:
                var (method, argument) = (record.GetProperty("target").GetString()!, record.GetProperty("arguments")[0]);
                if (OnMessage is { } hear) { hear(method, argument); }
                else { _messages.Writer.TryWrite((method, argument)); }
                break;
            case 3 when _calls.TryRemove(record.GetProperty("invocationId").GetString()!, out var call):
                if (record.TryGetProperty("error", out var error)) { call.TrySetException(HubRefusal.Of(error.GetString()!)); }
                else { call.TrySetResult(record.TryGetProperty("result", out var result) ? result : default); }
                break;
            case 7:
                throw new WebSocketException("The server closed the line.");
        }
    }

    /// <summary>Takes the stream of records apart; one WebSocket message may hold several, or a part of one.</summary>
    private sealed class Records(WebSocket socket)
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(4096);
        private readonly Queue<JsonElement> _ready = new();

        public async Task<JsonElement> NextAsync(CancellationToken cancel)
        {
            while (_ready.Count == 0)
            {
                var read = await socket.ReceiveAsync(_buffer.GetMemory(4096), cancel);
                if (read.MessageType == WebSocketMessageType.Close) { throw new WebSocketException("The server closed the line."); }
                _buffer.Advance(read.Count);
                Split();
            }
            return _ready.Dequeue();
        }

        private void Split()
        {
            var rest = _buffer.WrittenSpan;
            for (int end; (end = rest.IndexOf(RecordEnd)) >= 0;)
            {
                _ready.Enqueue(JsonElement.Parse(rest[..end]));
                rest = rest[(end + 1)..];
            }
            var left = rest.ToArray();
            _buffer.ResetWrittenCount();
            _buffer.Write(left);
        }
    }
}

/// <summary>What a hub refused, and why.</summary>
internal sealed class HubRefusal(string code, string sentence) : Exception($"{code}: {sentence}")
{
    public string Code => code;
    public string Sentence => sentence;

    public static HubRefusal Of(string error)
    {
        const string Mark = "HubException: ";
        var said = error.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at ? error[(at + Mark.Length)..] : error;
        return said.Split(": ", 2) is [var code, var sentence] ? new(code, sentence) : new("fault", said);
    }
}
