using System.Runtime.InteropServices;

namespace InstrumentHub.Search.Association;

/// <summary>How activation reached a concept: its strength, the concept it came from (-1: it stood in the question) and the words.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Activation(float Strength, int From, string Words);

/// <summary>The network as arrays, with the weights along which activation flows.</summary>
internal sealed class ActivationGraph
{
    private readonly (int To, float Weight)[][] _edges;
    private readonly (int Doc, float Weight)[][] _docs;

    /// <param name="network">Ids that are not among the documents or the concepts are left out.</param>
    /// <param name="documents">Document id to number.</param>
    public ActivationGraph(ConceptNetwork network, IReadOnlyDictionary<string, int> documents)
    {
        Concepts = [.. network.Concepts.Select(c => c.Id)];
        var numbers = network.Concepts.Select((c, i) => (c.Id, i)).DistinctBy(x => x.Id, StringComparer.Ordinal).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        _edges = Edges(network.Concepts, numbers);
        About = [.. Enumerable.Range(0, documents.Count).Select(_ => Array.Empty<(int, float)>())];
        var docs = new List<(int, float)>[Concepts.Length];
        for (var c = 0; c < docs.Length; c++) docs[c] = [];
        foreach (var (id, concepts) in network.Annotations)
        {
            if (!documents.TryGetValue(id, out var doc)) continue;
            var known = concepts.Where(numbers.ContainsKey).Select(c => numbers[c]).Distinct().ToList();
            // What a record is most about stands first.
            About[doc] = [.. known.Select((c, place) => (c, 1 / (1 + 0.15f * place)))];
            foreach (var (concept, weight) in About[doc]) docs[concept].Add((doc, weight));
        }

        _docs = [.. docs.Select(list => list.Order().ToArray())];
        Rarity = [.. _docs.Select(list => list.Length == 0 ? 0 : MathF.Log(1 + documents.Count / (float)list.Length) / MathF.Log(1 + documents.Count))];
        var links = new SortedSet<(int To, string Kind)>[documents.Count];
        foreach (var link in network.Links)
        {
            if (!documents.TryGetValue(link.From, out var from) || !documents.TryGetValue(link.To, out var to) || from == to) continue;
            (links[from] ??= []).Add((to, link.Kind));
            (links[to] ??= []).Add((from, link.Kind));
        }

        Links = [.. links.Select(set => set is null ? Array.Empty<(int, string)>() : [.. set])];
    }

    public string[] Concepts { get; }

    /// <summary>Per document its concepts with a weight by place.</summary>
    public (int Concept, float Weight)[][] About { get; }

    /// <summary>Per concept its inverse frequency, 0 (on every document, or on none) to 1 (on one).</summary>
    public float[] Rarity { get; }

    /// <summary>Per document the documents it is tied to, in either direction.</summary>
    public (int To, string Kind)[][] Links { get; }

    public (int To, float Weight)[] EdgesOf(int concept) => _edges[concept];

    public (int Doc, float Weight)[] DocsOf(int concept) => _docs[concept];

    /// <summary>
    /// Each concept gets the strength of its best path: the sighting's, times decay and the edge's weight at every step. The best path
    /// and not the sum of all, so that what is activated can always be explained by one path that exists.
    /// </summary>
    public Dictionary<int, Activation> Spread(IReadOnlyList<ConceptSighting> sightings, float decay, int steps)
    {
        var active = new Dictionary<int, Activation>();
        foreach (var sighting in sightings) active[sighting.Concept] = new Activation(sighting.Strength, -1, sighting.Words);
        var wave = active.Keys.Order().ToList();
        for (var step = 0; step < steps; step++)
        {
            var next = new SortedSet<int>();
            var before = wave.ConvertAll(c => (Concept: c, active[c].Strength, active[c].Words));
            foreach (var (concept, strength, words) in before)
            {
                foreach (var (to, weight) in _edges[concept])
                {
                    var reached = strength * decay * weight;
                    if (active.TryGetValue(to, out var known) && known.Strength >= reached) continue;
                    active[to] = new Activation(reached, concept, words);
                    next.Add(to);
                }
            }

            wave = [.. next];
        }

        return active;
    }

    /// <summary>A concept with many neighbours is near to none of them: its edges share.</summary>
    private static (int To, float Weight)[][] Edges(IReadOnlyList<NetworkConcept> concepts, Dictionary<string, int> numbers)
    {
        var edges = new SortedSet<int>[concepts.Count];
        for (var c = 0; c < edges.Length; c++) edges[c] = [];
        for (var c = 0; c < concepts.Count; c++)
        {
            foreach (var other in concepts[c].Broader.Concat(concepts[c].Related))
            {
                if (!numbers.TryGetValue(other, out var o) || o == c) continue;
                edges[c].Add(o);
                edges[o].Add(c);
            }
        }

        return [.. edges.Select(to => to.Select(o => (o, 1 / MathF.Sqrt(Math.Max(1, to.Count / 3f)))).ToArray())];
    }
}
