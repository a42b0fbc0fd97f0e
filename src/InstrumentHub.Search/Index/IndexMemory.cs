namespace InstrumentHub.Search.Index;

/// <summary>
/// What one build leaves for the next: how documents were cut into words, and what was worked out about those words. The next one
/// only reads what changed and puts the index together anew from the rest, so that its answers are those of a build from nothing.
/// Snapshots never read it; builds take turns.
/// </summary>
internal sealed class IndexMemory
{
    public Lock Turn { get; } = new();

    public TermCollector Terms { get; } = new();

    public WordMemory Words { get; } = new();

    public Dictionary<string, DocumentTokens> Documents { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Most of what is remembered is of words that are gone: better begin anew.</summary>
    public bool IsStale(int used) => Terms.Count > 2 * used + 10_000;
}

/// <summary>A document cut into words: per token its term (by order of arrival) and position, per field where it starts and its length.</summary>
/// <param name="Written">Tokens whose spelling is more than their folded form, in order.</param>
internal sealed record DocumentTokens(
    SearchDocument Document, int[] Terms, int[] Positions, (int Token, string Text)[] Written, int[] Starts, int[] Words)
{
    public bool IsOf(SearchDocument document) => ReferenceEquals(document, Document)
        || (document.Fields.Count == Document.Fields.Count && document.Fields.SequenceEqual(Document.Fields));
}
