using InstrumentHub.Core.Catalogue;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.Web.Features.Search;

/// <summary>The catalogue and the indexes that were built from it; always swapped together, so that a hit is never of another version than its page.</summary>
/// <param name="Index">Of the instruments.</param>
/// <param name="Association">What goes with what among the instruments, above that index.</param>
/// <param name="Cases">Of the cases.</param>
public sealed record CatalogueSnapshot(PublishedCatalogue Catalogue, ISearchSnapshot Index, AssociativeSnapshot Association, ISearchSnapshot Cases)
{
    /// <summary>What use has taught.</summary>
    public UseEvidence Use { get; init; } = UseEvidence.None;

    /// <summary>Goes up on this node whenever <see cref="Use"/> says something else: what is shown as related may then differ at the same version.</summary>
    public long UseVersion { get; init; }

    public CatalogueSnapshot Knowing(UseEvidence use) => this with { Use = use, UseVersion = UseVersion + 1, Association = Association.With(use) };
}

/// <summary>Holds the snapshot that this node serves. Readers take <see cref="Current"/> once and keep it for the length of their request.</summary>
public sealed class SnapshotHolder
{
    private volatile CatalogueSnapshot? _current;
    private volatile bool _databaseAway;

    /// <summary>The newest snapshot; null until the first one is loaded.</summary>
    public CatalogueSnapshot? Current => _current;

    /// <summary>Whether the database did not answer last time: reading goes on from the snapshot, and pages say so.</summary>
    public bool DatabaseAway
    {
        get => _databaseAway;
        set => _databaseAway = value;
    }

    public void Swap(CatalogueSnapshot snapshot) => _current = snapshot;
}
