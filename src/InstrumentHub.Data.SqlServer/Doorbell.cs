using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.Data.SqlServer;

/// <summary>
/// The doorbell where a database cannot call: a table is looked at five times a second, from the first listener on. One
/// look is one range of an index, empty as a rule.
/// </summary>
public sealed partial class Doorbell : IDoorbell, IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(15);

    private readonly IRingTable _table;
    private readonly TimeProvider _time;
    private readonly ILogger<Doorbell> _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly RingListeners _listeners;
    private Task? _looking;

    internal Doorbell(IRingTable table, TimeProvider time, ILogger<Doorbell> logger) =>
        (_table, _time, _logger, _listeners) = (table, time, logger, new(time));

    public Task RingAsync(string topic, long number = 0, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(topic);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(topic.Length, Ring.MaxTopicLength, nameof(topic));
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return _table.RingAsync(topic, number, cancel);
    }

    public async IAsyncEnumerable<Ring> ListenAsync(string topic, TimeSpan atLeastEvery, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancel, _closing.Token);
        await foreach (var ring in _listeners.ListenAsync(topic, atLeastEvery, Begin, closing.Token)) { yield return ring; }
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) { return; }
        await _closing.CancelAsync();
        if (_looking is not null) { await _looking; }
        _closing.Dispose();
    }

    private void Begin()
    {
        lock (_lock) { _looking ??= Task.Run(KeepLookingAsync, CancellationToken.None); }
    }

    private async Task KeepLookingAsync()
    {
        long? place = null;
        var wait = LookEvery;
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                place = await LookAsync(place);
                wait = LookEvery;
            }
            catch (OperationCanceledException) when (_closing.IsCancellationRequested) { }
            catch (Exception error)
            {
                // The database may come back as a restored one, whose places are others: begin anew.
                place = null;
                wait = wait * 2 < LastRetry ? wait * 2 : LastRetry;
                LogLost(error, wait);
            }
            await Task.Delay(wait, _time, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<long> LookAsync(long? place)
    {
        var (rings, next) = await _table.ReadAsync(place, _closing.Token);
        // What was rung before the first look went past us.
        if (place is null) { _listeners.CatchUp(); }
        foreach (var ring in rings) { _listeners.Deliver(ring); }
        return next;
    }

    [LoggerMessage(LogLevel.Warning, "The doorbell's table cannot be read; trying again in {Retry}.")]
    private partial void LogLost(Exception error, TimeSpan retry);
}
