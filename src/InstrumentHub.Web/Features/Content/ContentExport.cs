using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Content;

/// <summary>The catalogue as files that import to the same thing.</summary>
internal static class ContentExport
{
    public static async Task<IReadOnlyList<ContentFile>> ReadAsync(HubContext hub, CancellationToken cancel)
    {
        var instruments = await hub.Instruments.AsNoTracking()
            .Where(i => i.Status == InstrumentStatus.Published).OrderBy(i => i.Slug).Select(i => i.Record).ToListAsync(cancel);
        var documents = await hub.Documents.AsNoTracking().OrderBy(d => d.Key).ToListAsync(cancel);
        return [.. instruments.Select(ContentWriter.Write), .. documents.Select(Write)];
    }

    private static ContentFile Write(CatalogueDocument document) => document.Kind switch
    {
        DocumentKind.Scheme => ContentWriter.Write(document.Read<ConceptScheme>()),
        DocumentKind.Case => ContentWriter.Write(document.Read<CaseRecord>()),
        _ => ContentWriter.Write(document.Read<PageRecord>()),
    };
}
