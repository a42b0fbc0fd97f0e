namespace InstrumentHub.Core.Contributions;

/// <summary>What differs between two states of one record, per field and, within a field, per word.</summary>
public static class RecordDiff
{
    /// <returns>Fields that differ, those of the new record in its order and then those that it no longer has; empty when both say the same.</returns>
    public static IReadOnlyList<FieldChange> Between(string before, string after)
    {
        var old = RecordFields.Of(before).ToDictionary(f => f.Path);
        List<FieldChange> changes = [];
        foreach (var field in RecordFields.Of(after))
        {
            if (!old.Remove(field.Path, out var was)) { changes.Add(new(field.Path, "", field.Text)); }
            else if (!System.Text.Json.Nodes.JsonNode.DeepEquals(was.Value, field.Value)) { changes.Add(new(field.Path, was.Text, field.Text)); }
        }
        return [.. changes, .. old.Values.Select(gone => new FieldChange(gone.Path, gone.Text, ""))];
    }
}

/// <param name="Before">Empty for a field that was not there.</param>
/// <param name="After">Empty for a field that is taken away.</param>
public sealed record FieldChange(string Path, string Before, string After)
{
    public IReadOnlyList<DiffPart> Words => WordDiff.Between(Before, After);
}
