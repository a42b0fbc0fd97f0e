namespace InstrumentHub.Search.Index;

/// <summary>
/// Which field of which document a position lies in. Positions count on through a document; a gap keeps words of two fields
/// from looking like neighbours. A field's norm is what one occurrence in it adds to BM25F's weighted frequency.
/// </summary>
internal sealed class FieldTable(int[] offsets, int[] starts, float[] norms)
{
    /// <summary>More than any proximity that is rewarded.</summary>
    public const int Gap = 16;

    /// <summary>The index in the document's list of fields.</summary>
    public int FieldAt(int doc, int position)
    {
        var (from, to) = (offsets[doc], offsets[doc + 1]);
        var found = Array.BinarySearch(starts, from, to - from, position);
        return (found >= 0 ? found : ~found - 1) - from;
    }

    public int Start(int doc, int field) => starts[offsets[doc] + field];

    public float Norm(int doc, int field) => norms[offsets[doc] + field];

    public float NormAt(int doc, int position) => Norm(doc, FieldAt(doc, position));
}
