using System.Text.RegularExpressions;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.Benchmarks.Search;

/// <summary>
/// Made-up records in the catalogue's own words: drawn by Zipf's law in the order of their real frequency, one in thirty a fresh
/// compound of two of them. The same seed gives the same records.
/// </summary>
internal sealed partial class Records
{
    private const int Seed = 20261121;
    private static readonly string[] Phases = ["starten", "ontwerpen", "uitvoeren", "verduurzamen"];
    private static readonly string[] Kinds = [.. Enumerable.Range(0, 12).Select(i => $"kind{i}")];
    private static readonly string[] Sectors = [.. Enumerable.Range(0, 9).Select(i => $"sector{i}")];

    private readonly Random _random = new(Seed);
    private readonly double[] _cumulative;

    public Records(string root)
    {
        var folder = Path.Combine(root, "content", "instruments");
        var text = string.Join('\n', Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        Words = [.. Word().EnumerateMatches(text).Select(text).GroupBy(w => w, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        _cumulative = new double[Words.Length];
        var sum = 0.0;
        for (var rank = 0; rank < Words.Length; rank++) _cumulative[rank] = sum += 1.0 / (rank + 3);
    }

    public string[] Words { get; }

    public List<SearchDocument> Make(int count) => [.. Enumerable.Range(0, count).Select(One)];

    /// <summary>As many concepts as the real thesaurus, each with six labels and two neighbours; five on a record, and a link on every other one.</summary>
    public ConceptNetwork Network(List<SearchDocument> documents)
    {
        const int Concepts = 300;
        var random = new Random(Seed);
        return new()
        {
            Concepts = [.. Enumerable.Range(0, Concepts).Select(c => new NetworkConcept(
                $"c{c}", [.. Enumerable.Range(0, 6).Select(_ => new ConceptLabel($"{Draw(random)} {Draw(random)}", SearchLanguage.Dutch))], [$"c{random.Next(Concepts)}"], [$"c{random.Next(Concepts)}"]))],
            Annotations = documents.ToDictionary(d => d.Id, IReadOnlyList<string> (_) => [.. Enumerable.Range(0, 5).Select(_ => $"c{random.Next(Concepts)}")], StringComparer.Ordinal),
            Links = [.. documents.Where((_, i) => i % 2 == 0).Select(d => new DocumentLink(d.Id, documents[random.Next(documents.Count)].Id, "related"))],
        };
    }

    public string Draw(Random random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Words[Math.Min(at < 0 ? ~at : at, Words.Length - 1)];
    }

    private SearchDocument One(int i) => new(
        $"record-{i:000000}",
        [
            new("title", SearchLanguage.Dutch, Text(3)),
            new("title", SearchLanguage.English, Text(3)),
            new("situation", SearchLanguage.Dutch, Text(9)),
            new("situation", SearchLanguage.Dutch, Text(9)),
            new("summary", SearchLanguage.Dutch, Text(25)),
            new("summary", SearchLanguage.English, Text(25)),
            new("body", SearchLanguage.Dutch, Text(130)),
        ])
    {
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["phase"] = [.. Phases.Where(_ => _random.Next(2) == 0)],
            ["kind"] = [Kinds[_random.Next(Kinds.Length)]],
            ["sector"] = [Sectors[_random.Next(Sectors.Length)]],
        },
    };

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i =>
        (_random.Next(30) == 0 ? Draw(_random) + Draw(_random) : Draw(_random)) + (i % 12 == 11 ? "." : "")));

    [GeneratedRegex(@"\p{L}[\p{L}\-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}

internal static class MatchTexts
{
    /// <summary>The matched words, in lower case.</summary>
    public static IEnumerable<string> Select(this Regex.ValueMatchEnumerator matches, string text)
    {
        var words = new List<string>();
        foreach (var match in matches) words.Add(text.Substring(match.Index, match.Length).ToLowerInvariant());
        return words;
    }
}
