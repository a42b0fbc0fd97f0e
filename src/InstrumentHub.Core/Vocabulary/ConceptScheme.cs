namespace InstrumentHub.Core.Vocabulary;

/// <summary>
/// A concept scheme in the sense of SKOS (W3C Recommendation, 2009): concepts with labels in several languages, tied by
/// <c>broader</c>, its inverse <c>narrower</c>, and the symmetric <c>related</c>.
/// </summary>
public sealed record ConceptScheme(string Id, LocalText Title, LocalText? Description, ValueList<Concept> Concepts)
{
    /// <summary>Schemes whose concepts records refer to.</summary>
    public const string Phases = "phases", Kinds = "kinds", Audiences = "audiences", Sectors = "sectors", Missions = "missions",
        Evidence = "evidence", Thesaurus = "thesaurus";

    public static readonly IReadOnlyList<string> All = [Phases, Kinds, Audiences, Sectors, Missions, Evidence, Thesaurus];
}

/// <param name="HiddenLabels">Found by search and never shown: misspellings.</param>
/// <param name="Broader">Ids of the same scheme.</param>
/// <param name="Related">Ids of the same scheme; counts in both directions though it is written in one.</param>
public sealed record Concept(
    string Id,
    LocalText PrefLabel,
    LocalLabels AltLabels,
    LocalLabels HiddenLabels,
    LocalText? Definition,
    ValueList<string> Broader,
    ValueList<string> Related)
{
    public const int MaxIdLength = 80;

    public string Label(Language language) => PrefLabel.In(language);
}
