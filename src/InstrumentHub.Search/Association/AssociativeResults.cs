namespace InstrumentHub.Search.Association;

/// <summary>The answer to a question by words and by association.</summary>
public sealed record AssociativeResults
{
    /// <summary>All documents that match or join, of which <see cref="Hits"/> is one page.</summary>
    public int Total { get; init; }

    /// <summary>How many of <see cref="Total"/> joined by association alone.</summary>
    public int Joined { get; init; }

    public IReadOnlyList<AssociativeHit> Hits { get; init; } = [];

    /// <inheritdoc cref="SearchResults.Facets"/>
    public IReadOnlyList<FacetGroup> Facets { get; init; } = [];

    /// <inheritdoc cref="SearchResults.DidYouMean"/>
    public string? DidYouMean { get; init; }

    /// <inheritdoc cref="SearchResults.Words"/>
    public IReadOnlyList<QueryWord> Words { get; init; } = [];
}

/// <summary>A document found. It has matches, or paths, or both; while browsing neither.</summary>
/// <param name="Score">Comparable within one answer only, never rising from one hit to the next; 0 while browsing.</param>
/// <param name="Named">The question called it by its name: nothing found by association comes before it.</param>
/// <param name="Lexical">The words that matched; no matches when it joined by association alone.</param>
/// <param name="LexicalShare">Which part of the score words earned, 0 to 1.</param>
/// <param name="Paths">Why it is near the question, the weightiest first.</param>
public sealed record AssociativeHit(
    string Id, double Score, bool Named, SearchHit Lexical, double LexicalShare, IReadOnlyList<AssociationPath> Paths);

/// <summary>One way from the question to a document. Every step exists: in a label, the network or the texts.</summary>
/// <param name="Share">Its part of the score, 0 to 1.</param>
public abstract record AssociationPath(double Share);

/// <summary>
/// The question's <paramref name="Words"/> name the first of <paramref name="Concepts"/>, each next one is its neighbour in the
/// thesaurus, and the document is about the last.
/// </summary>
public sealed record ConceptPath(double Share, string Words, IReadOnlyList<string> Concepts) : AssociationPath(Share);

/// <summary>Another document that answers the question well is about the same <paramref name="Concepts"/>.</summary>
public sealed record SharedConceptPath(double Share, string Document, IReadOnlyList<string> Concepts) : AssociationPath(Share);

/// <summary>Another document that answers the question well is tied to this one by a relation of that <paramref name="Kind"/>.</summary>
public sealed record LinkPath(double Share, string Document, string Kind) : AssociationPath(Share);

/// <summary>
/// The question's <paramref name="Word"/> and <paramref name="Found"/>, which stands in <paramref name="Passage"/> of the document,
/// stand together in <paramref name="Together"/> passages of the catalogue, at least 2.
/// </summary>
public sealed record WordPath(
    double Share, string Word, string Found, string Field, SearchLanguage Language, string Passage, TextSpan Span, int Together) : AssociationPath(Share);

/// <summary>After questions like this one it was opened <paramref name="Times"/> times, at least <see cref="UseEvidence.LeastTimes"/>.</summary>
public sealed record UsePath(double Share, int Times) : AssociationPath(Share);

/// <summary>
/// Where the question is about, at <paramref name="Concept"/>, it was put to use by <paramref name="Times"/> of <paramref name="By"/>: cases from one on,
/// of the others at least <see cref="UseEvidence.LeastTimes"/>.
/// </summary>
public sealed record PractisePath(double Share, string Concept, PractisedBy By, int Times) : AssociationPath(Share);

/// <summary>A document like another.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Concepts">What both are about, the rarest first.</param>
/// <param name="Crossing">For a crossover the group (sector, phase) in which they differ; else null.</param>
public sealed record RelatedHit(string Id, double Score, IReadOnlyList<string> Concepts, string? Crossing = null)
{
    /// <summary>How many people said that it is so.</summary>
    public int Agree { get; init; }

    /// <summary>How many said that it is not.</summary>
    public int Disagree { get; init; }
}
