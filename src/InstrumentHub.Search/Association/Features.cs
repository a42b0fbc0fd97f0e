namespace InstrumentHub.Search.Association;

/// <summary>A kind of evidence. What each is, is told at its weight in <see cref="FusionWeights"/>.</summary>
internal enum Feature
{
    Lexical,
    Document,
    Names,
    Situations,
    Purpose,
    Body,
    LatentPassage,
    LatentDocument,
    Concept,
    Topic,
    Used,
    SharedConcept,
    SharedMeaning,
    Linked,
}

/// <summary>The evidence for every document, per feature, each 0 to 1. Rented and reused.</summary>
internal sealed class Features(int documents)
{
    public const int Count = (int)Feature.Linked + 1;

    private readonly float[][] _values = [.. Enumerable.Range(0, Count).Select(_ => new float[documents])];

    /// <summary>Zeroes, for whoever leaves them so.</summary>
    public float[] Scratch { get; } = new float[documents];

    public float[] this[Feature feature] => _values[(int)feature];

    /// <summary>Makes the best 1, so that what is scored in different measures can be added.</summary>
    public void ToShares(Feature feature)
    {
        var values = this[feature];
        var best = values.Max();
        if (best > 0) Vectors.Scale(values, 1 / best);
    }

    /// <summary>What is known before the best documents speak: everything but the last three.</summary>
    public float First(int doc, FusionWeights weights) => Sum(doc, weights, Feature.SharedConcept);

    public float All(int doc, FusionWeights weights) => Sum(doc, weights, (Feature)Count);

    /// <summary>The part of it that the question's own words earned.</summary>
    public float ByWords(int doc, FusionWeights weights) => Sum(doc, weights, Feature.LatentPassage);

    /// <summary>What is known of all documents before any is looked at closely.</summary>
    public void AddFirst(FusionWeights weights, float[] scores)
    {
        for (var f = Feature.Lexical; f < Feature.SharedConcept; f++)
            if (weights[f] > 0) Vectors.Add(scores, this[f], weights[f]);
    }

    public void Clear()
    {
        foreach (var values in _values) Array.Clear(values);
    }

    private float Sum(int doc, FusionWeights weights, Feature end)
    {
        var sum = 0f;
        for (var f = Feature.Lexical; f < end; f++) sum += weights[f] * this[f][doc];
        return sum;
    }
}
