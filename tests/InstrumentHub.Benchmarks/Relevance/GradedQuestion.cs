using System.Text.Json;
using System.Text.Json.Serialization;
using InstrumentHub.Search;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>A question with the instruments that answer it: 3 the answer, 2 clearly useful, 1 related.</summary>
internal sealed record GradedQuestion(
    string Id,
    [property: JsonPropertyName("q")] string Text,
    [property: JsonPropertyName("rel")] IReadOnlyDictionary<string, int> Grades,
    string Lang = "nl",
    string Set = "")
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public SearchLanguage Language => Lang == "en" ? SearchLanguage.English : SearchLanguage.Dutch;

    public static IReadOnlyList<GradedQuestion> Read(string path) =>
        JsonSerializer.Deserialize<List<GradedQuestion>>(File.ReadAllText(path), Options) ?? [];
}
