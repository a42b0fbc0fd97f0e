using System.Diagnostics;
using System.Globalization;
using InstrumentHub.Data;
using InstrumentHub.Data.SqlServer;
using InstrumentHub.IntegrationTests.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit.Abstractions;

namespace InstrumentHub.IntegrationTests.SqlServer;

/// <summary>The doorbell that looks at a table; here over PostgreSQL, so that it is tested where there is no SQL Server.</summary>
[Trait("Database", "PostgreSql")]
public sealed class PolledDoorbellTests(ITestOutputHelper output) : DoorbellContract, IAsyncLifetime
{
    private readonly List<Doorbell> _bells = [];
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresFixture.CreateAsync(PostgresRings.MakeAsync, "rings");
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        foreach (var bell in _bells) { await bell.DisposeAsync(); }
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_ring_is_heard_within_half_a_second()
    {
        var (here, there) = (NewDoorbell(), NewDoorbell());
        await using var ears = Listen(there, "catalogue");
        await HearCatchUpsAsync(ears);
        var delays = new List<double>();

        for (var i = 1; i <= 20; i++)
        {
            var watch = Stopwatch.StartNew();
            await here.RingAsync("catalogue", i, Patience);
            Assert.Equal(i, (await NextAsync(ears)).Number);
            delays.Add(watch.Elapsed.TotalMilliseconds);
            // A ring right after a look would always wait the longest.
            await Task.Delay(Random.Shared.Next(200), Patience);
        }

        delays.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ring to ear, ms: median {delays[10]:0}, worst {delays[^1]:0}"));
        Assert.True(delays[10] < 500, "Looking five times a second should hear in 100 ms as a rule.");
    }

    [Fact]
    public async Task A_ring_that_commits_late_is_not_missed()
    {
        var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);
        await using var slow = await _source.OpenConnectionAsync(Patience);
        await using var transaction = await slow.BeginTransactionAsync(Patience);
        await PostgresRings.RingAsync(slow, "rooms/early", 1, Patience);

        await bell.RingAsync("rooms/late", 2, Patience);
        await transaction.CommitAsync(Patience);

        Assert.Equal(["rooms/early", "rooms/late"], new[] { (await NextAsync(ears)).Topic, (await NextAsync(ears)).Topic }.Order());
    }

    [Fact]
    public async Task A_table_that_could_not_be_read_is_read_again_and_says_that_rings_may_be_lost()
    {
        var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);

        await _database.SetReachableAsync(false);
        await Task.Delay(300, Patience);
        await _database.SetReachableAsync(true);

        Assert.True((await NextAsync(ears)).IsCatchUp);
        await bell.RingAsync("rooms", 4, Patience);
        Assert.Equal(new Ring("rooms", 4), await NextAsync(ears));
    }

    protected override IDoorbell NewDoorbell()
    {
        _bells.Add(new(new PostgresRings(_source), TimeProvider.System, NullLogger<Doorbell>.Instance));
        return _bells[^1];
    }

    /// <summary>A transaction's number is to PostgreSQL what a rowversion is to SQL Server: given out in order, and shown in another.</summary>
    private sealed class PostgresRings(NpgsqlDataSource source) : IRingTable
    {
        public static async Task MakeAsync(string connectionString)
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var make = source.CreateCommand("CREATE TABLE doorbell (topic text PRIMARY KEY, number bigint NOT NULL, rung bigint NOT NULL)");
            await make.ExecuteNonQueryAsync();
        }

        public async Task RingAsync(string topic, long number, CancellationToken cancel)
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await RingAsync(connection, topic, number, cancel);
        }

        public static async Task RingAsync(NpgsqlConnection connection, string topic, long number, CancellationToken cancel)
        {
            await using var ring = new NpgsqlCommand(
                """
                INSERT INTO doorbell VALUES ($1, $2, pg_current_xact_id()::text::bigint)
                ON CONFLICT (topic) DO UPDATE SET number = excluded.number, rung = excluded.rung
                """, connection) { Parameters = { new() { Value = topic }, new() { Value = number } } };
            await ring.ExecuteNonQueryAsync(cancel);
        }

        public async Task<(IReadOnlyList<Ring> Rings, long Next)> ReadAsync(long? from, CancellationToken cancel)
        {
            await using var oldest = source.CreateCommand("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
            var next = (long)(await oldest.ExecuteScalarAsync(cancel))!;
            await using var read = source.CreateCommand("SELECT topic, number FROM doorbell WHERE rung >= $1 AND rung < $2 ORDER BY rung");
            read.Parameters.Add(new() { Value = from ?? long.MaxValue });
            read.Parameters.Add(new() { Value = next });
            await using var reader = await read.ExecuteReaderAsync(cancel);
            List<Ring> rings = [];
            while (await reader.ReadAsync(cancel)) { rings.Add(new(reader.GetString(0), reader.GetInt64(1))); }
            return (rings, next);
        }
    }
}
