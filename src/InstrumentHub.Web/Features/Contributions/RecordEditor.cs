using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>
/// Between a record as JSON and the boxes of a form. What the form does not ask for (worksheets, relations, evidence) stays in the record as it
/// was. A text in one language only is allowed while it is a draft.
/// </summary>
internal static class RecordEditor
{
    /// <summary>The content of every box of a field, by the box's name.</summary>
    public static IEnumerable<(string Box, string Text)> Read(JsonObject record, FieldSpec field) => field.Shape switch
    {
        FieldShape.Pair or FieldShape.PairText => Tags.Select(tag => ($"{field.Path}.{tag}", Scalar(At(record, $"{field.Path}.{tag}")))),
        FieldShape.Labels => Tags.Select(tag => ($"{field.Path}.{tag}", Lines(At(record, $"{field.Path}.{tag}"), Scalar))),
        FieldShape.PairLines => Tags.Select(tag => ($"{field.Path}.{tag}", Lines(At(record, field.Path), item => Scalar((item as JsonObject)?[tag])))),
        FieldShape.Body => [($"{field.Path}.nl", Scalar(At(record, BodyPath(field, "Nl")))), ($"{field.Path}.en", Scalar(At(record, BodyPath(field, "En"))))],
        FieldShape.Lines or FieldShape.Choices => [(field.Path, Lines(At(record, field.Path), Scalar))],
        FieldShape.Sources => [(field.Path, Lines(At(record, field.Path), SourceLine))],
        _ => [(field.Path, Scalar(At(record, field.Path)))],
    };

