using System.Runtime.InteropServices;

namespace InstrumentHub.Search.Index;

/// <summary>
/// Structure of arrays for all postings of an index (or of a phrase found at query time). Posting p says: in document
/// <c>Docs[p]</c>, with BM25F's weighted frequency <c>Frequencies[p]</c>, at <c>Positions[PositionStarts[p]..PositionStarts[p+1]]</c>.
/// </summary>
internal sealed record PostingStore(int[] Docs, float[] Frequencies, int[] PositionStarts, int[] Positions);

/// <summary>The postings [Start, End) of a store: those of one term, by document.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PostingList(PostingStore Store, int Start, int End)
{
    public int Count => End - Start;

    public ReadOnlySpan<int> Docs => Store.Docs.AsSpan(Start, End - Start);

    public ReadOnlySpan<float> Frequencies => Store.Frequencies.AsSpan(Start, End - Start);

    /// <summary>The places of the posting at <paramref name="index"/> (counted from <see cref="Start"/>), ascending.</summary>
    public ReadOnlySpan<int> Positions(int index)
    {
        var from = Store.PositionStarts[Start + index];
        return Store.Positions.AsSpan(from, Store.PositionStarts[Start + index + 1] - from);
    }
}
