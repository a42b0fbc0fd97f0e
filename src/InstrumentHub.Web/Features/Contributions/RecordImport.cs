using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Search;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Contributions;

/// <param name="Record">JSON, as far as it could be read.</param>
/// <param name="Slug">What it says its address is; empty when it says none.</param>
public sealed record ImportedRecord(string Record, string Slug);

/// <param name="IsEnglish">The checks on the catalogue's files speak English only.</param>
public sealed record ImportFault(string Text, bool IsEnglish = false);

public sealed record ImportedText(IReadOnlyList<ImportedRecord> Records, IReadOnlyList<ImportFault> Faults);

/// <summary>Reads instruments out of a text in one of our own formats: a Markdown file of the catalogue, its CSV or its JSON. Which, it sees for itself.</summary>
internal sealed partial class RecordImport(SnapshotHolder holder, IStringLocalizer<Texts> texts)
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
            "" => new ImportedText([], [Say(texts["Er staat nog niets om te lezen."])]),
            _ when trimmed.StartsWith("---\n", StringComparison.Ordinal) => Markdown(trimmed + "\n"),
            ['{' or '[', ..] => Json(trimmed),
            _ => Csv(trimmed),
        };
        return read.Records.Count > MaxRecords ? new(read.Records, [.. read.Faults, new(texts["Dit zijn er te veel: er gaan er {0} tegelijk in.", MaxRecords])]) : read;
    }

    private static ImportFault Say(LocalizedString sentence) => new(sentence);

    private ImportedText Markdown(string text)
    {
        var slug = SlugLine().Match(text) is { Success: true } found ? found.Groups["slug"].Value : "";
        var file = new ContentFile($"instruments/{(slug.Length > 0 ? slug : "zonder-naam")}.md", text);
        var schemes = holder.Current?.Catalogue.Schemes.Select(ContentWriter.Write) ?? [];
        var (content, faults) = ContentSet.Read([file, .. schemes]);
        var own = faults.Where(f => f.File == file.Path && !f.Message.StartsWith("There is no instrument '", StringComparison.Ordinal)).Select(f => new ImportFault($"Line {f.Line}: {f.Message}", IsEnglish: true)).ToList();
        return new(own.Count > 0 ? [] : [.. content.Instruments.Select(r => new ImportedRecord(ContentJson.Write(r), r.Slug))], own);
    }

    private ImportedText Json(string text)
    {
        JsonNode? root;
        try { root = RecordEditor.Cleaned(JsonNode.Parse(text, documentOptions: Strict)); }
        catch (JsonException error) { return new([], [new(texts["Regel {0}: dit is geen geldige JSON.", (error.LineNumber ?? 0) + 1])]); }
        catch (InvalidOperationException) { return new([], [new(texts["Er staan tekens in die geen letters zijn."])]); }

        var nodes = root is JsonArray list ? [.. list] : root?["instruments"] is JsonArray inner ? [.. inner] : new List<JsonNode?> { root };
        List<ImportedRecord> records = [];
        List<ImportFault> faults = [];
        foreach (var (node, number) in nodes.Take(MaxRecords + 1).Select((n, i) => (n, i + 1)))
        {
            if (node is not JsonObject record) { faults.Add(new(texts["Nummer {0} is geen instrument.", number])); }
            else if (Fault(record) is { } fault) { faults.Add(fault with { Text = $"{texts["Nummer {0}:", number]} {fault.Text}" }); }
            else { records.Add(new(RecordEditor.Text(Known(record)), record["slug"]?.ToString() ?? "")); }
        }
        return new(records, faults);
    }

    /// <summary>A draft may lack what a record must have, but what it has must fit; and a name it must have.</summary>
    private ImportFault? Fault(JsonObject record)
    {
        if (record["title"] is not JsonObject title || !title.Any(t => t.Value?.ToString().Length > 0)) { return Say(texts["Er is geen titel."]); }
        try
        {
            var probe = RecordEditor.Completed(record);
            foreach (var (name, blank) in Needed) { probe[name] ??= JsonNode.Parse(blank); }
            RecordEditor.As<InstrumentRecord>(probe);
            return null;
        }
        catch (JsonException error) { return new(error.Message, IsEnglish: true); }
    }

    /// <summary>Names that a record does not have would stay in the draft for ever, unseen.</summary>
    private static JsonObject Known(JsonObject record) => new(record.Where(f => Names.Contains(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));

    private static readonly FrozenSet<string> Names = typeof(InstrumentRecord).GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 24 };

    private static readonly (string Name, string Blank)[] Needed =
    [
        ("slug", "\"x\""), ("depth", "\"reference\""), ("kind", "\"x\""), ("summary", """{"nl":"","en":""}"""), ("purpose", """{"nl":"","en":""}"""),
        ("evidence", """{"level":"genoemd","basis":{"nl":"","en":""},"checked":"2026-01-01"}"""),
    ];

    private ImportedText Csv(string text)
    {
        var rows = CsvRows.Read(text);
        if (rows.Count == 0 || !rows[0].Keys.Any(k => k is "titel" or "title_en")) { return new([], [Say(texts["Dit is geen Markdown zoals die van ons, geen JSON, en geen CSV met een kolom ‘titel’."])]); }
        List<ImportedRecord> records = [];
        List<ImportFault> faults = [];
        foreach (var (row, number) in rows.Take(MaxRecords + 1).Select((r, i) => (r, i + 2)))
        {
            var record = new JsonObject();
            foreach (var (column, path, many) in Columns)
            {
                if (row.GetValueOrDefault(column) is { } cell) { Core.Contributions.RecordFields.Set(record, path, many ? List(cell) : JsonValue.Create(TextRules.Normalise(cell).Trim())); }
            }
            AddSituations(record, row);
            if (record["title"] is null) { faults.Add(new(texts["Rij {0}: er is geen titel.", number])); }
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

    private static string[] Items(string cell) => TextRules.Normalise(cell).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^slug:\s*[""']?(?<slug>[a-z0-9-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SlugLine();
}
