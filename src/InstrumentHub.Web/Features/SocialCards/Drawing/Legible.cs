using System.Globalization;
using System.Text;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Whatever somebody typed, as one line that can be set without surprises.</summary>
internal static class Legible
{
    /// <summary>
    /// Composed, white space folded, at most <paramref name="maxLength"/> code units, without what draws nothing of its own: control and format
    /// characters, variation selectors, loose accents. Half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Of(string text, int maxLength)
    {
        var whole = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) { whole.Append(rune.ToString()); }

        var legible = new StringBuilder();
        foreach (var rune in whole.ToString().Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (legible.Length + rune.Utf16SequenceLength > maxLength) { break; }
            if (Rune.IsWhiteSpace(rune)) { Space(legible); }
            else if (Draws(rune)) { legible.Append(rune.ToString()); }
        }
        return legible.ToString().TrimEnd();
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ') { text.Append(' '); }
    }

    private static bool Draws(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned);
}
