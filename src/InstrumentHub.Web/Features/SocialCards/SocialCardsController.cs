using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace InstrumentHub.Web.Features.SocialCards;

/// <summary>The pictures that other sites show with a link to ours (Open Graph).</summary>
[ApiExplorerSettings(IgnoreApi = true), EnableRateLimiting(RateLimits.Search)]
public sealed class SocialCardsController(PageContext page, CardProjection cards, CardCache cache) : Controller
{
    private static readonly string CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(1) }.ToString();

    [HttpGet("/kaart.png"), HttpGet("/en/card.png")]
    public Task<IActionResult> Site(CancellationToken cancel) => Card(cards.OfSite(), cancel);

    [HttpGet("/instrumenten/{slug}/kaart.png"), HttpGet("/en/instruments/{slug}/card.png")]
    public async Task<IActionResult> Instrument(string slug, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is { } instrument) { return await Card(cards.Of(instrument.Record), cancel); }
        if (page.Catalogue.RedirectOf(slug) is { } found) { return RedirectPermanent(page.To.SocialCard(found)); }
        return StatusCode(page.Catalogue.IsRetired(slug) ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
    }

    private async Task<IActionResult> Card(SocialCard card, CancellationToken cancel)
    {
        var tag = new EntityTagHeaderValue($"\"{card.Tag}\"");
        Response.Headers.CacheControl = CacheControl;
        // Answered before the card is drawn; File does the rest of RFC 9110, section 13.
        if (Request.GetTypedHeaders().IfNoneMatch.Any(asked => asked.Equals(EntityTagHeaderValue.Any) || asked.Compare(tag, useStrongComparison: false)))
        {
            Response.Headers.ETag = tag.ToString();
            return StatusCode(StatusCodes.Status304NotModified);
        }
        return File(await cache.GetAsync(card, cancel), "image/png", lastModified: null, tag);
    }
}
