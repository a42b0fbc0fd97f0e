namespace InstrumentHub.Search;

/// <summary>Our own engine: field-weighted BM25F over an in-memory inverted index. See docs/search.md.</summary>
public sealed class LexicalEngine : ISearchEngine
{
    public ISearchSnapshot Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(settings);
        throw new NotSupportedException("The index comes in the next commit.");
    }
}
