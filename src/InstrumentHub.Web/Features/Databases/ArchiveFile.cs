using InstrumentHub.Data;
using InstrumentHub.Data.Copying;
using InstrumentHub.Web.Features.Content;

namespace InstrumentHub.Web.Features.Databases;

/// <summary>The archive of a site with the catalogue as files beside the tables: a person reads those without us.</summary>
internal static class ArchiveFile
{
    public static async Task<ArchiveManifest> WriteAsync(HubContext hub, Stream stream, bool withSecrets, DateTimeOffset now, CancellationToken cancel)
    {
        var files = await ContentExport.ReadAsync(hub, cancel);
        return await DataArchive.ExportAsync(hub, stream, withSecrets, files.Select(f => (f.Path, f.Text)), now, cancel);
    }
}
