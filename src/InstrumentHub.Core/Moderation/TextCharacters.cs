using System.Globalization;
using System.Text;

namespace InstrumentHub.Core.Moderation;

/// <summary>
/// Takes out what makes a text look like another text: characters that turn the direction of what stands around them (Boucher and
/// Anderson, "Trojan Source", 2021; Unicode TR36), characters that nobody sees, and heaps of accents that cover the lines above. Right-to-left
/// scripts do not need the former: direction follows from their letters. Emoji and scripts that join letters keep their joiners.
/// </summary>
public static class TextCharacters
{
    /// <summary>How many combining marks one letter keeps; Vietnamese needs two, vocalised Hebrew and Arabic three.</summary>
    public const int MaxMarks = 6;

    /// <summary>The first letter of scripts that join, and everything after: Hebrew, Arabic, Indic scripts, emoji.</summary>
    private const int FirstJoining = 0x590;

    private const int NonJoiner = 0x200C, Joiner = 0x200D, LineSeparator = 0x2028, ParagraphSeparator = 0x2029;

    /// <summary>
    /// <paramref name="text"/> without hidden, direction-changing and control characters but tab and line feed. Halves of surrogate pairs become
    /// U+FFFD. Done twice it gives the same; returns the same instance when there was nothing to do. Takes time linear in the length.
    /// </summary>
    public static string Neutralise(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(Ordinary);
        if (at < 0) { return text; }

        // From one character earlier, for what follows may be a mark or a joiner on it.
        var from = Math.Max(0, at - 1);
        return new Filter(new StringBuilder(text.Length).Append(text, 0, from)).Run(text.AsSpan(from));
    }

    /// <summary>Whether a character has no place in anyone's text, wherever it stands.</summary>
    public static bool IsForbidden(Rune rune) => rune.Value switch
    {
        '\t' or '\n' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => true, // embeddings, overrides and isolates
        0x200B or (>= 0x2060 and <= 0x2065) or (>= 0x206A and <= 0x206F) or 0xFEFF or 0x180E or 0x034F => true, // no width, no meaning here
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 => true, // letters that show as nothing: a name of them is an empty name
        >= 0xFFF9 and <= 0xFFFB => true, // interlinear notes
        >= 0xFDD0 and <= 0xFDEF => true,
        >= 0xE0000 and <= 0xE0FFF and not (>= 0xE0100 and <= 0xE01EF) => true, // tags: a whole hidden alphabet
        var value => (value & 0xFFFE) == 0xFFFE,
    };

    /// <summary>Latin letters and the punctuation that ordinary text has, so that it passes in one fast look.</summary>
    private static readonly System.Buffers.SearchValues<char> Ordinary = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x300).Concat(Enumerable.Range(0x2010, 0x18)).Concat(Enumerable.Range(0x2030, 0x2F)).Append(0x20AC)
            .Where(c => !IsForbidden(new Rune(c))).Select(c => (char)c)]);

    private ref struct Filter(StringBuilder kept)
    {
        private int _last, _marks, _joiner;

        public string Run(ReadOnlySpan<char> text)
        {
            while (!text.IsEmpty)
            {
                var status = Rune.DecodeFromUtf16(text, out var rune, out var length);
                text = text[length..];
                Take(status == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar);
            }
            return kept.ToString();
        }

        private void Take(Rune rune)
        {
            if (rune.Value is LineSeparator or ParagraphSeparator) { rune = new('\n'); }
            if (IsForbidden(rune)) { return; }
            if (rune.Value is Joiner or NonJoiner)
            {
                // Whether it does something shows only when the next letter is known.
                if (_joiner == 0 && Joins(_last)) { _joiner = rune.Value; }
                return;
            }
            if (IsMark(rune) && ++_marks > MaxMarks) { return; }

            if (_joiner != 0 && Joins(rune.Value)) { kept.Append((char)_joiner); }
            if (!IsMark(rune)) { _marks = 0; }
            (_joiner, _last) = (0, rune.Value);
            kept.Append(rune.ToString());
        }

        private static bool Joins(int rune) => rune >= FirstJoining && !Rune.IsWhiteSpace(new Rune(rune));

        private static bool IsMark(Rune rune) =>
            rune.Value >= 0x300 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
    }
}
