namespace InstrumentHub.Search.Association;

/// <summary>How meaning is learnt and weighed. The weights come from the fitting program of the benchmarks.</summary>
public sealed record AssociationSettings
{
    public static AssociationSettings Default { get; } = new();

    /// <summary>Fields that each say one thing in one sentence: the best one speaks for its document.</summary>
    public IReadOnlySet<string> Passages { get; init; } = new HashSet<string>(["title", "alias", "situation", "purpose", "summary"], StringComparer.Ordinal);

    /// <summary>Names that a question can call a document by.</summary>
    public IReadOnlySet<string> Names { get; init; } = new HashSet<string>(["title", "alias"], StringComparer.Ordinal);

    /// <summary>Fields of which no meaning is learnt.</summary>
    public IReadOnlySet<string> Ignored { get; init; } = new HashSet<string>(["source", "maker"], StringComparer.Ordinal);

    /// <summary>Fields that are searched and never shown: no meaning is learnt of them either.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = new HashSet<string>(["hidden"], StringComparer.Ordinal);

    /// <summary>Directions of the latent space, 1 to 400. Landauer and Dumais (1997) found the best answers between 50 and 300.</summary>
    public int Rank { get; init; } = 96;

    public FusionWeights Weights { get; init; } = new();

    /// <summary>
    /// What is left of activation after one step from concept to concept, 0 to 1: the decay of A. Collins and E. Loftus, A
    /// spreading-activation theory of semantic processing, 1975.
    /// </summary>
    public double Decay { get; init; } = 0.5;

    /// <summary>Steps from concept to concept: the distance constraint of F. Crestani, Application of spreading activation, 1997.</summary>
    public int Steps { get; init; } = 2;

    /// <summary>What a label counts of which only some words stand in the question, 0 to 1.</summary>
    public double PartialLabel { get; init; } = 0.5;

    /// <summary>How many of the best documents speak for the question in the second round.</summary>
    public int Feedback { get; init; } = 8;

    /// <summary>What part of the best lexical score a document needs to be found by its words alone, 0 to 1.</summary>
    public double LeastShare { get; init; } = 0.25;

    /// <summary>At most so many documents join an answer that none of the question's words led to.</summary>
    public int Joining { get; init; } = 20;

    /// <summary>And only with this part of the best score, 0 to 1.</summary>
    public double JoiningScore { get; init; } = 0.15;
}
