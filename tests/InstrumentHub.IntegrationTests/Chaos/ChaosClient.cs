using System.Net.WebSockets;
using System.Text.Json;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.Nodes;

/// <summary>
/// One client as docs/realtime.md asks it to be: an outbox that is sent in order, each act again with the same id until an answer comes, and a number
/// from which it catches up on whatever node it finds.
/// </summary>
internal sealed class ChaosClient(int number, string session, Guid room, IReadOnlyList<Uri> nodes, Random random)
{
    private readonly Lock _lock = new();
    private readonly List<(long Seq, string Body)> _early = [];
    private bool _hasJoined;
    private volatile bool _isSettled;

    public int Number => number;

    /// <summary>What it wrote, by command, and the number that came back.</summary>
    public Dictionary<Guid, (string Body, long Seq)> Acknowledged { get; } = [];

    /// <summary>What it heard, in the order in which it heard it.</summary>
    public List<(long Seq, string Body)> Heard { get; } = [];

    /// <summary>What must never happen.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>It was told to stop and has an answer to everything it sent.</summary>
    public bool IsSettled => _isSettled;

    public long Last { get; private set; }
    public int Reconnects { get; private set; }

    /// <summary>The longest time that one act took, from first sent to acknowledged.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>Posts until it is told to stop, then stays until it has heard everything up to a number that it is told later.</summary>
    public async Task RunAsync(TimeSpan pace, Func<long?> until, CancellationToken stopPosting, CancellationToken giveUp)
    {
        (Guid Command, string Body, DateTimeOffset At)? waiting = null;
        var count = 0;
        while (!giveUp.IsCancellationRequested && !(waiting is null && stopPosting.IsCancellationRequested && until() is { } end && Last >= end))
        {
            try
            {
                await using var line = await ConnectAsync(giveUp);
                while (line.Gone is { IsCompleted: false } && !giveUp.IsCancellationRequested)
                {
                    if (waiting is null && stopPosting.IsCancellationRequested)
                    {
                        _isSettled = true;
                        if (until() is { } all && Last >= all) { break; }
                        await Task.Delay(50, giveUp);
                        continue;
                    }
                    var act = waiting ??= (Guid.NewGuid(), $"{number}-{++count}", DateTimeOffset.UtcNow);
                    var seq = (await line.InvokeAsync("Post", room, act.Command, new { body = act.Body })).GetInt64();
                    Acknowledged[act.Command] = (act.Body, seq);
                    if (DateTimeOffset.UtcNow - act.At is var wait && wait > LongestWait) { LongestWait = wait; }
                    waiting = null;
                    await Task.Delay(pace * (0.5 + random.NextDouble()), giveUp);
                }
            }
            catch (HubRefusal refused) when (refused.Code is "unavailable" or "fault") { await PauseAsync(giveUp); }
            catch (HubRefusal refused)
            {
                Faults.Add($"client {number} was refused: {refused.Message}");
                waiting = null;
            }
            catch (Exception error) when (error is WebSocketException or IOException or TimeoutException or OperationCanceledException or HttpRequestException or InvalidOperationException) { await PauseAsync(giveUp); }
        }
    }

    private async Task PauseAsync(CancellationToken cancel)
    {
        Reconnects++;
        await Task.Delay(random.Next(20, 300), cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<HubSocket> ConnectAsync(CancellationToken cancel)
    {
        lock (_lock)
        {
            _hasJoined = false;
            _early.Clear();
        }
        var node = nodes[random.Next(nodes.Count)];
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", session);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        await socket.ConnectAsync(new UriBuilder(node) { Scheme = "ws", Path = "/hubs/rooms" }.Uri, patience.Token);
        var line = await HubSocket.OpenAsync(socket, patience.Token);
        line.OnMessage = (method, argument) => Hear(line, method, argument);
        try { Apply(await line.InvokeAsync("Join", room, Last)); }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
        return line;
    }

    private void Apply(JsonElement joined)
    {
        lock (_lock)
        {
            if (joined.TryGetProperty("state", out _)) { Faults.Add($"client {number} was given the room instead of what it missed after {Last}"); }
            foreach (var missed in joined.GetProperty("events").EnumerateArray()) { Next(missed.GetProperty("seq").GetInt64(), BodyOf(missed)); }
            if (Last != joined.GetProperty("seq").GetInt64()) { Faults.Add($"client {number} joined at {joined.GetProperty("seq")} and has {Last}"); }
            _hasJoined = true;
            foreach (var (seq, body) in _early) { Next(seq, body); }
        }
    }

    private void Hear(HubSocket line, string method, JsonElement argument)
    {
        if (method == "CatchUp") { line.Cut(); }
        if (method != "Event") { return; }
        lock (_lock)
        {
            var (seq, body) = (argument.GetProperty("seq").GetInt64(), BodyOf(argument));
            if (_hasJoined) { Next(seq, body); }
            else { _early.Add((seq, body)); }
        }
    }

    private void Next(long seq, string body)
    {
        if (seq != Last + 1) { Faults.Add($"client {number} heard {seq} after {Last}"); }
        Last = seq;
        Heard.Add((seq, body));
    }

    private static string BodyOf(JsonElement heard) => heard.GetProperty("data").GetProperty("comment").GetProperty("body").GetString()!;
}
