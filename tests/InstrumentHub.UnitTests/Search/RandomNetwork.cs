using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.UnitTests.Search;

/// <summary>Concepts whose labels are words of <see cref="RandomCatalogue"/>, tied at random.</summary>
internal static class RandomNetwork
{
    public static ConceptNetwork Make(Random random, IReadOnlyList<SearchDocument> documents, int concepts = 12) => new()
    {
        Concepts = [.. Enumerable.Range(0, concepts).Select(c => new NetworkConcept(
            $"c{c:00}", [new ConceptLabel(RandomCatalogue.Text(random, 1 + random.Next(2)), SearchLanguage.Dutch)],
            [.. Some(random, concepts)], [.. Some(random, concepts)]))],
        Annotations = documents.ToDictionary(d => d.Id, IReadOnlyList<string> (_) => [.. Some(random, concepts)], StringComparer.Ordinal),
        Links = [.. documents.Select(d => new DocumentLink(d.Id, documents[random.Next(documents.Count)].Id, "related"))],
    };

    private static IEnumerable<string> Some(Random random, int concepts) =>
        Enumerable.Range(0, random.Next(4)).Select(_ => $"c{random.Next(concepts + 1):00}").Distinct(StringComparer.Ordinal);
}
