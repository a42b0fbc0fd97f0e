using InstrumentHub.Search.Index;
using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search;

/// <summary>Our own engine: field-weighted BM25F over an in-memory inverted index. See docs/search.md.</summary>
public sealed class LexicalEngine : ISearchEngine
{
    /// <inheritdoc/>
    public ISearchSnapshot Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(settings);
        return new LexicalSnapshot(IndexBuilder.Build(documents, settings, new IndexMemory()));
    }

    /// <inheritdoc/>
    public ISearchSnapshot Update(ISearchSnapshot previous, IReadOnlyCollection<SearchDocument> documents, SearchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(settings);
        return new LexicalSnapshot(IndexBuilder.Build(documents, settings, (previous as LexicalSnapshot)?.Memory ?? new IndexMemory()));
    }
}
