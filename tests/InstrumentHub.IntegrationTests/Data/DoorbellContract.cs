using InstrumentHub.Data;

namespace InstrumentHub.IntegrationTests.Data;

/// <summary>What listeners may count on, whatever the database.</summary>
public abstract class DoorbellContract
{
    protected static readonly TimeSpan Seldom = TimeSpan.FromHours(1);
    protected CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    /// <summary>Another node's; all ring and hear each other.</summary>
    protected abstract IDoorbell NewDoorbell();

    [Fact]
    public async Task A_ring_is_heard_on_every_node()
    {
        var (here, there) = (NewDoorbell(), NewDoorbell());
        await using var ears = Listen(there, "catalogue");
        await HearCatchUpsAsync(ears);

        await here.RingAsync("catalogue", 88, Patience);

        Assert.Equal(new Ring("catalogue", 88), await NextAsync(ears));
    }

    [Fact]
    public async Task A_topic_hears_what_is_below_it_and_nothing_else()
    {
        var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);

        await bell.RingAsync("roomservice", 1, Patience);
        await bell.RingAsync("catalogue", 2, Patience);
        await bell.RingAsync("rooms/12", 3, Patience);

        Assert.Equal(new Ring("rooms/12", 3), await NextAsync(ears));
    }

    [Fact]
    public async Task Without_a_ring_the_listener_looks_by_itself()
    {
        await using var ears = NewDoorbell().ListenAsync("rooms", TimeSpan.FromMilliseconds(50), Patience).GetAsyncEnumerator(Patience);

        for (var i = 0; i < 5; i++) Assert.True((await NextAsync(ears)).IsCatchUp);
    }

    [Fact]
    public async Task A_closed_doorbell_ends_its_listeners()
    {
        var bell = NewDoorbell();
        await using var ears = Listen(bell, "rooms");
        await HearCatchUpsAsync(ears);

        await ((IAsyncDisposable)bell).DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ears.MoveNextAsync());
        Assert.False(Patience.IsCancellationRequested);
    }

    protected IAsyncEnumerator<Ring> Listen(IDoorbell bell, string topic) => bell.ListenAsync(topic, Seldom, Patience).GetAsyncEnumerator(Patience);

    // One at once, and one when the doorbell is connected.
    protected static async Task HearCatchUpsAsync(IAsyncEnumerator<Ring> ears, bool alreadyConnected = false)
    {
        Assert.True((await NextAsync(ears)).IsCatchUp);
        if (!alreadyConnected) Assert.True((await NextAsync(ears)).IsCatchUp);
    }

    protected static async Task<Ring> NextAsync(IAsyncEnumerator<Ring> ears)
    {
        Assert.True(await ears.MoveNextAsync());
        return ears.Current;
    }
}
