namespace InstrumentHub.Search.Analysis;

/// <summary>
/// Splits Dutch compounds (<c>partnerschapskaart</c>: <c>partnerschaps</c> + <c>kaart</c>). Which forms may begin and end a compound,
/// linking letters included, comes from the dictionary; the words of the documents themselves join in with the usual links.
/// Of all ways to split, the cheapest counts: few parts, long parts, parts that the dictionary vouches for.
/// </summary>
internal sealed class CompoundSplitter(WordForms dictionary, WordForms? learned = null)
{
    private const int LongestWord = 48;
    private const int ShortestWord = 6;
    private const int MaxParts = 4;
    /// <summary>At the end of a word these are endings more often than words: belangrijk is not about the rich.</summary>
    private static readonly string[] Endings = ["rijk", "rijke", "vol", "volle", "matig", "vrij", "vrije", "waardig", "waardige"];
    private static readonly string[] Links = ["s", "en", "n", "e", "er"];

    /// <summary>
    /// The parts of a folded word, in order, linking letters left on (stemming removes them); empty when it is no compound.
    /// </summary>
    public string[] Split(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestWord or > LongestWord) return [];
        // A form of the dictionary may still be a compound, but a short part in it is more likely an accident (gel-oven).
        var shortest = dictionary.Find(word).HasFlag(WordUse.Word) ? 4 : 3;
        Span<int> cost = stackalloc int[word.Length + 1];
        Span<int> from = stackalloc int[word.Length + 1];
        Span<int> parts = stackalloc int[word.Length + 1];
        cost.Fill(int.MaxValue);
        cost[0] = 0;
        for (var end = shortest; end <= word.Length; end++)
        {
            for (var start = 0; start <= end - shortest; start++)
            {
                if (cost[start] == int.MaxValue || parts[start] == MaxParts || end - start == word.Length) continue;
                var part = Cost(word[start..end], end == word.Length);
                if (part == 0 || cost[start] + part >= cost[end]) continue;
                (cost[end], from[end], parts[end]) = (cost[start] + part, start, parts[start] + 1);
            }
        }

        if (cost[^1] == int.MaxValue) return [];
        var result = new string[parts[^1]];
        for (int end = word.Length, i = result.Length - 1; end > 0; end = from[end], i--) result[i] = word[from[end]..end].ToString();
        return result;
    }

    /// <summary>Whether the dictionary has it as the head of compounds, which is to say as a noun.</summary>
    public bool IsNoun(ReadOnlySpan<char> word) => dictionary.Find(word).HasFlag(WordUse.EndsCompound);

    /// <summary>Whether it is good Dutch: a form of the dictionary, or two solid words in one. Such a word is no slip of another.</summary>
    public bool IsDutch(string word) =>
        dictionary.Find(word).HasFlag(WordUse.Word) || Split(word) is { Length: 2 } parts && Array.TrueForAll(parts, part => part.Length > 3);

    /// <summary>0 when this cannot be a part at this place.</summary>
    private int Cost(ReadOnlySpan<char> part, bool last)
    {
        if (last && IsEnding(part)) return 0;
        var price = part.Length == 3 ? 16 : part.Length == 4 ? 11 : 10;
        if (dictionary.Find(part).HasFlag(last ? WordUse.EndsCompound : WordUse.BeginsCompound)) return price;
        if (learned is null || part.Length < 5) return 0;
        if (learned.Find(part) != WordUse.None) return price + 3;
        if (last) return 0;
        foreach (var link in Links)
            if (part.Length - link.Length >= 5 && part.EndsWith(link) && learned.Find(part[..^link.Length]) != WordUse.None) return price + 4;
        return 0;
    }

    private static bool IsEnding(ReadOnlySpan<char> part)
    {
        foreach (var ending in Endings)
            if (part.SequenceEqual(ending)) return true;
        return false;
    }
}
