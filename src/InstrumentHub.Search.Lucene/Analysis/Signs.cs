using System.Globalization;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.Miscellaneous;

namespace InstrumentHub.Search.Lucene.Analysis;

/// <summary>What Lucene's filters are told about single characters.</summary>
internal static class Signs
{
    private static readonly char[] Apostrophes = ['’', '‘', 'ʼ', '＇', '`', '´'];

    /// <summary>
    /// What is rewritten before words are cut: marks and invisible signs go, apostrophes become one, <c>4*4</c> becomes <c>4x4</c>. The
    /// filter keeps account of the places in the original.
    /// </summary>
    public static NormalizeCharMap Rewritten { get; } = Rewriting();

    /// <summary>Per UTF-16 unit what it is to the filter that cuts words. A half of a pair (emoji, mostly) separates.</summary>
    public static byte[] Types { get; } = [.. Enumerable.Range(0, 0x10000).Select(c => TypeOf((char)c))];

    private static NormalizeCharMap Rewriting()
    {
        var map = new NormalizeCharMap.Builder();
        for (var c = '\u0080'; c < '\uffff'; c++)
            if (IsInvisible(c)) map.Add(c.ToString(), "");
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

    private static bool IsInvisible(char c) => c is '\u00ad' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e')
        or (>= '\u2060' and <= '\u2064') or (>= '\u2066' and <= '\u2069') or '\ufeff' || IsMark(c);

    private static bool IsMark(char c) => c >= '\u0300' && char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static byte TypeOf(char c) => char.IsLetter(c) ? (byte)WordDelimiterFilter.ALPHA
        : char.IsDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber ? (byte)WordDelimiterFilter.DIGIT
        : (byte)WordDelimiterFilter.SUBWORD_DELIM;
}
