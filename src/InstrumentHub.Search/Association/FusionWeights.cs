namespace InstrumentHub.Search.Association;

/// <summary>
/// The linear model that makes one ranking of all evidence. Each feature lies between 0 and 1, each weight is 0 or more, so no
/// evidence counts against a document. The weights come from <c>./hub bench relevance --fit</c>.
/// </summary>
public sealed record FusionWeights
{
    private readonly float[] _weights = new float[Features.Count];

    public FusionWeights()
    {
        Lexical = 1;
        Document = 0.1;
        Names = 0.2;
        Situations = 0.1;
        Purpose = 0.75;
        Body = 0.2;
        LatentPassage = 0.2;
        LatentDocument = 0.2;
        Concept = 0.75;
        Topic = 1.5;
        Used = 0.5;
        SharedConcept = 1;
        SharedMeaning = 2.5;
        Linked = 1;
    }

    private FusionWeights(FusionWeights other) => _weights = [.. other._weights];

    internal float this[Feature feature]
    {
        get => _weights[(int)feature];
        init => _weights[(int)feature] = value;
    }

    internal float Sum => _weights.Sum();

    internal FusionWeights With(Feature feature, double value) => new(this) { [feature] = (float)value };

    /// <summary>The lexical score, as a part of the best one.</summary>
    public double Lexical { get => _weights[(int)Feature.Lexical]; init => _weights[(int)Feature.Lexical] = (float)value; }

    /// <summary>BM25 by stem of the whole document, explanations and hidden labels included, as a part of the best one; so are the parts below.</summary>
    public double Document { get => _weights[(int)Feature.Document]; init => _weights[(int)Feature.Document] = (float)value; }

    /// <summary>BM25 by stem of title and aliases together.</summary>
    public double Names { get => _weights[(int)Feature.Names]; init => _weights[(int)Feature.Names] = (float)value; }

    /// <summary>BM25 by stem of all situations together.</summary>
    public double Situations { get => _weights[(int)Feature.Situations]; init => _weights[(int)Feature.Situations] = (float)value; }

    /// <summary>BM25 by stem of purpose and summary together.</summary>
    public double Purpose { get => _weights[(int)Feature.Purpose]; init => _weights[(int)Feature.Purpose] = (float)value; }

    /// <summary>BM25 by stem of everything else.</summary>
    public double Body { get => _weights[(int)Feature.Body]; init => _weights[(int)Feature.Body] = (float)value; }

    /// <summary>Cosine of the question and the best passage in the latent space.</summary>
    public double LatentPassage { get => _weights[(int)Feature.LatentPassage]; init => _weights[(int)Feature.LatentPassage] = (float)value; }

    /// <summary>Cosine of the question and the whole document in the latent space.</summary>
    public double LatentDocument { get => _weights[(int)Feature.LatentDocument]; init => _weights[(int)Feature.LatentDocument] = (float)value; }

    /// <summary>Activation that reached the document from labels in the question.</summary>
    public double Concept { get => _weights[(int)Feature.Concept]; init => _weights[(int)Feature.Concept] = (float)value; }

    /// <summary>Cosine of its concepts and those whose own words, and those of the documents about them, are the question's.</summary>
    public double Topic { get => _weights[(int)Feature.Topic]; init => _weights[(int)Feature.Topic] = (float)value; }

    /// <summary>How often it was opened after questions like this one, or put to use where the question is about. Not fitted: there is too little use to fit on.</summary>
    public double Used { get => _weights[(int)Feature.Used]; init => _weights[(int)Feature.Used] = (float)value; }

    /// <summary>Cosine of the concepts of the best documents and its own.</summary>
    public double SharedConcept { get => _weights[(int)Feature.SharedConcept]; init => _weights[(int)Feature.SharedConcept] = (float)value; }

    /// <summary>Cosine of the best documents and this one in the latent space.</summary>
    public double SharedMeaning { get => _weights[(int)Feature.SharedMeaning]; init => _weights[(int)Feature.SharedMeaning] = (float)value; }

    /// <summary>The best score among the documents it is linked to.</summary>
    public double Linked { get => _weights[(int)Feature.Linked]; init => _weights[(int)Feature.Linked] = (float)value; }
}
