using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Content;

/// <summary>What only shows when all files are read: names that lead nowhere, and addresses that two records claim.</summary>
internal static class CatalogueRules
{
    public static void Check(ContentSet content, List<Reference> references, List<ContentFault> faults)
    {
        var known = content.Schemes.ToDictionary(s => s.Id, s => s.Concepts.Select(c => c.Id).ToHashSet(), StringComparer.Ordinal);
        known[Reference.Instrument] = [.. content.Instruments.Select(i => i.Slug)];
        foreach (var scheme in ConceptScheme.All.Where(s => !known.ContainsKey(s))) { faults.Add(new($"vocabulary/{scheme}.yml", 1, "This vocabulary is missing or cannot be read.")); }

        foreach (var reference in references)
        {
            if (known.TryGetValue(reference.Target, out var ids) && !ids.Contains(reference.Id))
            {
                faults.Add(new(reference.File, reference.Line, $"There is no {Name(reference.Target)} '{reference.Id}'."));
            }
        }
        CheckSlugs(content, faults);
    }

    private static string Name(string target) => target == Reference.Instrument ? "instrument" : $"concept in vocabulary/{target}.yml called";

    private static void CheckSlugs(ContentSet content, List<ContentFault> faults)
    {
        var owners = new Dictionary<string, string>();
        foreach (var record in content.Instruments)
        {
            if (!owners.TryAdd(record.Slug, record.Slug)) { faults.Add(new($"instruments/{record.Slug}.md", 1, $"Two files have the slug '{record.Slug}'.")); }
        }
        foreach (var record in content.Instruments)
        {
            foreach (var former in record.FormerSlugs)
            {
                if (!Slug.IsValid(former)) { faults.Add(new($"instruments/{record.Slug}.md", 1, $"The former slug '{former}' may hold only lower case letters, digits and single hyphens.")); }
                if (!owners.TryAdd(former, record.Slug)) { faults.Add(new($"instruments/{record.Slug}.md", 1, $"The former slug '{former}' belongs to '{owners[former]}'.")); }
            }
        }
    }
}
