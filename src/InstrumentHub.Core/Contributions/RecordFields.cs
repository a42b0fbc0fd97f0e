using System.Text.Json.Nodes;

namespace InstrumentHub.Core.Contributions;

/// <summary>
/// A record taken apart into its fields, for whatever kind of record: an object is gone into, and what is no object (a text, a number, a list) is one
/// field. A field's path is its names joined by points: <c>title.nl</c>, <c>bodyEn.how</c>, <c>situations</c>. Records are those of <see cref="Content.ContentJson"/>.
/// </summary>
public static class RecordFields
{
    /// <summary>In the order in which the record writes them; what is null is left out.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON object.</exception>
    public static IReadOnlyList<RecordField> Of(string json) =>
        JsonNode.Parse(json) is JsonObject record ? [.. Of(record, "")] : throw new System.Text.Json.JsonException("A record is a JSON object.");

    private static IEnumerable<RecordField> Of(JsonObject node, string prefix)
    {
        foreach (var (name, value) in node)
        {
            if (value is JsonObject inner)
            {
                foreach (var field in Of(inner, $"{prefix}{name}.")) { yield return field; }
            }
            else if (value is not null) { yield return new($"{prefix}{name}", value); }
        }
    }

    /// <summary>Puts a value in its place, or takes it away when it is null; objects on the way are made as needed and left out when nothing is left in them.</summary>
    public static void Set(JsonObject record, string path, JsonNode? value)
    {
        var point = path.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            if (value is null) { record.Remove(path); }
            else { record[path] = value.DeepClone(); }
            return;
        }
        var (name, rest) = (path[..point], path[(point + 1)..]);
        if (record[name] is not JsonObject inner)
        {
            if (value is null) { return; }
            record[name] = inner = [];
        }
        Set(inner, rest, value);
        if (inner.Count == 0) { record.Remove(name); }
    }
}

/// <param name="Value">Never null and never an object.</param>
public sealed record RecordField(string Path, JsonNode Value)
{
    public bool IsList => Value is JsonArray;

    /// <summary>As a person reads it: a text as it is, a list one item a line.</summary>
    public string Text => Value is JsonArray list ? string.Join('\n', list.Select(Line)) : Line(Value);

    private static string Line(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar => scalar.ToString(),
        JsonObject item => string.Join(" | ", item.Where(p => p.Value is not null).Select(p => p.Value is JsonObject or JsonArray ? $"{p.Key}: {p.Value.ToJsonString()}" : $"{p.Key}: {p.Value}")),
        _ => value.ToJsonString(),
    };
}
