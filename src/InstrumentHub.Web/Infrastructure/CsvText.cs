using System.Globalization;
using System.Text;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>RFC 4180, with a head, for a spreadsheet: UTF-8 with the mark that tells Excel so, and nothing in a cell that it would run.</summary>
internal static class CsvText
{
    public static byte[] Write(IEnumerable<string> head, IEnumerable<IEnumerable<object?>> rows)
    {
        var csv = new StringBuilder().AppendJoin(',', head).Append("\r\n");
        foreach (var row in rows) { csv.AppendJoin(',', row.Select(Cell)).Append("\r\n"); }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string Cell(object? value)
    {
        var text = value switch
        {
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        if (value is string && text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r')) { text = "'" + text; }
        return text.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
