using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstrumentHub.Search.Evaluation;

/// <summary>A question with the documents that answer it: 3 the answer, 2 clearly useful, 1 related.</summary>
/// <param name="Lang"><c>nl</c> or <c>en</c>.</param>
/// <param name="Set">The set of questions it belongs to; empty when there is one.</param>
public sealed record GradedQuestion(
    string Id,
    [property: JsonPropertyName("q")] string Text,
    [property: JsonPropertyName("rel")] IReadOnlyDictionary<string, int> Grades,
    string Lang = "nl",
    string Set = "")
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public SearchLanguage Language => Lang == "en" ? SearchLanguage.English : SearchLanguage.Dutch;

    public SearchQuery ToQuery(int size = 20) => new() { Text = Text, Language = Language, Size = size };

    /// <exception cref="JsonException">It is no list of questions.</exception>
    public static IReadOnlyList<GradedQuestion> Read(Stream json) => JsonSerializer.Deserialize<List<GradedQuestion>>(json, Options) ?? [];
}
