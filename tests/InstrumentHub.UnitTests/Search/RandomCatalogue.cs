using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

/// <summary>Documents of made-up codes (w0 … w49), which no stemmer touches, rare ones and common ones.</summary>
internal static class RandomCatalogue
{
    public static List<SearchDocument> Documents(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new SearchDocument(
            $"d{random.Next(1_000_000)}-{i}",
            [
                new SearchField("title", SearchLanguage.Dutch, Text(random, 1 + random.Next(4))),
                new SearchField("body", SearchLanguage.Dutch, Text(random, random.Next(40))),
                new SearchField("body", SearchLanguage.Dutch, Text(random, random.Next(10))),
            ])
        {
            Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["colour"] = [.. Some(random, "red", "green", "blue")],
                ["size"] = [.. Some(random, "small", "large")],
                ["maker"] = [$"m{random.Next(count)}"],
            },
        })];

    public static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{(int)(50 * Math.Pow(random.NextDouble(), 3))}"));

    private static IEnumerable<string> Some(Random random, params string[] values) => values.Where(_ => random.Next(3) == 0);
}
