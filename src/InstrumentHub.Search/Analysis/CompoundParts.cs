namespace InstrumentHub.Search.Analysis;

/// <summary>The stems by which a Dutch compound can be found.</summary>
internal static class CompoundParts
{
    private static readonly string[] Derivations = ["schappen", "schaps", "schap"];

    /// <summary>
    /// Of <c>partnerschapskaart</c>: partnerschap, kaart and partner, since <c>-schap</c> is an ending rather than a word. Empty for
    /// a word that is no compound.
    /// </summary>
    public static IReadOnlyCollection<string> Stems(string word, CompoundSplitter splitter)
    {
        var stems = new SortedSet<string>(StringComparer.Ordinal);
        var parts = splitter.Split(word);
        foreach (var part in parts) Add(stems, part);
        foreach (var part in parts.Length == 0 ? [word] : parts)
            if (Root(part) is { Length: > 3 } root && splitter.IsNoun(root)) Add(stems, root);
        stems.Remove(Analyzer.Stem(word, SearchLanguage.Dutch));
        return stems;
    }

    private static void Add(SortedSet<string> stems, string part)
    {
        if (!StopWords.Contains(part, SearchLanguage.Dutch)) stems.Add(Analyzer.Stem(part, SearchLanguage.Dutch));
    }

    private static string? Root(string part)
    {
        foreach (var derivation in Derivations)
            if (part.EndsWith(derivation, StringComparison.Ordinal)) return part[..^derivation.Length];
        return null;
    }
}
