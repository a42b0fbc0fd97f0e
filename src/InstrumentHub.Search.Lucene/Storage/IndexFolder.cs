using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = System.IO.Directory;

namespace InstrumentHub.Search.Lucene.Storage;

/// <summary>
/// One index on disk and its writer. Lucene commits as a whole or not at all: after a crash the folder holds the last commit, and the
/// next update brings it up to date by what differs. Not thread-safe.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string VersionKey = "version";
    private const int MaxNodes = 64;

    private readonly Chains _chains;
    private readonly string _version;
    private readonly FSDirectory _files;
    private readonly IndexWriter _writer;

    private IndexFolder(FSDirectory files, IndexWriter writer, Chains chains, string version) =>
        (_files, _writer, _chains, _version) = (files, writer, chains, version);

    /// <summary>How many documents the last update had to index.</summary>
    public int Indexed { get; private set; }

    /// <summary>
    /// Opens the first folder under <paramref name="path"/> that no other process of this machine has open, so that several nodes may share
    /// a disk. What cannot be read, or was made otherwise, starts empty.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IndexFolder Open(string path, Chains chains, string version)
    {
        // Not mapped into memory: Lucene.Net then keeps account of every clone of a file, which makes the collector stop all for tenths of a second.
        for (var node = 0; ; node++)
        {
            var files = new NIOFSDirectory(Directory.CreateDirectory(Path.Combine(path, $"{node}")));
            try
            {
                return Open(files, chains, version);
            }
            catch (LockObtainFailedException) when (node < MaxNodes)
            {
                files.Dispose();
            }
        }
    }

    /// <summary>
    /// Makes the index that of these documents and returns a reader of that moment, before the disk has confirmed it (near real time);
    /// the commit follows at once. The caller closes the reader.
    /// </summary>
    public DirectoryReader Update(IReadOnlyDictionary<string, SearchDocument> documents)
    {
        var known = Known();
        var changed = documents.Values.Select(d => (Document: d, Hash: LuceneDocuments.HashOf(d)))
            .Where(d => known.GetValueOrDefault(d.Document.Id) != d.Hash).ToList();
        foreach (var id in known.Keys)
            if (!documents.ContainsKey(id)) _writer.DeleteDocuments(new Term(FieldNames.Id, id));
        Parallel.ForEach(changed, d => _writer.UpdateDocument(
            new Term(FieldNames.Id, d.Document.Id), LuceneDocuments.Of(d.Document, d.Hash, _chains), _chains));
        Indexed = changed.Count;
        var reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
        Commit();
        return reader;
    }

    /// <summary>Gives the folder free without writing anything more; the last commit stays.</summary>
    public void Dispose()
    {
        if (!_writer.IsClosed) _writer.Rollback();
        _files.Dispose();
    }

    private static IndexFolder Open(FSDirectory files, Chains chains, string version)
    {
        IndexWriter? writer = null;
        try
        {
            writer = new IndexWriter(files, Config(chains, OpenMode.CREATE_OR_APPEND));
            DirectoryReader.Open(writer, applyAllDeletes: true).Dispose();
        }
        // Whatever is wrong with what is there, it is only a copy of what the database has.
        catch (Exception unreadable) when (unreadable is not (LockObtainFailedException or UnauthorizedAccessException or OutOfMemoryException))
        {
            writer?.Rollback();
            Clear(files);
            writer = new IndexWriter(files, Config(chains, OpenMode.CREATE));
        }

        if (writer.CommitData is not { } data || !data.TryGetValue(VersionKey, out var made) || made != version) writer.DeleteAll();
        return new IndexFolder(files, writer, chains, version);
    }

    /// <summary>Even a writer that is to begin anew reads the list of segments first, so an unreadable one has to go.</summary>
    /// <exception cref="LockObtainFailedException">Another process has opened the folder in between.</exception>
    private static void Clear(FSDirectory files)
    {
        using var held = files.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!held.Obtain()) throw new LockObtainFailedException(files.Directory.FullName);
        foreach (var file in files.ListAll().Where(file => file != IndexWriter.WRITE_LOCK_NAME)) files.DeleteFile(file);
    }

    private static IndexWriterConfig Config(Chains chains, OpenMode mode) => new(LuceneVersion.LUCENE_48, chains)
    {
        OpenMode = mode,
        Similarity = new Querying.FieldSimilarity(SearchSettings.Default),
        WriteLockTimeout = 0,
        RAMBufferSizeMB = 64,
        // Merging is part of an update, which is off the request path already; nothing outlives it.
        MergeScheduler = new SerialMergeScheduler(),
    };

    private Dictionary<string, string> Known()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
        var value = new BytesRef();
        foreach (var leaf in reader.Leaves)
        {
            var (ids, hashes, live) = (leaf.AtomicReader.GetBinaryDocValues(FieldNames.Id), leaf.AtomicReader.GetBinaryDocValues(FieldNames.Hash), leaf.AtomicReader.LiveDocs);
            for (var doc = 0; doc < leaf.AtomicReader.MaxDoc; doc++)
            {
                if (live is not null && !live.Get(doc)) continue;
                ids.Get(doc, value);
                var id = value.Utf8ToString();
                hashes.Get(doc, value);
                known[id] = value.Utf8ToString();
            }
        }

        return known;
    }

    private void Commit()
    {
        if (!_writer.HasUncommittedChanges() && _writer.CommitData is { } data && data.TryGetValue(VersionKey, out var made) && made == _version) return;
        _writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal) { [VersionKey] = _version });
        _writer.Commit();
    }
}
