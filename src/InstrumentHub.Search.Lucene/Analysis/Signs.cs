using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.Miscellaneous;

namespace InstrumentHub.Search.Lucene.Analysis;

/// <summary>What Lucene's filters are told about single characters.</summary>
internal static partial class Signs
{
    private static readonly char[] Apostrophes = ['’', '‘', 'ʼ', '＇', '`', '´'];

    /// <summary>
    /// What is rewritten before words are cut: apostrophes become one sign, <c>4*4</c> becomes <c>4x4</c>. Nearly all as long as before: where
    /// lengths differ, the filter that cuts words no longer knows the places of the parts.
    /// </summary>
    public static NormalizeCharMap Rewritten { get; } = Rewriting();

    /// <summary>
    /// Per UTF-16 unit what it is to the filter that cuts words. Marks and invisible signs go along with their word, to be taken out of it
    /// afterwards; a half of a pair (emoji, mostly) separates.
    /// </summary>
    public static byte[] Types { get; } = [.. Enumerable.Range(0, 0x10000).Select(c => TypeOf((char)c))];

    /// <summary>Marks and signs that neither count nor separate.</summary>
    [GeneratedRegex(@"[\p{M}\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Uncounted();

    private static NormalizeCharMap Rewriting()
    {
        var map = new NormalizeCharMap.Builder();
        foreach (var space in (char[])['\u00a0', '\u2007', '\u202f']) map.Add(space.ToString(), " ");
        foreach (var sign in Apostrophes) map.Add(sign.ToString(), "'");
        // The filter that cuts words would join zo and n into zon, which is the sun.
        foreach (var sign in Apostrophes.Append('\''))
            foreach (var word in (string[])["zo", "Zo", "ZO"]) map.Add($"{word}{sign}n", word);
        for (var first = '0'; first <= '9'; first++)
            for (var second = '0'; second <= '9'; second++)
                foreach (var times in "*×") map.Add($"{first}{times}{second}", $"{first}x{second}");
        return map.Build();
    }

    private static byte TypeOf(char c) => char.IsLetter(c) || Uncounted().IsMatch(c.ToString()) ? (byte)WordDelimiterFilter.ALPHA
        : char.IsDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber ? (byte)WordDelimiterFilter.DIGIT
        : (byte)WordDelimiterFilter.SUBWORD_DELIM;
}
