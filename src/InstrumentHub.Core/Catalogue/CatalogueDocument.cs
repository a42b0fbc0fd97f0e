using InstrumentHub.Core.Content;

namespace InstrumentHub.Core.Catalogue;

/// <summary>What the catalogue holds beside instruments: concept schemes, cases and text pages, each as one document.</summary>
public sealed class CatalogueDocument
{
    private CatalogueDocument()
    {
    }

    public CatalogueDocument(DocumentKind kind, string key, object record, long version)
    {
        (Kind, Key) = (kind, key);
        Replace(record, version);
    }

    /// <summary>A document that somebody made on the site; it has no file.</summary>
    public static CatalogueDocument FromSite(DocumentKind kind, string key, object record, long version)
    {
        var document = new CatalogueDocument { Kind = kind, Key = key };
        document.Revise(record, version);
        return document;
    }

    public DocumentKind Kind { get; private init; }
    public string Key { get; private init; } = "";
    public string Json { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>The catalogue's version in which this last changed.</summary>
    public long Version { get; private set; }

    /// <summary>Where it says what it says from. What people changed on the site is never overwritten by a file.</summary>
    public RecordOrigin Origin { get; private set; }

    /// <summary>The hash of the file that was last taken in, or laid before a moderator; null for what never had a file.</summary>
    public string? FileHash { get; private set; }

    /// <summary>Takes in a file.</summary>
    public void Replace(object record, long version)
    {
        Write(record, RecordOrigin.File, version);
        FileHash = Hash;
    }

    /// <summary>Takes in what somebody changed on the site.</summary>
    public void Revise(object record, long version) => Write(record, RecordOrigin.Site, version);

    /// <summary>Remembers that this file was seen, so that it is laid before a moderator once.</summary>
    public void NoteFile(string fileHash) => FileHash = fileHash;

    private void Write(object record, RecordOrigin origin, long version) => (Json, Hash, Origin, Version) = (ContentJson.Write(record), ContentHash.Of(record), origin, version);

    /// <exception cref="InvalidOperationException">The stored document is not one of that type.</exception>
    public T Read<T>() where T : class => ContentJson.Read<T>(Json);
}

public enum DocumentKind
{
    Scheme,
    Case,
    Page,
}

/// <summary>The catalogue's version: one number that goes up with every change, so that a node can see that it is behind.</summary>
public sealed class CatalogueState
{
    public const int OnlyId = 1;

    private CatalogueState()
    {
    }

    public CatalogueState(DateTimeOffset at) => (Id, ChangedAt) = (OnlyId, at);

    public int Id { get; private init; }

    /// <summary>0 before the first import. Also guards against two imports at once: it is the concurrency token.</summary>
    public long Version { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public void Advance(DateTimeOffset at) => (Version, ChangedAt) = (Version + 1, at);
}
