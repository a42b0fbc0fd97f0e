namespace InstrumentHub.Data;

/// <summary>
/// Tells every node, this one included, that something changed. A ring carries no data: who hears it reads the database.
/// Rings may be lost, doubled or late, so a listener also looks by itself once in a while.
/// </summary>
public interface IDoorbell
{
    /// <summary>
    /// Rings on every node. Call it after the commit: a listener that reads sooner finds nothing. The topic is such as
    /// <c>catalogue</c> or <c>rooms/12</c>, at most <see cref="Ring.MaxTopicLength"/> characters; the number, not negative,
    /// is a version or sequence number that lets a listener skip what it has already.
    /// </summary>
    Task RingAsync(string topic, long number = 0, CancellationToken cancel = default);

    /// <summary>
    /// Rings of this topic and of those below it (<c>rooms</c> hears <c>rooms/12</c>), in the order they came. A catch-up
    /// ring comes at once, whenever rings may have been lost, and every <paramref name="atLeastEvery"/>.
    /// </summary>
    IAsyncEnumerable<Ring> ListenAsync(string topic, TimeSpan atLeastEvery, CancellationToken cancel = default);
}

public readonly record struct Ring(string Topic, long Number)
{
    public const int MaxTopicLength = 200;

    /// <summary>"Look at everything under the topic": something may have been missed, or it is simply time.</summary>
    public static Ring CatchUp(string topic) => new(topic, -1);

    public bool IsCatchUp => Number < 0;
}
