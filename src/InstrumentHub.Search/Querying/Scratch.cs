using System.Collections.Concurrent;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>
/// Per-document working memory of a query. It is rented and cleaned by undoing what was touched, so that a query costs what it
/// matches and not what the catalogue holds.
/// </summary>
internal sealed class Scratch(LexicalIndex index)
{
    public CloseLook Look { get; } = new(index);

    public Analysis.Tokenizer Tokenizer { get; } = new();

    /// <summary>Of the group at hand: BM25F's weighted frequency per language, and the best weight by which it matches.</summary>
    public float[][] Frequencies { get; } = [new float[index.Count], new float[index.Count]];
    public float[] Best { get; } = new float[index.Count];
    public int[] GroupDocs { get; } = new int[index.Count];

    /// <summary>Of the whole question: the score, and how much of its information (sum of idf) is matched.</summary>
    public float[] Scores { get; } = new float[index.Count];
    public float[] Matched { get; } = new float[index.Count];
    public int[] Docs { get; } = new int[index.Count];

    /// <summary>The place of a document among those looked at closely, plus 1.</summary>
    public int[] Slots { get; } = new int[index.Count];

    public int DocCount { get; set; }

    public void Clean()
    {
        for (var i = 0; i < DocCount; i++) (Scores[Docs[i]], Matched[Docs[i]]) = (0, 0);
        DocCount = 0;
    }
}

/// <summary>Keeps as many scratches as there were queries at the same time.</summary>
internal sealed class ScratchPool(LexicalIndex index)
{
    private readonly ConcurrentBag<Scratch> _free = [];

    public Scratch Rent() => _free.TryTake(out var scratch) ? scratch : new Scratch(index);

    /// <summary>Only after a query that ended well: one that threw may have left numbers behind.</summary>
    public void Return(Scratch scratch)
    {
        scratch.Clean();
        _free.Add(scratch);
    }
}
