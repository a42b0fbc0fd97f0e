namespace InstrumentHub.Search.Index;

/// <summary>Facet groups and their values as sets of documents.</summary>
internal sealed class FacetIndex
{
    private readonly Dictionary<string, SortedDictionary<string, DocSet>> _groups = new(StringComparer.Ordinal);
    private readonly int _count;

    public FacetIndex(SearchDocument[] documents)
    {
        _count = documents.Length;
        var lists = new Dictionary<string, Dictionary<string, List<int>>>(StringComparer.Ordinal);
        for (var doc = 0; doc < documents.Length; doc++)
        {
            foreach (var (group, values) in documents[doc].Facets)
            {
                if (!lists.TryGetValue(group, out var byValue)) lists.Add(group, byValue = new(StringComparer.Ordinal));
                foreach (var value in values)
                {
                    if (!byValue.TryGetValue(value, out var docs)) byValue.Add(value, docs = []);
                    if (docs.Count == 0 || docs[^1] != doc) docs.Add(doc);
                }
            }
        }

        foreach (var (group, values) in lists)
        {
            _groups.Add(group, new(
                values.ToDictionary(v => v.Key, v => new DocSet(v.Value, _count), StringComparer.Ordinal), StringComparer.Ordinal));
        }
    }

    /// <summary>The documents that pass the filter of one group, or null when it asks for nothing.</summary>
    public Bits? Filter(string group, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0) return null;
        var passing = new Bits(_count);
        if (!_groups.TryGetValue(group, out var sets)) return passing;
        foreach (var value in values)
            if (sets.TryGetValue(value, out var set)) set.AddTo(passing);
        return passing;
    }

    /// <summary>Values that occur in <paramref name="within"/>, and chosen ones even when they do not.</summary>
    public FacetGroup Count(string group, Bits within, IReadOnlyCollection<string> chosen)
    {
        var values = new List<FacetValue>();
        if (_groups.TryGetValue(group, out var sets))
        {
            foreach (var (value, set) in sets)
            {
                var count = set.CountIn(within);
                var selected = chosen.Contains(value);
                if (count > 0 || selected) values.Add(new FacetValue(value, count, selected));
            }
        }

        values.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
        return new FacetGroup(group, values);
    }
}
