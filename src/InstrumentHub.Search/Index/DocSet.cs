using System.Numerics;

namespace InstrumentHub.Search.Index;

/// <summary>
/// The documents with a facet value: numbers while that is the smaller, else bits. Groups with thousands of rare values (makers)
/// would otherwise cost a bitset each.
/// </summary>
internal sealed class DocSet
{
    private readonly int[]? _docs;
    private readonly Bits? _bits;

    public DocSet(List<int> docs, int count)
    {
        if (docs.Count < count / 64) _docs = [.. docs];
        else
        {
            _bits = new Bits(count);
            foreach (var doc in docs) _bits.Set(doc);
        }
    }

    public void AddTo(Bits target)
    {
        if (_bits is not null)
            for (var i = 0; i < target.Words.Length; i++) target.Words[i] |= _bits.Words[i];
        else foreach (var doc in _docs!) target.Set(doc);
    }

    public int CountIn(Bits set)
    {
        var count = 0;
        if (_bits is not null)
            for (var i = 0; i < set.Words.Length; i++) count += BitOperations.PopCount(set.Words[i] & _bits.Words[i]);
        else foreach (var doc in _docs!)
            if (set[doc]) count++;
        return count;
    }
}
