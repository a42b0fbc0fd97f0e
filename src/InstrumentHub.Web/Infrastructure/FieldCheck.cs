using InstrumentHub.Core;
using InstrumentHub.Core.Vocabulary;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Reads the fields of a form: trimmed, within limits, and with a sentence at the field for what is wrong.</summary>
internal sealed class FieldCheck(ModelStateDictionary state, IStringLocalizer texts)
{
    public void Fault(string field, string sentence) => state.AddModelError(field, sentence);

    public string Required(string field, string? text, int max)
    {
        var read = Optional(field, text, max);
        if (read is null) { Fault(field, texts["Vul dit in."]); }
        return read ?? "";
    }

    /// <param name="lines">Whether it may have more than one line.</param>
    /// <returns>Null for nothing but white space.</returns>
    public string? Optional(string field, string? text, int max, bool lines = false)
    {
        var read = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (!lines) { read = string.Join(' ', read.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)); }
        // Databases refuse the character 0, and the others of its kind show nowhere.
        read = string.Concat(read.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
        if (read.Length > max) { Fault(field, texts["Dit is {0} tekens lang; er passen er {1}.", read.Length, max]); }
        return read.Length == 0 ? null : read;
    }

    public T Choice<T>(string field, string? value) where T : struct, Enum
    {
        if (Enum.TryParse<T>(value, out var chosen) && Enum.IsDefined(chosen) && !char.IsAsciiDigit(value![0])) { return chosen; }
        Fault(field, texts["Kies een van de mogelijkheden."]);
        return default;
    }

    public ValueList<string> Known(string field, IEnumerable<string> ids, ConceptGraph scheme, int max)
    {
        var chosen = ids.Where(i => i.Length > 0).Distinct().ToList();
        if (chosen.Exists(c => scheme.Find(c) is null)) { Fault(field, texts["Kies een van de mogelijkheden."]); }
        else if (chosen.Count > max) { Fault(field, texts["Kies er ten hoogste {0}.", max]); }
        return [.. chosen];
    }

    public int Number(string field, string? text, int min, int max)
    {
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) { return number; }
        Fault(field, texts["Vul een getal in van {0} tot {1}.", min, max]);
        return min;
    }

    public DateOnly Day(string field, string? text, DateOnly latest)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)) { Fault(field, texts["Vul een dag in, zoals 2026-03-31."]); }
        else if (day > latest || day.Year < 1900) { Fault(field, texts["Deze dag kan niet: hij ligt in de toekomst of heel ver terug."]); }
        return day;
    }
}
