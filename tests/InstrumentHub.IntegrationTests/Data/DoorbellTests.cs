using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InstrumentHub.IntegrationTests.Data;

/// <summary>The doorbell over LISTEN and NOTIFY.</summary>
[Trait("Database", "PostgreSql")]
public sealed class DoorbellTests : DoorbellContract, IAsyncLifetime
{
    private readonly List<Doorbell> _bells = [];
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        foreach (var bell in _bells) await bell.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_lost_connection_comes_back_and_says_that_rings_may_be_lost()
    {
        var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);

        await using (var kill = _source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
            await kill.ExecuteNonQueryAsync(Patience);

        Assert.True((await NextAsync(ears)).IsCatchUp);
        await bell.RingAsync("rooms", 4, Patience);
        Assert.Equal(new Ring("rooms", 4), await NextAsync(ears));
    }

    [Fact]
    public async Task Who_cannot_keep_up_is_told_to_look_at_everything()
    {
        var bell = NewDoorbell();
        await using var slow = Listen(bell, "rooms");
        await HearCatchUpsAsync(slow);
        await using var witness = Listen(bell, "last");
        await HearCatchUpsAsync(witness, alreadyConnected: true);

        await using (var storm = _source.CreateCommand("SELECT pg_notify('instrumenthub', n || ' rooms') FROM generate_series(1, 3000) n"))
            await storm.ExecuteNonQueryAsync(Patience);
        await bell.RingAsync("last", 1, Patience);
        await NextAsync(witness);

        while (!(await NextAsync(slow)).IsCatchUp) { }
    }

    protected override IDoorbell NewDoorbell()
    {
        _bells.Add(new(_source, TimeProvider.System, NullLogger<Doorbell>.Instance));
        return _bells[^1];
    }
}
