namespace InstrumentHub.Search.Association;

/// <summary>The evidence for every document, per feature, each 0 to 1. Rented and reused.</summary>
internal sealed class Features(int documents)
{
    public float[] Lexical { get; } = new float[documents];
    public float[] Passage { get; } = new float[documents];
    public float[] Document { get; } = new float[documents];
    public float[] LatentPassage { get; } = new float[documents];
    public float[] LatentDocument { get; } = new float[documents];
    public float[] Concept { get; } = new float[documents];
    public float[] SharedConcept { get; } = new float[documents];
    public float[] SharedMeaning { get; } = new float[documents];
    public float[] Linked { get; } = new float[documents];

    /// <summary>What is known before the best documents speak: everything but the last three.</summary>
    public float First(int doc, FusionWeights w) => (float)(
        w.Lexical * Lexical[doc] + w.Passage * Passage[doc] + w.Document * Document[doc] + w.LatentPassage * LatentPassage[doc]
        + w.LatentDocument * LatentDocument[doc] + w.Concept * Concept[doc]);

    public float All(int doc, FusionWeights w) => First(doc, w) + (float)(
        w.SharedConcept * SharedConcept[doc] + w.SharedMeaning * SharedMeaning[doc] + w.Linked * Linked[doc]);

    public void Clear()
    {
        foreach (var values in (float[][])[Lexical, Passage, Document, LatentPassage, LatentDocument, Concept, SharedConcept, SharedMeaning, Linked]) Array.Clear(values);
    }
}
