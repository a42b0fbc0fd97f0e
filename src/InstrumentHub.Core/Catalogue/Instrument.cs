using InstrumentHub.Core.Content;

namespace InstrumentHub.Core.Catalogue;

/// <summary>An instrument as the platform keeps it: its published record, and every record that was published before.</summary>
public sealed class Instrument
{
    private readonly List<InstrumentRevision> _revisions = [];

    private Instrument()
    {
    }

    public Guid Id { get; private init; }
    public string Slug { get; private init; } = "";
    public InstrumentStatus Status { get; private set; }
    public InstrumentRecord Record { get; private set; } = null!;

    /// <summary>The hash of the record; two records with the same hash say the same.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The hash of the content file that was last taken in, or kept as a proposal; null for an instrument that never had a file.</summary>
    public string? FileHash { get; private set; }

    /// <summary>Where the published record came from. What people changed on the site is never overwritten by a file.</summary>
    public RecordOrigin Origin { get; private set; }

    public int RevisionNumber { get; private set; }
    public DateTimeOffset PublishedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The catalogue's version in which this last changed.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<InstrumentRevision> Revisions => _revisions;

    public static Instrument Publish(InstrumentRecord record, RecordOrigin origin, string reason, DateTimeOffset at, long version, Guid? author = null)
    {
        var instrument = new Instrument { Id = Guid.CreateVersion7(at), Slug = record.Slug, PublishedAt = at };
        instrument.Revise(record, origin, reason, at, version, author);
        return instrument;
    }

    /// <summary>Publishes a next revision; the one before stays readable.</summary>
    /// <param name="author">The account whose change it is; null for a file and for what a moderator did.</param>
    public void Revise(InstrumentRecord record, RecordOrigin origin, string reason, DateTimeOffset at, long version, Guid? author = null)
    {
        if (record.Slug != Slug) { throw new ArgumentException($"A record of '{record.Slug}' cannot revise '{Slug}'.", nameof(record)); }

        (Record, Hash, Origin, Status) = (record, ContentHash.Of(record), origin, InstrumentStatus.Published);
        if (origin == RecordOrigin.File) { FileHash = Hash; }
        (ChangedAt, Version, RevisionNumber) = (at, version, RevisionNumber + 1);
        _revisions.Add(new(Id, RevisionNumber, record, origin, reason, at, author));
    }

    /// <summary>Takes the instrument out of the catalogue; its address answers that it is gone.</summary>
    public void Retire(DateTimeOffset at, long version) => (Status, ChangedAt, Version) = (InstrumentStatus.Retired, at, version);

    /// <summary>Puts it back as it was when it was taken out; no new revision, as it says the same.</summary>
    public void Republish(DateTimeOffset at, long version) => (Status, ChangedAt, Version) = (InstrumentStatus.Published, at, version);

    /// <summary>Every word that it ever said is gone for good, in all revisions. Needs <see cref="Revisions"/> loaded.</summary>
    public void Purge(DateTimeOffset at, long version)
    {
        Record = Record.Emptied();
        Hash = ContentHash.Of(Record);
        foreach (var revision in _revisions) { revision.Purge(); }
        Retire(at, version);
    }

    /// <summary>Remembers that this file was seen, so that the same proposal is not made again at every import.</summary>
    public void NoteFile(string fileHash) => FileHash = fileHash;
}

public enum InstrumentStatus
{
    Published,
    Retired,
}

public enum RecordOrigin
{
    /// <summary>A file of the content folder.</summary>
    File,

    /// <summary>Somebody's change on the site.</summary>
    Site,
}

/// <summary>A published state of an instrument.</summary>
public sealed class InstrumentRevision
{
    public const int MaxReasonLength = 500;

    private InstrumentRevision()
    {
    }

    internal InstrumentRevision(Guid instrumentId, int number, InstrumentRecord record, RecordOrigin origin, string reason, DateTimeOffset at, Guid? author)
    {
        (InstrumentId, Number, Record, Origin, At, AuthorId) = (instrumentId, number, record, origin, at, author);
        // A proposal's reason may be longer than the list of versions shows.
        Reason = reason.Length > MaxReasonLength ? $"{reason[..(MaxReasonLength - 1)]}…" : reason;
    }

    public Guid InstrumentId { get; private init; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; private init; }

    public InstrumentRecord Record { get; private set; } = null!;
    public RecordOrigin Origin { get; private init; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private init; }

    internal void Purge() => (Record, Reason) = (Record.Emptied(), "");

    /// <summary>Whose change it was; null for a file and for what a moderator did.</summary>
    public Guid? AuthorId { get; private init; }
}

/// <summary>A changed file for an instrument that people have changed on the site: kept for somebody to look at.</summary>
public sealed class FileProposal
{
    private FileProposal()
    {
    }

    public FileProposal(InstrumentRecord record, DateTimeOffset at)
    {
        (Id, Slug, Hash, Record, At) = (Guid.CreateVersion7(at), record.Slug, ContentHash.Of(record), record, at);
    }

    public Guid Id { get; private init; }
    public string Slug { get; private init; } = "";
    public string Hash { get; private init; } = "";
    public InstrumentRecord Record { get; private init; } = null!;
    public DateTimeOffset At { get; private init; }
}
