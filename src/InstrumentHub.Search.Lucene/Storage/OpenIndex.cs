using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Index;

namespace InstrumentHub.Search.Lucene.Storage;

/// <summary>One update at a time. A writer that failed is given up; the next update opens the last commit again.</summary>
internal sealed class OpenIndex(string path, Chains chains) : IDisposable
{
    private readonly Lock _oneAtATime = new();
    private readonly string _version = IndexVersion.Of(chains);
    private readonly List<(WeakReference<object> User, DirectoryReader Reader)> _readers = [];
    private IndexFolder? _folder;

    public int Indexed { get; private set; }

    public DirectoryReader Update(IReadOnlyDictionary<string, SearchDocument> documents)
    {
        lock (_oneAtATime)
        {
            var folder = _folder ??= IndexFolder.Open(path, chains, _version);
            try
            {
                var reader = folder.Update(documents);
                Indexed = folder.Indexed;
                return reader;
            }
            catch
            {
                _folder = null;
                folder.Dispose();
                throw;
            }
        }
    }

    /// <summary>
    /// Closes the reader, which lets old files be deleted, at the first update after its user was collected: only the collector knows when
    /// the last request has gone that holds a snapshot.
    /// </summary>
    public void CloseWith(object user, DirectoryReader reader)
    {
        lock (_oneAtATime)
        {
            foreach (var (_, unused) in _readers.Where(r => !r.User.TryGetTarget(out var _))) unused.Dispose();
            _readers.RemoveAll(r => r.Reader.RefCount == 0);
            _readers.Add((new WeakReference<object>(user), reader));
        }
    }

    public void Dispose()
    {
        lock (_oneAtATime) _folder?.Dispose();
    }
}
