using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InstrumentHub.Data.PostgreSql;

/// <summary>
/// The doorbell over LISTEN and NOTIFY. One connection listens for the whole process; it opens with the first listener
/// and comes back by itself. Rung after the commit and not within the writer's transaction: a NOTIFY there makes all
/// committing transactions queue for one lock.
/// </summary>
/// <param name="ownsSource">Whether closing the doorbell closes the source of its connections too.</param>
public sealed partial class Doorbell(NpgsqlDataSource source, TimeProvider time, ILogger<Doorbell> logger, bool ownsSource = false) : IDoorbell, IAsyncDisposable
{
    private const string PostgresChannel = "instrumenthub";

    // A firewall may drop a silent connection without a word; a question now and then shows it.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly RingListeners _listeners = new(time);
    private Task? _listening;

    public async Task RingAsync(string topic, long number = 0, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(topic);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(topic.Length, Ring.MaxTopicLength, nameof(topic));
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        await using var command = source.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.Add(new() { Value = PostgresChannel });
        command.Parameters.Add(new() { Value = string.Create(CultureInfo.InvariantCulture, $"{number} {topic}") });
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async IAsyncEnumerable<Ring> ListenAsync(string topic, TimeSpan atLeastEvery, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancel, _closing.Token);
        await foreach (var ring in _listeners.ListenAsync(topic, atLeastEvery, Begin, closing.Token)) yield return ring;
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) { return; }
        await _closing.CancelAsync();
        if (_listening is not null) await _listening;
        _closing.Dispose();
        if (ownsSource) await source.DisposeAsync();
    }

    private void Begin()
    {
        lock (_lock) _listening ??= Task.Run(KeepListeningAsync, CancellationToken.None);
    }

    private async Task KeepListeningAsync()
    {
        var retry = FirstRetry;
        while (!_closing.IsCancellationRequested)
        {
            try { await ListenOnceAsync(() => retry = FirstRetry); }
            catch (OperationCanceledException) when (_closing.IsCancellationRequested) { }
            catch (Exception error)
            {
                LogLost(error, retry);
                await Task.Delay(retry, time, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                retry = retry * 2 < LastRetry ? retry * 2 : LastRetry;
            }
        }
    }

    private async Task ListenOnceAsync(Action connected)
    {
        await using var connection = await source.OpenConnectionAsync(_closing.Token);
        connection.Notification += (_, notification) => Deliver(notification.Payload);
        try
        {
            await ExecuteAsync(connection, "LISTEN " + PostgresChannel);
            connected();
            // What was rung before this moment went past us.
            _listeners.CatchUp();
            while (true)
            {
                if (!await connection.WaitAsync(Silence, _closing.Token)) await ExecuteAsync(connection, "SELECT 1");
            }
        }
        finally
        {
            // It would go on listening in the pool.
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private void Deliver(string payload)
    {
        if (payload.Split(' ', 2) is not [var number, var topic] || !long.TryParse(number, CultureInfo.InvariantCulture, out var parsed)) return;
        _listeners.Deliver(new Ring(topic, parsed));
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 15 };
        await command.ExecuteNonQueryAsync(_closing.Token);
    }

    [LoggerMessage(LogLevel.Warning, "The doorbell's connection is lost; trying again in {Retry}.")]
    private partial void LogLost(Exception error, TimeSpan retry);
}
