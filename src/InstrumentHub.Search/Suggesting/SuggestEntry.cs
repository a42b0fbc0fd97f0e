namespace InstrumentHub.Search.Suggesting;

/// <summary>A text that can be suggested, once however many documents have it.</summary>
internal sealed record SuggestEntry(
    string Text, SuggestionKind Kind, string Field, SearchLanguage Language, string Id, string[] Words)
{
    public HashSet<string> Ids { get; } = new(StringComparer.Ordinal) { Id };
}
