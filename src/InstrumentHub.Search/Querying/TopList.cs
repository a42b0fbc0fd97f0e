namespace InstrumentHub.Search.Querying;

/// <summary>The highest keys seen, in a binary heap with the lowest of them on top.</summary>
internal sealed class TopList(int capacity)
{
    private readonly PriorityQueue<ulong, ulong> _heap = new(Math.Min(capacity, 4096));

    public void Add(ulong key)
    {
        if (_heap.Count < capacity) _heap.Enqueue(key, key);
        else if (capacity > 0 && key > _heap.Peek()) _heap.EnqueueDequeue(key, key);
    }

    /// <summary>Highest first; empties the list.</summary>
    public ulong[] Take()
    {
        var keys = new ulong[_heap.Count];
        for (var i = keys.Length - 1; i >= 0; i--) keys[i] = _heap.Dequeue();
        return keys;
    }

    /// <summary>Orders by score, then by document (the lower number first). Bits of floats that are not negative sort as numbers.</summary>
    public static ulong Key(float score, int doc) => (ulong)BitConverter.SingleToUInt32Bits(score) << 32 | ~(uint)doc;

    /// <summary>Orders by rank, the lowest first.</summary>
    public static ulong Key(int rank, int doc) => (ulong)~(uint)rank << 32 | ~(uint)doc;

    public static int Doc(ulong key) => (int)~(uint)key;

    public static float Score(ulong key) => BitConverter.UInt32BitsToSingle((uint)(key >> 32));
}
