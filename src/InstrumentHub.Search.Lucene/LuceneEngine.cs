using System.Collections.Concurrent;
using InstrumentHub.Search.Lucene.Analysis;
using InstrumentHub.Search.Lucene.Querying;
using InstrumentHub.Search.Lucene.Storage;

namespace InstrumentHub.Search.Lucene;

/// <summary>
/// The lexical index on Lucene.Net, kept in a folder of this node: a restart indexes nothing again, an update only what changed. What it
/// does otherwise than <see cref="LexicalEngine"/> is told in docs/search.md.
/// </summary>
/// <param name="path">Where the indexes are kept, one folder for each <see cref="SearchSettings.Name"/>; made when it is not there.</param>
public sealed class LuceneEngine(string path) : ISearchEngine, IDisposable
{
    private readonly Chains _chains = new();
    private readonly FormCache _forms = new();
    private readonly ConcurrentDictionary<string, Lazy<OpenIndex>> _open = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written or the disk is full. The last commit stays, and the next build tries again.</exception>
    public ISearchSnapshot Build(IReadOnlyCollection<SearchDocument> documents, SearchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(settings);
        var sorted = new SortedDictionary<string, SearchDocument>(StringComparer.Ordinal);
        foreach (var document in documents) sorted[document.Id] = document;
        var index = _open.GetOrAdd(settings.Name, name => new Lazy<OpenIndex>(() => new OpenIndex(Path.Combine(path, name), _chains))).Value;
        var reader = index.Update(sorted);
        var built = new LuceneIndex([.. sorted.Values], settings, reader, _chains, _forms);
        index.CloseWith(built, reader);
        return new LuceneSnapshot(built);
    }

    /// <summary>How many documents of the last build under this name were not in the index as they are.</summary>
    internal int Indexed(string name) => _open.TryGetValue(name, out var index) ? index.Value.Indexed : 0;

    /// <summary>Snapshots go on answering; nothing more can be built.</summary>
    public void Dispose()
    {
        foreach (var index in _open.Values)
            if (index.IsValueCreated) index.Value.Dispose();
        _chains.Dispose();
    }
}
