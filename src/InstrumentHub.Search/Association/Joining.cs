namespace InstrumentHub.Search.Association;

/// <summary>Keeps filters and counts right for documents that the lexical index did not count.</summary>
internal static class Joining
{
    /// <param name="except">A group whose filter is let go, or null.</param>
    public static bool Passes(SearchDocument document, IReadOnlyDictionary<string, IReadOnlyCollection<string>> filters, string? except)
    {
        foreach (var (group, values) in filters)
        {
            if (group == except || values.Count == 0) continue;
            if (!document.Facets.TryGetValue(group, out var own) || !own.Any(values.Contains)) return false;
        }

        return true;
    }

    /// <summary>Counts with the joining documents in them, each group without its own filter.</summary>
    public static IReadOnlyList<FacetGroup> Add(
        IReadOnlyList<FacetGroup> facets, IReadOnlyList<SearchDocument> joining, IReadOnlyDictionary<string, IReadOnlyCollection<string>> filters) =>
        joining.Count == 0 ? facets : [.. facets.Select(group => Add(group, joining, filters))];

    private static FacetGroup Add(
        FacetGroup group, IReadOnlyList<SearchDocument> joining, IReadOnlyDictionary<string, IReadOnlyCollection<string>> filters)
    {
        var values = group.Values.ToDictionary(v => v.Value, StringComparer.Ordinal);
        var chosen = filters.GetValueOrDefault(group.Name) ?? [];
        foreach (var document in joining)
        {
            if (!Passes(document, filters, group.Name) || !document.Facets.TryGetValue(group.Name, out var own)) continue;
            foreach (var value in own.Distinct(StringComparer.Ordinal))
                values[value] = values.TryGetValue(value, out var known) ? known with { Count = known.Count + 1 } : new FacetValue(value, 1, chosen.Contains(value));
        }

        return group with { Values = [.. values.Values.OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal)] };
    }
}
