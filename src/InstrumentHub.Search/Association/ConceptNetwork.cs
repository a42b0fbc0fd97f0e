namespace InstrumentHub.Search.Association;

/// <summary>
/// What ties documents together besides their words: concepts with labels and their relations (as in SKOS), which document is about
/// which concept, and which document goes with which. Plain data; ids that lead nowhere are ignored.
/// </summary>
public sealed record ConceptNetwork
{
    public static ConceptNetwork Empty { get; } = new();

    public IReadOnlyList<NetworkConcept> Concepts { get; init; } = [];

    /// <summary>Document id to the concepts it is about, the most telling first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Annotations { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Followed in both directions.</summary>
    public IReadOnlyList<DocumentLink> Links { get; init; } = [];
}

/// <param name="Id">Unique in the network.</param>
/// <param name="Labels">Every name by which a question may mean it, hidden ones included.</param>
/// <param name="Broader">Ids of wider concepts; the inverse is worked out.</param>
/// <param name="Related">Ids of associated concepts; counts in both directions.</param>
public sealed record NetworkConcept(
    string Id, IReadOnlyList<ConceptLabel> Labels, IReadOnlyList<string> Broader, IReadOnlyList<string> Related)
{
    /// <summary>Texts that tell what it means: words are learnt from them, they are never searched.</summary>
    public IReadOnlyList<ConceptLabel> Definitions { get; init; } = [];
}

/// <summary>A name or a definition in one language.</summary>
public sealed record ConceptLabel(string Text, SearchLanguage Language);

/// <param name="Kind">What somebody called the relation; handed back in paths and not interpreted.</param>
public sealed record DocumentLink(string From, string To, string Kind);
