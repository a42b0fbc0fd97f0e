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

    [HttpGet("/catalogus.zip")]
    public IActionResult Zip([FromServices] PackedCatalogue packed) => Download("application/zip", "catalogus.zip", () => packed.Zip(Catalogue));

    [HttpGet("/catalogus.json")]
    public IActionResult Json([FromServices] PackedCatalogue packed) => Download("application/json", "catalogus.json", () => packed.Json(Catalogue));

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
