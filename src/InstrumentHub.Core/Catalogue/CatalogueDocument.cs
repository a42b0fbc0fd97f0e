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

    public DocumentKind Kind { get; private init; }
    public string Key { get; private init; } = "";
    public string Json { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>The catalogue's version in which this last changed.</summary>
    public long Version { get; private set; }

    public void Replace(object record, long version) => (Json, Hash, Version) = (ContentJson.Write(record), ContentHash.Of(record), version);

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
