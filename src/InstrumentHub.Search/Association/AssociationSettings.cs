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
    public IReadOnlySet<string> Ignored { get; init; } = new HashSet<string>(["hidden", "source", "maker"], StringComparer.Ordinal);

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

    /// <summary>At most so many documents join an answer that none of the question's words led to.</summary>
    public int Joining { get; init; } = 20;

    /// <summary>And only with this part of the best score, 0 to 1.</summary>
    public double JoiningScore { get; init; } = 0.15;
}

/// <summary>
/// The linear model that makes one ranking of all evidence. Each feature lies between 0 and 1, each weight is 0 or more, so no
/// evidence counts against a document.
/// </summary>
public sealed record FusionWeights
{
    /// <summary>The lexical score, as a part of the best one.</summary>
    public double Lexical { get; init; } = 1;

    /// <summary>BM25 of the best single passage, as a part of what the question could earn.</summary>
    public double Passage { get; init; } = 0.3;

    /// <summary>BM25 by stem of the whole document, explanations included, as a part of what the question could earn.</summary>
    public double Document { get; init; } = 0.2;

    /// <summary>Cosine of the question and the best passage in the latent space.</summary>
    public double LatentPassage { get; init; } = 0.4;

    /// <summary>Cosine of the question and the whole document in the latent space.</summary>
    public double LatentDocument { get; init; } = 0.3;

    /// <summary>Activation that reached the document from labels in the question.</summary>
    public double Concept { get; init; } = 0.4;

    /// <summary>Cosine of the concepts of the best documents and its own.</summary>
    public double SharedConcept { get; init; } = 0.75;

    /// <summary>Cosine of the best documents and this one in the latent space.</summary>
    public double SharedMeaning { get; init; } = 0.3;

    /// <summary>The best score among the documents it is linked to.</summary>
    public double Linked { get; init; } = 0.4;
}
