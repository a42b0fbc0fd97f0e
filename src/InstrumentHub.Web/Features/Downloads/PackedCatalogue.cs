using System.IO.Compression;
using System.Text.Json;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;

namespace InstrumentHub.Web.Features.Downloads;

/// <summary>The two large downloads, made once for each version of the catalogue: they are the same for everyone and take a while to make.</summary>
public sealed class PackedCatalogue
{
    private volatile Packed? _packed;

    /// <summary>The content files: what <c>content import</c> takes in elsewhere.</summary>
    public byte[] Zip(PublishedCatalogue catalogue) => Of(catalogue).Zip.Value;

    public byte[] Json(PublishedCatalogue catalogue) => Of(catalogue).Json.Value;

    private Packed Of(PublishedCatalogue catalogue)
    {
        var packed = _packed;
        if (packed?.Catalogue == catalogue) { return packed; }
        return _packed = new(catalogue, new(() => ToZip(catalogue)), new(() => ToJson(catalogue)));
    }

    private static byte[] ToZip(PublishedCatalogue catalogue)
    {
        IEnumerable<ContentFile> files =
        [
            .. catalogue.Instruments.Select(i => ContentWriter.Write(i.Record)), .. catalogue.Schemes.Select(ContentWriter.Write),
            .. catalogue.Cases.Select(ContentWriter.Write), .. catalogue.Pages.Select(ContentWriter.Write),
        ];
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry("content/" + file.Path);
                // The catalogue's own time, so that the same catalogue gives the same bytes.
                entry.LastWriteTime = catalogue.ChangedAt;
                using var writer = new StreamWriter(entry.Open());
                writer.Write(file.Text);
            }
        }
        return stream.ToArray();
    }

    private static byte[] ToJson(PublishedCatalogue catalogue) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        version = catalogue.Version,
        changedAt = catalogue.ChangedAt,
        instruments = catalogue.Instruments.Select(i => i.Record),
        cases = catalogue.Cases,
        vocabularies = catalogue.Schemes,
        pages = catalogue.Pages,
    }, ContentJson.Options);

    private sealed record Packed(PublishedCatalogue Catalogue, Lazy<byte[]> Zip, Lazy<byte[]> Json);
}
