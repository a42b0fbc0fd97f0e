using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Learning;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>The real catalogue, indexed as the site does it.</summary>
internal sealed record Catalogue(IReadOnlyList<SearchDocument> Documents, ConceptNetwork Network, ISearchSnapshot Lexical, AssociativeSnapshot Full, UseEvidence Use)
{
    /// <param name="root">The checkout.</param>
    /// <param name="engine">What indexes the words; our own when left out.</param>
    public static Catalogue Read(string root, ISearchEngine? engine = null)
    {
        var (content, faults) = ContentSet.ReadFolder(Path.Combine(root, "content"));
        if (faults.Count > 0) throw new InvalidDataException($"The catalogue has {faults.Count} faults; see ./hub content check.");
        var catalogue = new PublishedCatalogue(
            1, DateTimeOffset.UnixEpoch, content.Instruments.Select(r => new PublishedInstrument(r, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)),
            [], content.Schemes, content.Cases, content.Pages);
        var documents = InstrumentDocuments.Of(catalogue).ToList();
        var network = CatalogueNetwork.Of(catalogue);
        var lexical = (engine ?? new LexicalEngine()).Build(documents, InstrumentDocuments.Settings);
        var use = UseReader.Of(catalogue);
        return new(documents, network, lexical, AssociativeSnapshot.Build(lexical, documents, network, use: use), use);
    }
}
