using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using InstrumentHub.Core.Content;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>A zip of somebody's data: all of it as JSON, and each table as CSV for a spreadsheet.</summary>
internal static class ExportFile
{
    public static byte[] Write(IReadOnlyList<PersonalTable> tables)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "data.json", JsonSerializer.Serialize(tables.ToDictionary(t => t.Name, Objects, StringComparer.Ordinal), Indented));
            // The mark at the start tells Excel that it is UTF-8.
            foreach (var table in tables) { Add(zip, $"{table.Name}.csv", "\uFEFF" + Csv(table)); }
        }
        return memory.ToArray();
    }

    private static readonly JsonSerializerOptions Indented = new(ContentJson.Options) { WriteIndented = true };

    private static List<Dictionary<string, object?>> Objects(PersonalTable table) =>
        [.. table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];

    private static string Csv(PersonalTable table)
    {
        var csv = new StringBuilder().AppendJoin(',', table.Columns).Append("\r\n");
        foreach (var row in table.Rows) { csv.AppendJoin(',', row.Select(Cell)).Append("\r\n"); }
        return csv.ToString();
    }

    private static string Cell(object? value)
    {
        var text = value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        // A spreadsheet runs what begins like a formula.
        if (value is string && text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r')) { text = "'" + text; }
        return text.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
