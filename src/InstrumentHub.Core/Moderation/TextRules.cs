using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace InstrumentHub.Core.Moderation;

/// <summary>What is done to every text that people write before it is stored, and what can be asked of it.</summary>
public static partial class TextRules
{
    /// <summary>
    /// A text of several lines as it is stored: Unicode form C, so that equal looks equal and search finds it; lines end in a line feed; no
    /// space at the end of a line, no empty lines around the text; without the characters of <see cref="TextCharacters"/>. Done twice it gives
    /// the same. Empty for null. Linear in the length.
    /// </summary>
    /// <remarks>Two spaces at the end of a line are a line break in Markdown; people's text needs none, there every line break counts.</remarks>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text)) { return ""; }

        var lines = Compose(text.ReplaceLineEndings("\n")).Split('\n');
        var kept = string.Join('\n', lines.Select(line => line.TrimEnd()));
        return kept.Trim('\n');
    }

    /// <summary>A name or a title as it is stored: as <see cref="Normalise"/>, on one line, with one space between words and none around.</summary>
    public static string NormaliseLine(string? text) =>
        string.IsNullOrEmpty(text) ? "" : string.Join(' ', Compose(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>At most so many UTF-16 units of a text, never half a character: no database takes the half of a pair.</summary>
    public static string Cut(string text, int max) =>
        text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    /// <summary>Whether a reader would see nothing: white space, soft hyphens, the empty Braille pattern and what <see cref="TextCharacters"/> takes out.</summary>
    public static bool IsBlank(string? text) =>
        text is null || TextCharacters.Neutralise(text).EnumerateRunes().All(r =>
            Rune.IsWhiteSpace(r) || r.Value == 0x2800 || Rune.GetUnicodeCategory(r) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark);

    /// <summary>
    /// How many addresses outside the site a Markdown text leads to, at least. Entities and backslashes are undone first, for
    /// <c>&amp;#104;ttps:</c> is a link to Markdown and would not be one here.
    /// </summary>
    public static int CountLinks(string text) => Link().Count(WebUtility.HtmlDecode(Backslash().Replace(text, "")));

    /// <summary>The words of a text for comparing: lower case, without accents or hidden characters. Digits count as letters.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var folded = Fold(text);
        for (var at = 0; at < folded.Length;)
        {
            while (at < folded.Length && !char.IsLetterOrDigit(folded[at])) { at++; }
            var start = at;
            while (at < folded.Length && char.IsLetterOrDigit(folded[at])) { at++; }
            if (at > start) { yield return folded[start..at]; }
        }
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Form KD also takes apart the letters that only look like letters: full width, mathematical, encircled.
        foreach (var letter in TextCharacters.Neutralise(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) { folded.Append(char.ToLowerInvariant(letter)); }
        }
        return folded.ToString();
    }

    /// <summary>
    /// Marks are cut first: composing sorts them, and a heap of ten thousand would take seconds. Composing may bring another to the front, so both
    /// are done until nothing changes; more than three rounds have not been seen.
    /// </summary>
    private static string Compose(string text)
    {
        text = TextCharacters.Neutralise(text);
        for (var round = 0; round < 8; round++)
        {
            var composed = TextCharacters.Neutralise(text.Normalize(NormalizationForm.FormC));
            if (composed == text) { break; }
            text = composed;
        }
        return text;
    }

    [GeneratedRegex(@"https?://|\bwww\.|\bmailto:", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?=[!-/:-@\[-`{-~])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backslash();
}
