using System.Numerics;

namespace InstrumentHub.Search.Analysis;

/// <summary>What the dictionary says of a written form.</summary>
[Flags]
internal enum WordUse : byte
{
    None = 0,
    BeginsCompound = 1,
    EndsCompound = 2,
    /// <summary>A form that stands on its own; without this it is only a part (<c>partnerschaps</c>).</summary>
    Word = 4,
}

/// <summary>
/// A set of written forms that keeps 64-bit hashes instead of strings: two arrays for a quarter of a million words. A stranger
/// passes for a word once in 2^46 lookups, which no compound notices.
/// </summary>
internal sealed class WordForms
{
    private readonly ulong[] _keys;
    private readonly byte[] _uses;
    private readonly int _mask;

    public WordForms(int capacity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2));
        (_keys, _uses, _mask) = (new ulong[size], new byte[size], size - 1);
    }

    public void Add(ReadOnlySpan<char> word, WordUse use)
    {
        var slot = Slot(Hash(word));
        _keys[slot] = Hash(word);
        _uses[slot] |= (byte)use;
    }

    public WordUse Find(ReadOnlySpan<char> word) => (WordUse)_uses[Slot(Hash(word))];

    private int Slot(ulong hash)
    {
        var slot = (int)hash & _mask;
        while (_keys[slot] != 0 && _keys[slot] != hash) slot = (slot + 1) & _mask;
        return slot;
    }

    /// <summary>FNV-1a over UTF-16 units, mixed once more because the table uses the low bits; never 0, which marks a free slot.</summary>
    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 29;
        return Math.Max(1, hash * 0x9E3779B97F4A7C15UL ^ hash >> 32);
    }
}
