using System.Buffers;
using System.Globalization;
using System.Text;

namespace InstrumentHub.Search.Analysis;

/// <summary>
/// Folds one character at a time to what it is compared by: compatibility forms taken apart (NFKD), marks dropped, lower case.
/// Folding per character instead of per text keeps every folded letter tied to its place in the original.
/// </summary>
internal static class Folding
{
    private const int TableSize = 0x250;

    /// <summary>One folded character expands to at most this many (U+FDFA, the longest in Unicode, gives 18).</summary>
    public const int MaxExpansion = 18;

    private static readonly string[] Table = [.. Enumerable.Range(0, TableSize).Select(c => FoldSlow(new Rune(c)))];

    /// <summary>Folded text, or an empty string for what does not count: marks, soft hyphens, zero-width characters.</summary>
    public static string Fold(Rune rune) => rune.Value < TableSize ? Table[rune.Value] : FoldSlow(rune);

    /// <summary>Folds a whole text; used for sort keys and comparisons, where offsets do not matter.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) folded.Append(Fold(rune));
        return folded.ToString();
    }

    /// <summary>A character that neither counts nor separates: it continues the word or the sign before it.</summary>
    public static bool IsIgnorable(Rune rune) =>
        rune.Value >= 0x80 && rune.Value is 0xAD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
            or (>= 0x2060 and <= 0x2064) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xFE00 and <= 0xFE0F)
        || rune.Value >= 0x300 && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static string FoldSlow(Rune rune)
    {
        if (IsIgnorable(rune)) return "";
        switch (rune.Value)
        {
            case 'ß' or 'ẞ': return "ss";
            case 'æ' or 'Æ': return "ae";
            case 'œ' or 'Œ': return "oe";
            case 'ø' or 'Ø': return "o";
            case 'ł' or 'Ł': return "l";
            case 'đ' or 'Đ' or 'ð' or 'Ð': return "d";
            case 'þ' or 'Þ': return "th";
            case 'ı': return "i";
        }

        // Normalize refuses code points that are not characters.
        if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return " ";
        var apart = rune.ToString().Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(apart.Length);
        foreach (var part in apart.EnumerateRunes())
            if (!IsIgnorable(part)) folded.Append(Rune.ToLowerInvariant(part).ToString());
        return folded.ToString();
    }

    /// <summary>Reads the next character; a lone surrogate is read as U+FFFD, which separates words.</summary>
    public static Rune Next(ReadOnlySpan<char> text, out int length) =>
        Rune.DecodeFromUtf16(text, out var rune, out length) == OperationStatus.Done ? rune : Rune.ReplacementChar;
}
