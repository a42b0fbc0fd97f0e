using System.IO.Compression;
using System.Text;
using System.Text.Json;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace InstrumentHub.Web.Features.Downloads;

/// <summary>The whole catalogue to take away, in the formats that people and programs keep things in.</summary>
[ApiExplorerSettings(IgnoreApi = true), EnableRateLimiting(RateLimits.Search)]
public sealed class DownloadsController(PageContext page) : Controller
{
    private PublishedCatalogue Catalogue => page.Catalogue;

    /// <summary>The content files: what <c>content import</c> takes in elsewhere.</summary>
    [HttpGet("/catalogus.zip")]
    public IActionResult Zip() => Download("application/zip", "catalogus.zip", () =>
    {
        IEnumerable<ContentFile> files =
        [
            .. Catalogue.Instruments.Select(i => ContentWriter.Write(i.Record)), .. Catalogue.Schemes.Select(ContentWriter.Write),
            .. Catalogue.Cases.Select(ContentWriter.Write), .. Catalogue.Pages.Select(ContentWriter.Write),
        ];
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry("content/" + file.Path);
                // The catalogue's own time, so that the same catalogue gives the same bytes.
                entry.LastWriteTime = Catalogue.ChangedAt;
                using var writer = new StreamWriter(entry.Open());
                writer.Write(file.Text);
            }
        }
        return stream.ToArray();
    });

    [HttpGet("/catalogus.json")]
    public IActionResult Json() => Download("application/json", "catalogus.json", () => JsonSerializer.SerializeToUtf8Bytes(new
    {
        version = Catalogue.Version,
        changedAt = Catalogue.ChangedAt,
        instruments = Catalogue.Instruments.Select(i => i.Record),
        cases = Catalogue.Cases,
        vocabularies = Catalogue.Schemes,
        pages = Catalogue.Pages,
    }, ContentJson.Options));

    /// <summary>A row an instrument, for a spreadsheet. The mark at the start tells Excel that it is UTF-8.</summary>
    [HttpGet("/catalogus.csv")]
    public IActionResult Csv() => Download("text/csv", "catalogus.csv",
        () => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CatalogueCsv.Write(Catalogue, slug => page.Site.Absolute(page.To.Instrument(slug))))]);

    [HttpGet("/begrippen.ttl")]
    public IActionResult Turtle() => Download("text/turtle", "begrippen.ttl", () => Encoding.UTF8.GetBytes(SkosWriter.Turtle(Thesaurus, Scheme)));

    [HttpGet("/begrippen.jsonld")]
    public IActionResult JsonLd() => Download("application/ld+json", "begrippen.jsonld", () => JsonSerializer.SerializeToUtf8Bytes(SkosWriter.JsonLd(Thesaurus, Scheme), ContentJson.Options));

    private ConceptScheme Thesaurus => Catalogue.Thesaurus.Scheme;

    private string Scheme => page.Site.Absolute(page.To.Concepts);

    private IActionResult Download(string type, string name, Func<byte[]> make)
    {
        // Addresses in a file are those of the site it was asked from, so they belong to its identity too.
        var tag = new EntityTagHeaderValue($"\"{Catalogue.Version}-{ContentHash.Of(page.Site.Base)[..12]}\"");
        if (Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false))) { return StatusCode(StatusCodes.Status304NotModified); }
        return File(make(), type, name, Catalogue.ChangedAt, tag);
    }
}
