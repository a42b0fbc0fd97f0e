using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace InstrumentHub.Data;

/// <summary>Who listens to a doorbell in this process: the half of a doorbell that is the same for every database.</summary>
public sealed class RingListeners(TimeProvider time)
{
    private ImmutableList<Listener> _listeners = [];

    /// <summary>Rings as <see cref="IDoorbell.ListenAsync"/> promises them, of what <see cref="Deliver"/> is told.</summary>
    /// <param name="joined">Called when rings can no longer pass the listener by: the time to begin hearing them.</param>
    public async IAsyncEnumerable<Ring> ListenAsync(string topic, TimeSpan atLeastEvery, Action joined, [EnumeratorCancellation] CancellationToken cancel)
    {
        var listener = new Listener(topic);
        await using var timer = time.CreateTimer(_ => listener.Hear(Ring.CatchUp(topic)), null, TimeSpan.Zero, atLeastEvery);
        ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));
        joined();
        try
        {
            await foreach (var ring in listener.ReadAsync(cancel)) yield return ring;
        }
        finally
        {
            ImmutableInterlocked.Update(ref _listeners, all => all.Remove(listener));
        }
    }

    public void Deliver(Ring ring)
    {
        foreach (var listener in _listeners) listener.Hear(ring);
    }

    /// <summary>Rings may have been lost: everybody looks at everything.</summary>
    public void CatchUp()
    {
        foreach (var listener in _listeners) listener.Hear(Ring.CatchUp(listener.Topic));
    }

    private sealed class Listener(string topic)
    {
        private readonly Channel<Ring> _rings = Channel.CreateBounded<Ring>(1000);
        private int _missed;

        public string Topic => topic;

        public void Hear(Ring ring)
        {
            var mine = ring.Topic == topic || (ring.Topic.StartsWith(topic, StringComparison.Ordinal) && ring.Topic[topic.Length] == '/');
            if (mine && !_rings.Writer.TryWrite(ring)) Interlocked.Exchange(ref _missed, 1);
        }

        // One that cannot keep up loses single rings, and is told to look at everything once it has read the rest.
        public async IAsyncEnumerable<Ring> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var ring in _rings.Reader.ReadAllAsync(cancel))
            {
                yield return ring;
                if (_rings.Reader.Count == 0 && Interlocked.Exchange(ref _missed, 0) == 1) yield return Ring.CatchUp(topic);
            }
        }
    }
}
