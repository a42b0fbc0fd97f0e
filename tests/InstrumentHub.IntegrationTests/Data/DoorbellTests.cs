using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InstrumentHub.IntegrationTests.Data;

public sealed class DoorbellTests : IAsyncLifetime
{
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);
    private readonly CancellationToken _patience = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_ring_is_heard_on_every_node()
    {
        await using var here = NewDoorbell();
        await using var there = NewDoorbell();
        await using var ears = Listen(there, "catalogue");
        await HearCatchUpsAsync(ears);

        await here.RingAsync("catalogue", 88, _patience);

        Assert.Equal(new Ring("catalogue", 88), await NextAsync(ears));
    }

    [Fact]
    public async Task A_topic_hears_what_is_below_it_and_nothing_else()
    {
        await using var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);

        await bell.RingAsync("roomservice", 1, _patience);
        await bell.RingAsync("catalogue", 2, _patience);
        await bell.RingAsync("rooms/12", 3, _patience);

        Assert.Equal(new Ring("rooms/12", 3), await NextAsync(ears));
    }

    [Fact]
    public async Task A_lost_connection_comes_back_and_says_that_rings_may_be_lost()
    {
        await using var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);

        await using (var kill = _source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
            await kill.ExecuteNonQueryAsync(_patience);

        Assert.True((await NextAsync(ears)).IsCatchUp);
        await bell.RingAsync("rooms", 4, _patience);
        Assert.Equal(new Ring("rooms", 4), await NextAsync(ears));
    }

    [Fact]
    public async Task Who_cannot_keep_up_is_told_to_look_at_everything()
    {
        await using var bell = NewDoorbell();
        await using var slow = Listen(bell, "rooms");
        await HearCatchUpsAsync(slow);
        await using var witness = Listen(bell, "last");
        await HearCatchUpsAsync(witness, alreadyConnected: true);

        await using (var storm = _source.CreateCommand("SELECT pg_notify('instrumenthub', n || ' rooms') FROM generate_series(1, 3000) n"))
            await storm.ExecuteNonQueryAsync(_patience);
        await bell.RingAsync("last", 1, _patience);
        await NextAsync(witness);

        while (!(await NextAsync(slow)).IsCatchUp) { }
    }

    [Fact]
    public async Task Without_a_ring_the_listener_looks_by_itself()
    {
        await using var bell = NewDoorbell();
        await using var ears = bell.ListenAsync("rooms", TimeSpan.FromMilliseconds(50), _patience).GetAsyncEnumerator(_patience);

        for (var i = 0; i < 5; i++) Assert.True((await NextAsync(ears)).IsCatchUp);
    }

    [Fact]
    public async Task A_closed_doorbell_ends_its_listeners()
    {
        var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);

        await bell.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ears.MoveNextAsync());
        Assert.False(_patience.IsCancellationRequested);
    }

    private Doorbell NewDoorbell() => new(_source, TimeProvider.System, NullLogger<Doorbell>.Instance);

    private IAsyncEnumerator<Ring> Listen(Doorbell bell, string topic) => bell.ListenAsync(topic, Seldom, _patience).GetAsyncEnumerator(_patience);

    // One at once, and one when the connection listens.
    private static async Task HearCatchUpsAsync(IAsyncEnumerator<Ring> ears, bool alreadyConnected = false)
    {
        Assert.True((await NextAsync(ears)).IsCatchUp);
        if (!alreadyConnected) Assert.True((await NextAsync(ears)).IsCatchUp);
    }

    private static async Task<Ring> NextAsync(IAsyncEnumerator<Ring> ears)
    {
        Assert.True(await ears.MoveNextAsync());
        return ears.Current;
    }
}
