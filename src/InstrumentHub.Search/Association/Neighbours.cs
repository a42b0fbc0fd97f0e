namespace InstrumentHub.Search.Association;

/// <summary>
/// Documents near a document, chosen by maximal marginal relevance (J. Carbonell and J. Goldstein, 1998): each next one is near the
/// document and unlike those chosen before, so that five near-copies do not fill the list.
/// </summary>
internal sealed class Neighbours(Associator associator, SearchDocument[] documents)
{
    /// <summary>How much being near counts against being unlike the others.</summary>
    private const float Relevance = 0.7f;
    private const int Considered = 40;
    private const float UsedTogether = 0.3f;
    private const int MaxShared = 3;
    private readonly ActivationGraph _graph = associator.Graph;

    public List<RelatedHit> Related(string id, IReadOnlyCollection<string> except, int count) =>
        Choose(id, except, count, (_, other) => (true, null, other));

    public List<RelatedHit> Crossovers(string id, IReadOnlyList<string> groups, IReadOnlyCollection<string> except, int count) =>
        Choose(id, except, count, (doc, other) => (groups.FirstOrDefault(g => Crosses(doc, other, g)) is { } group) ? (true, group, other) : (false, null, other));

    private List<RelatedHit> Choose(string id, IReadOnlyCollection<string> except, int count, Func<int, int, (bool Fits, string? Crossing, int Doc)> fits)
    {
        if (count <= 0 || !associator.Numbers.TryGetValue(id, out var doc)) return [];
        var left = Enumerable.Range(0, documents.Length)
            .Where(other => other != doc && !except.Contains(documents[other].Id))
            .Select(other => (Other: other, Near: Nearness(doc, other)))
            .Where(x => x.Near > 0).OrderByDescending(x => x.Near).ThenBy(x => x.Other)
            .Select(x => (fits(doc, x.Other).Fits, fits(doc, x.Other).Crossing, x.Other, x.Near))
            .Where(x => x.Fits && Shared(doc, x.Other).Count > 0).Take(Considered).ToList();
        var chosen = new List<RelatedHit>();
        var numbers = new List<int>();
        while (chosen.Count < count && left.Count > 0)
        {
            var best = left.MaxBy(x => Relevance * x.Near - (1 - Relevance) * (numbers.Count == 0 ? 0 : numbers.Max(n => Likeness(n, x.Other))));
            left.Remove(best);
            numbers.Add(best.Other);
            var (agree, disagree) = associator.Use.Votes(doc, best.Other);
            chosen.Add(new RelatedHit(documents[best.Other].Id, best.Near, Shared(doc, best.Other), best.Crossing) { Agree = agree, Disagree = disagree });
        }

        return chosen;
    }

    /// <summary>How near people find them: likeness, what was used together, and what was said of it.</summary>
    private float Nearness(int a, int b) => Math.Min(1, (Likeness(a, b) + UsedTogether * associator.Use.Together(a, b)) * associator.Use.Trust(a, b));

    /// <summary>Half what they are about, half how they say it; 0 to 1.</summary>
    private float Likeness(int a, int b)
    {
        var (shared, ownA, ownB) = (0f, 0f, 0f);
        foreach (var (concept, weight) in _graph.About[a])
        {
            var value = weight * _graph.Rarity[concept];
            ownA += value * value;
            foreach (var (other, otherWeight) in _graph.About[b])
                if (other == concept) shared += value * otherWeight * _graph.Rarity[concept];
        }

        foreach (var (concept, weight) in _graph.About[b]) ownB += weight * _graph.Rarity[concept] * weight * _graph.Rarity[concept];
        var concepts = ownA > 0 && ownB > 0 ? shared / MathF.Sqrt(ownA * ownB) : 0;
        return (concepts + Math.Max(0, Vectors.Dot(associator.Latent.Document(a), associator.Latent.Document(b)))) / 2;
    }

    private List<string> Shared(int a, int b)
    {
        var other = _graph.About[b].Select(x => x.Concept).ToHashSet();
        return [.. _graph.About[a].Where(x => other.Contains(x.Concept)).OrderByDescending(x => _graph.Rarity[x.Concept]).ThenBy(x => x.Concept)
            .Take(MaxShared).Select(x => _graph.Concepts[x.Concept])];
    }

    private bool Crosses(int a, int b, string group) =>
        documents[a].Facets.TryGetValue(group, out var mine) && documents[b].Facets.TryGetValue(group, out var theirs)
        && mine.Count > 0 && theirs.Count > 0 && !mine.Intersect(theirs, StringComparer.Ordinal).Any();
}