    /// <summary>Puts what was typed into the record.</summary>
    /// <param name="box">The text of a box; null when the form did not have it, which leaves the field alone.</param>
    public static void Write(JsonObject record, FieldSpec field, Func<string, string?> box, DateOnly today)
    {
        // Boxes that come back as they were leave the field as it was: who changes one thing must not seem to change others.
        if (Read(record, field).All(b => box(b.Box) is not { } typed || SaysTheSame(field, typed, b.Text))) { return; }

        switch (field.Shape)
        {
            case FieldShape.Pair or FieldShape.PairText:
                foreach (var tag in Tags) { Put(record, $"{field.Path}.{tag}", box($"{field.Path}.{tag}"), Text); }
                break;
            case FieldShape.Labels:
                foreach (var tag in Tags) { Put(record, $"{field.Path}.{tag}", box($"{field.Path}.{tag}"), t => List(Split(t))); }
                break;
            case FieldShape.PairLines:
                WritePairs(record, field, box);
                break;
            case FieldShape.Body:
                Put(record, BodyPath(field, "Nl"), box($"{field.Path}.nl"), Text);
                Put(record, BodyPath(field, "En"), box($"{field.Path}.en"), Text);
                break;
            case FieldShape.Lines or FieldShape.Choices:
                Put(record, field.Path, box(field.Path), t => List(Split(t)));
                break;
            case FieldShape.Sources:
                Put(record, field.Path, box(field.Path), t => Sources(At(record, field.Path) as JsonArray, Split(t), today));
                break;
            case FieldShape.Number:
                Put(record, field.Path, box(field.Path), t => int.TryParse(t.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? JsonValue.Create(n) : null);
                break;
            default:
                Put(record, field.Path, box(field.Path), Text);
                break;
        }
    }

    /// <summary>
    /// The record as it could be published: what is there in one language only stands in both, so that nobody finds an empty page, and a field of
    /// nothing is not there.
    /// </summary>
    public static JsonObject Completed(JsonObject record)
    {
        var complete = (JsonObject)record.DeepClone();
        Complete(complete);
        CompleteBody(complete, "bodyNl", "bodyEn");
        CompleteBody(complete, "bodyEn", "bodyNl");
        return complete;
    }

    private static void CompleteBody(JsonObject record, string from, string to)
    {
        foreach (var (section, text) in record[from] as JsonObject ?? [])
        {
            if (text is null) { continue; }
            var other = record[to] as JsonObject ?? [];
            other[section] ??= text.DeepClone();
            record[to] = other.Parent is null ? other : record[to];
        }
    }

    private static readonly string[] Tags = ["nl", "en"];

    private static void Complete(JsonObject node)
    {
        foreach (var (name, value) in node.ToList())
        {
            if (value is JsonArray list)
            {
                foreach (var item in list.OfType<JsonObject>()) { Complete(item); }
            }
            if (value is not JsonObject inner) { continue; }
            Complete(inner);
            if (inner.Count == 1 && inner.First() is { Key: "nl" or "en", Value: JsonValue only }) { inner[inner.ContainsKey("nl") ? "en" : "nl"] = only.DeepClone(); }
            if (inner.Count == 0) { node.Remove(name); }
        }
        if (node.Count == 1 && node.First() is { Key: "nl" or "en", Value: JsonValue single } && node.Parent is JsonArray) { node[node.ContainsKey("nl") ? "en" : "nl"] = single.DeepClone(); }
    }

    private static void WritePairs(JsonObject record, FieldSpec field, Func<string, string?> box)
    {
        if (box($"{field.Path}.nl") is null && box($"{field.Path}.en") is null) { return; }
        var (nl, en) = (Split(box($"{field.Path}.nl") ?? ""), Split(box($"{field.Path}.en") ?? ""));
        var list = new JsonArray();
        for (var i = 0; i < Math.Max(nl.Count, en.Count); i++)
        {
            var item = new JsonObject();
            if (i < nl.Count) { item["nl"] = nl[i]; }
            if (i < en.Count) { item["en"] = en[i]; }
            list.Add((JsonNode)item);
        }
        Set(record, field.Path, list.Count == 0 ? null : list);
    }

    /// <summary>What can be ticked comes back in the order of the form, which means nothing.</summary>
    private static bool SaysTheSame(FieldSpec field, string typed, string before) => field.Shape == FieldShape.Choices
        ? Split(typed).ToHashSet(StringComparer.Ordinal).SetEquals(Split(before))
        : TextRules.Normalise(typed).Trim() == TextRules.Normalise(before).Trim();

    private static void Put(JsonObject record, string path, string? typed, Func<string, JsonNode?> make)
    {
        if (typed is not null) { Set(record, path, make(typed)); }
    }

    private static JsonValue? Text(string typed) => TextRules.Normalise(typed).Trim() is { Length: > 0 } text ? JsonValue.Create(text) : null;

    private static JsonArray? List(List<string> items) => items.Count == 0 ? null : [.. items.Select(i => (JsonNode?)JsonValue.Create(i))];

    private static List<string> Split(string typed) =>
        [.. TextRules.Normalise(typed).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>A source that stood there keeps what the form does not show: when it was checked and whether its address works.</summary>
    private static JsonArray? Sources(JsonArray? before, List<string> lines, DateOnly today)
    {
        var known = (before ?? []).OfType<JsonObject>().GroupBy(SourceLine).ToDictionary(g => g.Key, g => g.First());
        var sources = lines.Select(line => known.TryGetValue(line, out var same) ? same.DeepClone() : NewSource(line, today)).ToArray();
        return sources.Length == 0 ? null : new JsonArray(sources);
    }

    private static JsonObject NewSource(string line, DateOnly today)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var source = new JsonObject { ["citation"] = parts[0] };
        if (parts.Length > 1 && parts[1].Length > 0) { source["page"] = parts[1]; }
        if (parts.Length > 2 && parts[2].Length > 0) { source["url"] = parts[2]; }
        source["checked"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        source["state"] = "unchecked";
        return source;
    }

    private static string SourceLine(JsonNode? source) =>
        source is JsonObject s ? string.Join(" | ", new[] { Scalar(s["citation"]), Scalar(s["page"]), Scalar(s["url"]) }).TrimEnd(' ', '|') : "";

    private static string BodyPath(FieldSpec field, string language) => field.Path.Replace("body.", $"body{language}.", StringComparison.Ordinal);

    private static string Scalar(JsonNode? node) => node is JsonValue value ? value.ToString() : "";

    private static string Lines(JsonNode? node, Func<JsonNode?, string> line) => node is JsonArray list ? string.Join('\n', list.Select(line)) : "";

    private static JsonNode? At(JsonObject record, string path)
    {
        JsonNode? node = record;
        foreach (var name in path.Split('.')) { node = (node as JsonObject)?[name]; }
        return node;
    }

    private static void Set(JsonObject record, string path, JsonNode? value) => Core.Contributions.RecordFields.Set(record, path, value);

    /// <summary>A value from elsewhere, with its texts as if they had been typed here.</summary>
    /// <exception cref="InvalidOperationException">A text in it is no Unicode.</exception>
    public static JsonNode? Cleaned(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Cleaned(f.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Cleaned)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(TextRules.Normalise(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    public static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    public static string Text(JsonObject record) => record.ToJsonString(ContentJson.Options);

    /// <exception cref="JsonException">What is in the record does not fit its kind.</exception>
    public static T As<T>(JsonObject record) where T : class => record.Deserialize<T>(ContentJson.Options) ?? throw new JsonException("The record is empty.");
}
