using System.Numerics;

namespace InstrumentHub.Search.Index;

/// <summary>A set of documents as bits.</summary>
internal sealed class Bits(int count)
{
    public ulong[] Words { get; } = new ulong[(count + 63) >> 6];

    public bool this[int doc] => (Words[doc >> 6] >> (doc & 63) & 1) != 0;

    public void Set(int doc) => Words[doc >> 6] |= 1UL << (doc & 63);

    /// <summary>All documents.</summary>
    public Bits Fill()
    {
        Array.Fill(Words, ulong.MaxValue);
        if ((count & 63) != 0) Words[^1] = (1UL << (count & 63)) - 1;
        return this;
    }

    public Bits And(Bits other)
    {
        for (var i = 0; i < Words.Length; i++) Words[i] &= other.Words[i];
        return this;
    }

    public int Total()
    {
        var total = 0;
        foreach (var word in Words) total += BitOperations.PopCount(word);
        return total;
    }

    public Bits Copy()
    {
        var copy = new Bits(count);
        Words.CopyTo(copy.Words, 0);
        return copy;
    }
}
