using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Features.Contributions;

/// <param name="Record">JSON, as far as it could be read.</param>
/// <param name="Slug">What it says its address is; empty when it says none.</param>
public sealed record ImportedRecord(string Record, string Slug);

public sealed record ImportedText(IReadOnlyList<ImportedRecord> Records, IReadOnlyList<string> Faults);

/// <summary>Reads instruments out of a text in one of our own formats: a Markdown file of the catalogue, its CSV or its JSON. Which, it sees for itself.</summary>
internal sealed partial class RecordImport(SnapshotHolder holder)
{
    public const int MaxLength = 500_000, MaxRecords = 20;

    /// <summary>Columns of the CSV and where in a record they go; several values in one cell are separated by a semicolon.</summary>
    private static readonly (string Column, string Path, bool Many)[] Columns =
    [
        ("titel", "title.nl", false), ("title_en", "title.en", false), ("samenvatting", "summary.nl", false), ("summary_en", "summary.en", false),
        ("doel", "purpose.nl", false), ("purpose_en", "purpose.en", false), ("soort", "kind", false), ("fasen", "phases", true), ("doelgroepen", "audiences", true),
        ("sectoren", "sectors", true), ("begrippen", "concepts", true), ("andere_namen", "aliases", true),
    ];

    public ImportedText Read(string text)
    {
        var trimmed = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim();
        var read = trimmed switch
        {
            "" => new ImportedText([], ["There is nothing to read."]),
            _ when trimmed.StartsWith("---\n", StringComparison.Ordinal) => Markdown(trimmed + "\n"),
            ['{' or '[', ..] => Json(trimmed),
            _ => Csv(trimmed),
        };
        return read.Records.Count > MaxRecords ? new(read.Records, [.. read.Faults, $"There are {read.Records.Count} records; at most {MaxRecords} are taken in at once."]) : read;
    }

    private ImportedText Markdown(string text)
    {
        var slug = SlugLine().Match(text) is { Success: true } found ? found.Groups["slug"].Value : "";
        var file = new ContentFile($"instruments/{(slug.Length > 0 ? slug : "zonder-naam")}.md", text);
        var schemes = holder.Current?.Catalogue.Schemes.Select(ContentWriter.Write) ?? [];
        var (content, faults) = ContentSet.Read([file, .. schemes]);
        var own = faults.Where(f => f.File == file.Path && !f.Message.StartsWith("There is no instrument '", StringComparison.Ordinal)).Select(f => $"Line {f.Line}: {f.Message}").ToList();
        return new(own.Count > 0 ? [] : [.. content.Instruments.Select(r => new ImportedRecord(ContentJson.Write(r), r.Slug))], own);
    }

    private static ImportedText Json(string text)
    {
        JsonNode? root;
        try { root = JsonNode.Parse(text); }
        catch (JsonException error) { return new([], [$"Line {error.LineNumber + 1}: this is not JSON."]); }

        var nodes = root is JsonArray list ? [.. list] : root?["instruments"] is JsonArray inner ? [.. inner] : new List<JsonNode?> { root };
        List<ImportedRecord> records = [];
        List<string> faults = [];
        foreach (var (node, number) in nodes.Take(MaxRecords + 1).Select((n, i) => (n, i + 1)))
        {
            if (node is JsonObject record && Fault(record) is not { } fault) { records.Add(new(RecordEditor.Text(record), record["slug"]?.ToString() ?? "")); }
            else { faults.Add($"Record {number}: {(node is JsonObject wrong ? Fault(wrong) : "this is no object.")}"); }
        }
        return new(records, faults);
    }

    /// <summary>A draft may lack what a record must have, but what it has must fit; and a name it must have.</summary>
    private static string? Fault(JsonObject record)
    {
        if (record["title"] is not JsonObject title || !title.Any(t => t.Value?.ToString().Length > 0)) { return "it has no title."; }
        try
        {
            var probe = RecordEditor.Completed(record);
            foreach (var (name, blank) in Needed) { probe[name] ??= JsonNode.Parse(blank); }
            RecordEditor.As<InstrumentRecord>(probe);
            return null;
        }
        catch (JsonException error) { return error.Message; }
    }

    private static readonly (string Name, string Blank)[] Needed =
    [
        ("slug", "\"x\""), ("depth", "\"reference\""), ("kind", "\"x\""), ("summary", """{"nl":"","en":""}"""), ("purpose", """{"nl":"","en":""}"""),
        ("evidence", """{"level":"genoemd","basis":{"nl":"","en":""},"checked":"2026-01-01"}"""),
    ];

    private static ImportedText Csv(string text)
    {
        var rows = CsvRows.Read(text);
        if (rows.Count == 0 || !rows[0].Keys.Any(k => k is "titel" or "title_en")) { return new([], ["This is not Markdown with a front matter, not JSON, and not a CSV with a column 'titel'."]); }
        List<ImportedRecord> records = [];
        List<string> faults = [];
        foreach (var (row, number) in rows.Take(MaxRecords + 1).Select((r, i) => (r, i + 2)))
        {
            var record = new JsonObject();
            foreach (var (column, path, many) in Columns)
            {
                if (row.GetValueOrDefault(column) is { } cell) { Core.Contributions.RecordFields.Set(record, path, many ? List(cell) : JsonValue.Create(cell.Trim())); }
            }
            AddSituations(record, row);
            if (record["title"] is null) { faults.Add($"Row {number}: it has no title."); }
            else { records.Add(new(RecordEditor.Text(record), row.GetValueOrDefault("slug", ""))); }
        }
        return new(records, faults);
    }

    private static void AddSituations(JsonObject record, Dictionary<string, string> row)
    {
        var (nl, en) = (Items(row.GetValueOrDefault("situaties", "")), Items(row.GetValueOrDefault("situations_en", "")));
        var list = new JsonArray();
        for (var i = 0; i < Math.Max(nl.Length, en.Length); i++)
        {
            var item = new JsonObject();
            if (i < nl.Length) { item["nl"] = nl[i]; }
            if (i < en.Length) { item["en"] = en[i]; }
            list.Add((JsonNode)item);
        }
        if (list.Count > 0) { record["situations"] = list; }
    }

    private static JsonArray List(string cell) => [.. Items(cell).Select(i => (JsonNode?)JsonValue.Create(i))];

    private static string[] Items(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^slug:\s*[""']?(?<slug>[a-z0-9-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SlugLine();
}
