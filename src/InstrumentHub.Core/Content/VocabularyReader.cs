using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Content;

internal static class VocabularyReader
{
    private const int MaxLabel = 120;

    public static ConceptScheme? Read(ContentFile file, FaultSink faults)
    {
        if (YamlText.Read(file.Text, faults) is not { } yaml) { return null; }

        var map = new YamlMap(yaml, faults);
        var id = InstrumentReader.ReadSlug(map, file, "scheme");
        if (!ConceptScheme.All.Contains(id)) { faults.Add(map.LineAt("scheme"), $"'{id}' is not a scheme; known are {string.Join(", ", ConceptScheme.All)}."); }

        var lines = new Dictionary<string, int>();
        var scheme = new ConceptScheme(id, map.Pair("title", MaxLabel), map.OptionalPair("description", 1000), [.. ReadConcepts(map, lines)]);
        map.Close();
        Check(scheme, lines, faults);
        return scheme;
    }

    private static IEnumerable<Concept> ReadConcepts(YamlMap map, Dictionary<string, int> lines)
    {
        foreach (var item in map.Maps("concepts", 5000))
        {
            var id = item.Text("id", Concept.MaxIdLength);
            if (!Slug.IsValid(id)) { item.Faults.Add(item.LineAt("id"), $"The id '{id}' may hold only lower case letters, digits and single hyphens."); }
            if (!lines.TryAdd(id, item.Line))
            {
                item.Faults.Add(item.Line, $"The concept '{id}' stands twice in this scheme.");
                continue;
            }
            yield return new Concept(id, item.Pair("prefLabel", MaxLabel), item.Labels("altLabel", 60), item.Labels("hiddenLabel", 60),
                item.OptionalPair("definition", 1000), item.Ids("broader", 10), item.Ids("related", 40));
            item.Close();
        }
    }

    private static void Check(ConceptScheme scheme, Dictionary<string, int> lines, FaultSink faults)
    {
        foreach (var concept in scheme.Concepts)
        {
            foreach (var other in concept.Broader.Concat(concept.Related).Where(other => !lines.ContainsKey(other)))
            {
                faults.Add(lines[concept.Id], $"'{concept.Id}' refers to '{other}', which this scheme does not have.");
            }
            // SKOS integrity condition S27: what is related is not also broader or narrower.
            foreach (var both in concept.Broader.Intersect(concept.Related)) { faults.Add(lines[concept.Id], $"'{both}' is both broader than and related to '{concept.Id}'."); }
            if (IsOwnAncestor(concept.Id, scheme)) { faults.Add(lines[concept.Id], $"'{concept.Id}' is broader than itself, by way of others."); }
        }
        foreach (var language in Languages.All) { CheckLabels(scheme, language, lines, faults); }
    }

    /// <summary>SKOS integrity condition S13, and one thing more: a label leads to one concept, or search could not tell which is meant.</summary>
    private static void CheckLabels(ConceptScheme scheme, Language language, Dictionary<string, int> lines, FaultSink faults)
    {
        var owner = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var concept in scheme.Concepts)
        {
            foreach (var label in concept.AltLabels.In(language).Concat(concept.HiddenLabels.In(language)).Prepend(concept.Label(language)))
            {
                if (!owner.TryAdd(label, concept.Id)) { faults.Add(lines[concept.Id], $"The label '{label}' ({language.Tag()}) of '{concept.Id}' already belongs to '{owner[label]}'."); }
            }
        }
    }

    private static bool IsOwnAncestor(string id, ConceptScheme scheme)
    {
        var byId = scheme.Concepts.ToDictionary(c => c.Id);
        var (open, seen) = (new Stack<string>(byId[id].Broader), new HashSet<string>());
        while (open.TryPop(out var next))
        {
            if (next == id) { return true; }
            if (seen.Add(next) && byId.TryGetValue(next, out var concept)) { foreach (var broader in concept.Broader) { open.Push(broader); } }
        }
        return false;
    }
}
