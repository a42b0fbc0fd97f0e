using System.Text.Json.Nodes;

namespace InstrumentHub.Core.Contributions;

/// <summary>
/// Brings a proposal that was written on an older state of a record to the present one: a three-way merge per field. A field that only one side changed
/// gets that side's value; a list that both changed gets both sides' additions and removals; anything else that both changed, and differently, is a
/// clash that a person decides. Nothing is overwritten silently: in the merged record a clashing field has the present value.
/// </summary>
public static class RecordMerge
{
    /// <param name="origin">The state that the proposal was written on.</param>
    /// <param name="proposed">That state with the proposal in it.</param>
    /// <param name="present">The published state of today.</param>
    /// <exception cref="System.Text.Json.JsonException">One of them is no JSON object.</exception>
    public static MergedRecord Rebase(string origin, string proposed, string present)
    {
        var (was, wanted, now) = (Fields(origin), Fields(proposed), Fields(present));
        var merged = (JsonObject)JsonNode.Parse(present)!;
        List<FieldClash> clashes = [];
        foreach (var path in wanted.Keys.Union(was.Keys))
        {
            var (o, p, n) = (was.GetValueOrDefault(path), wanted.GetValueOrDefault(path), now.GetValueOrDefault(path));
            if (Same(o, p) || Same(p, n)) { continue; }
            if (Same(o, n)) { RecordFields.Set(merged, path, p?.Value); }
            else if (MergedList(o, p, n) is { } list) { RecordFields.Set(merged, path, list); }
            else { clashes.Add(new(path, o?.Text ?? "", p?.Text ?? "", n?.Text ?? "")); }
        }
        return new(merged.ToJsonString(Content.ContentJson.Options), clashes);
    }

    /// <summary>Takes one side's value for fields that a person has decided on; unknown paths are left alone.</summary>
    /// <param name="merged">What <see cref="Rebase"/> gave.</param>
    /// <param name="proposed">The record to take them from.</param>
    public static string Take(string merged, string proposed, IReadOnlyCollection<string> paths)
    {
        var wanted = Fields(proposed);
        var record = (JsonObject)JsonNode.Parse(merged)!;
        foreach (var path in paths) { RecordFields.Set(record, path, wanted.GetValueOrDefault(path)?.Value); }
        return record.ToJsonString(Content.ContentJson.Options);
    }

    private static Dictionary<string, RecordField> Fields(string json) => RecordFields.Of(json).ToDictionary(f => f.Path);

    private static bool Same(RecordField? a, RecordField? b) => JsonNode.DeepEquals(a?.Value, b?.Value);

    /// <summary>The present list without what the proposal took out and with what it added; null when that cannot be told without guessing.</summary>
    private static JsonArray? MergedList(RecordField? origin, RecordField? proposed, RecordField? present)
    {
        if (proposed?.Value is not JsonArray wanted || present?.Value is not JsonArray now) { return null; }
        var was = Items(origin?.Value as JsonArray);
        var (removed, removedByOthers) = (was.Except(Items(wanted)).ToList(), was.Except(Items(now)).ToList());
        var added = Items(wanted).Except(was).ToList();
        var addedByOthers = Items(now).Except(was).ToList();
        // Both replaced the same item: two wordings of one thing would come to stand side by side.
        if (removed.Intersect(removedByOthers).Any() && added.Except(addedByOthers).Any() && addedByOthers.Count > 0) { return null; }
        // The proposal is about the order, and the list is no longer the one it ordered.
        if (removed.Count == 0 && added.Count == 0) { return null; }

        var merged = Items(now).Except(removed).Concat(added).Distinct();
        return [.. merged.Select(item => JsonNode.Parse(item))];
    }

    private static List<string> Items(JsonArray? list) => [.. (list ?? []).Select(item => item?.ToJsonString(Content.ContentJson.Options) ?? "null")];
}

/// <param name="Record">JSON; clashing fields have the present value.</param>
public sealed record MergedRecord(string Record, IReadOnlyList<FieldClash> Clashes)
{
    public bool IsClean => Clashes.Count == 0;
}

/// <summary>A field that both the proposal and somebody else changed, each in another way. Empty: the field is not there.</summary>
public sealed record FieldClash(string Path, string Origin, string Proposed, string Present);
