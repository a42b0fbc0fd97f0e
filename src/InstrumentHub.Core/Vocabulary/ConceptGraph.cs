namespace InstrumentHub.Core.Vocabulary;

/// <summary>A concept scheme with its inverses worked out: what is narrower, and what is related from either side.</summary>
public sealed class ConceptGraph
{
    private readonly Dictionary<string, Concept> _concepts;
    private readonly ILookup<string, string> _narrower;
    private readonly ILookup<string, string> _related;
    private readonly Dictionary<string, Concept> _byLabel = new(StringComparer.OrdinalIgnoreCase);

    public ConceptGraph(ConceptScheme scheme)
    {
        Scheme = scheme;
        _concepts = scheme.Concepts.ToDictionary(c => c.Id);
        _narrower = scheme.Concepts.SelectMany(c => c.Broader, (c, broader) => (broader, c.Id)).ToLookup(x => x.broader, x => x.Id);
        _related = scheme.Concepts
            .SelectMany(c => c.Related, (c, other) => (c.Id, other))
            .SelectMany(pair => new[] { pair, (pair.other, pair.Id) })
            .Distinct()
            .ToLookup(x => x.Item1, x => x.Item2);
        foreach (var concept in scheme.Concepts)
        {
            foreach (var label in Languages.All.SelectMany(l => concept.AltLabels.In(l).Prepend(concept.Label(l)))) { _byLabel.TryAdd(label, concept); }
        }
    }

    public ConceptScheme Scheme { get; }

    /// <summary>The concept of that id, or null.</summary>
    public Concept? Find(string id) => _concepts.GetValueOrDefault(id);

    /// <summary>The concept that has this preferred or alternative label, in either language; case does not matter. Null when none has.</summary>
    public Concept? FindByLabel(string label) => _byLabel.GetValueOrDefault(label);

    public IEnumerable<Concept> Broader(string id) => Find(id) is { } concept ? Known(concept.Broader) : [];

    public IEnumerable<Concept> Narrower(string id) => Known(_narrower[id]);

    public IEnumerable<Concept> Related(string id) => Known(_related[id]);

    /// <summary>The label in that language, or the id itself for a concept that is not (or no longer) there.</summary>
    public string Label(string id, Language language) => Find(id)?.Label(language) ?? id;

    private IEnumerable<Concept> Known(IEnumerable<string> ids) => ids.Select(Find).OfType<Concept>();
}
