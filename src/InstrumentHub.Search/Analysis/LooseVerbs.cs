namespace InstrumentHub.Search.Analysis;

/// <summary>Finds verbs whose particle stands apart: het <em>loopt</em> steeds <em>vast</em>, mensen <em>haken af</em>.</summary>
internal static class LooseVerbs
{
    /// <summary>Farther apart they belong to different clauses.</summary>
    private const int Apart = 5;

    /// <summary>The place of each such verb and its infinitive.</summary>
    /// <param name="words">In order, stop words included: many particles are among them.</param>
    /// <param name="folded">The folded form of a word.</param>
    public static List<(int Verb, string Infinitive)> Find<T>(IReadOnlyList<T> words, Func<T, string> folded)
    {
        var found = new List<(int, string)>();
        for (var at = 1; at < words.Count; at++)
        {
            if (!DutchVerbs.IsLoose(folded(words[at]))) continue;
            for (var verb = at - 1; verb >= Math.Max(0, at - Apart); verb--)
            {
                if (DutchVerbs.Joined(folded(words[at]), folded(words[verb])) is not { } infinitive) continue;
                found.Add((verb, infinitive));
                break;
            }
        }

        return found;
    }
}
