using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search.Association;

/// <summary>
/// One order of all evidence: a linear model of features (see <see cref="FusionWeights"/>), except that documents called by their
/// name come first, in the order of the words, so that nothing found by association can push them down.
/// </summary>
internal sealed class Ordering(
    Associator associator, SearchDocument[] documents, FusionWeights weights, AssociationSettings settings, Understanding question, Features features)
{
    private readonly HashSet<int> _lexical = [];
    private HashSet<int>? _named;
    private int[] _candidates = [];
    private List<int> _within = [];

    private float Highest => weights.Sum;

    /// <param name="whole">The best lexical hits of all.</param>
    /// <param name="within">The best lexical hits under the filters.</param>
    /// <param name="named">The documents that were named; null when all were, by a quoted phrase.</param>
    public void Rank(List<(int Doc, float Score)> whole, List<(int Doc, float Score)> within, HashSet<int>? named)
    {
        _named = named;
        _candidates = associator.Weigh(question, whole, within, weights, features);
        foreach (var (doc, _) in whole) _lexical.Add(doc);
        foreach (var (doc, _) in within) _lexical.Add(doc);
        _within = within.ConvertAll(hit => hit.Doc);
    }

    public bool IsNamed(int doc) => features[Feature.Lexical][doc] > 0 && (_named is null || _named.Contains(doc));

    public float ScoreOf(int doc) => IsNamed(doc) ? Highest + features[Feature.Lexical][doc] : features.All(doc, weights);

    public double LexicalShare(int doc) => IsNamed(doc) ? 1
        : features.All(doc, weights) is > 0 and var all ? features.ByWords(doc, weights) / all : 0;

    /// <summary>The documents that join: near enough, with a path that says why, and without a place of their own.</summary>
    /// <param name="paths">Finds the reasons.</param>
    /// <param name="matching">Which of these ids match lexically after all.</param>
    public List<int> Join(PathFinder paths, Func<IReadOnlyCollection<string>, HashSet<string>> matching)
    {
        var best = _candidates.Length == 0 ? 0 : _candidates.Max(doc => features.All(doc, weights));
        var near = _candidates.Where(doc => !_lexical.Contains(doc) && features.All(doc, weights) is > 0 and var score && score >= best * settings.JoiningScore)
            .OrderByDescending(doc => features.All(doc, weights)).ThenBy(doc => doc).Take(settings.Joining * 2).ToList();
        if (near.Count == 0) return [];
        var placed = matching(near.ConvertAll(doc => documents[doc].Id));
        return [.. near.Where(doc => !placed.Contains(documents[doc].Id) && paths.Any(question, features, doc)).Take(settings.Joining)];
    }

    /// <summary>All that was weighed, in order.</summary>
    public List<int> Everything() => Merge([.. _candidates.Except(_within)]);

    /// <summary>The lexical hits under the filters and those that join, in order.</summary>
    public List<int> Merge(List<int> joining)
    {
        var keys = _within.Concat(joining).Select(doc => TopList.Key(ScoreOf(doc), doc)).ToArray();
        Array.Sort(keys, static (a, b) => b.CompareTo(a));
        return [.. keys.Select(TopList.Doc)];
    }
}
