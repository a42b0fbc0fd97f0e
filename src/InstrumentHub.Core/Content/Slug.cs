using System.Globalization;
using System.Text;

namespace InstrumentHub.Core.Content;

/// <summary>The part of an address that names a record: lower case letters, digits and single hyphens.</summary>
public static class Slug
{
    public static bool IsValid(string text, int max = Catalogue.InstrumentRecord.MaxSlugLength) =>
        text.Length > 0 && text.Length <= max && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    /// <summary>A slug made of any text ("4*4 PitStop" → "4-4-pitstop"); empty when nothing of it can stay.</summary>
    public static string From(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) { continue; }
            if (char.IsAsciiLetterOrDigit(c)) { slug.Append(char.ToLowerInvariant(c)); }
            else if (slug.Length > 0 && slug[^1] != '-') { slug.Append('-'); }
        }
        return slug.ToString().Trim('-');
    }
}
