using InstrumentHub.Search.Analysis;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace InstrumentHub.Search.Lucene.Analysis;

/// <summary>The words that Lucene's compound filter looks for in longer ones; read when the first text is indexed.</summary>
internal static class CompoundWords
{
    /// <summary>Shorter parts are accidents more often than words (gel-oven).</summary>
    public const int Shortest = 5;

    public const int Longest = 24;

    private static readonly Lazy<CharArraySet> Loaded = new(Load);

    public static CharArraySet Dictionary => Loaded.Value;

    private static CharArraySet Load()
    {
        var words = new CharArraySet(LuceneVersion.LUCENE_48, 200_000, ignoreCase: false);
        DutchWords.ForEach((word, use) =>
        {
            if (word.Length is < Shortest or > Longest || (use & (WordUse.BeginsCompound | WordUse.EndsCompound)) == WordUse.None) return;
            words.Add(word.ToArray());
        });
        return words;
    }
}
