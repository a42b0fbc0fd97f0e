using System.Globalization;
using System.Text;
using System.Xml.Linq;
using InstrumentHub.Core;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Feeds;

/// <summary>What the site tells programs: what is new, what pages there are, how to search it, whom to write to about a leak.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class FeedsController(PageContext page, CommunityListings communities, IOptions<SiteOptions> site, SiteSettings settings, TimeProvider time) : Controller
{
    private const int FeedSize = 30;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9",
        Xhtml = "http://www.w3.org/1999/xhtml", OpenSearch11 = "http://a9.com/-/spec/opensearch/1.1/";

    /// <summary>Instruments that are new or changed, newest first (RFC 4287).</summary>
    [HttpGet("/feed.atom"), HttpGet("/en/feed.atom")]
    public IActionResult Feed()
    {
        var newest = page.Catalogue.Instruments.OrderByDescending(i => i.ChangedAt).ThenBy(i => i.Slug, StringComparer.Ordinal).Take(FeedSize);
        var self = page.Site.Absolute(page.To.Feed);
        return Xml(new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", page.Language.Tag()),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", $"{settings.Name}: {page.T["nieuw en gewijzigd"].Value}"),
            new XElement(Atom + "updated", Stamp(page.Catalogue.ChangedAt)),
            new XElement(Atom + "author", new XElement(Atom + "name", settings.Name)),
            Link("self", self), Link("alternate", page.Site.Absolute(page.To.Instruments)),
            newest.Select(i => new XElement(Atom + "entry",
                new XElement(Atom + "id", page.Site.Absolute(page.To.Instrument(i.Slug))),
                new XElement(Atom + "title", i.Record.Title.In(page.Language)),
                new XElement(Atom + "updated", Stamp(i.ChangedAt)),
                new XElement(Atom + "published", Stamp(i.PublishedAt)),
                Link("alternate", page.Site.Absolute(page.To.Instrument(i.Slug))),
                new XElement(Atom + "category", new XAttribute("term", i.Record.Kind), new XAttribute("label", page.Label(ConceptScheme.Kinds, i.Record.Kind))),
                new XElement(Atom + "summary", i.Record.Summary.In(page.Language))))), "application/atom+xml");

        static XElement Link(string rel, string href) => new(Atom + "link", new XAttribute("rel", rel), new XAttribute("href", href));
    }

    /// <summary>Every page in both languages (sitemaps.org, with the hreflang extension).</summary>
    [HttpGet("/sitemap.xml")]
    public IActionResult Sitemap()
    {
        IEnumerable<(Func<Addresses, string> Address, DateTimeOffset? Changed)> pages =
        [
            (to => to.Home, page.Catalogue.ChangedAt), (to => to.Instruments, page.Catalogue.ChangedAt), (to => to.Phases, null), (to => to.Concepts, null), (to => to.Connections, null), (to => to.Cases, null), (to => to.Communities, null),
            .. Addresses.PageKeys.Select(key => ((Func<Addresses, string>)(to => to.Page(key)), (DateTimeOffset?)null)),
            .. page.Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts.Select(c => ((Func<Addresses, string>)(to => to.Phase(c.Id)), (DateTimeOffset?)null)),
            .. page.Catalogue.Instruments.Select(i => ((Func<Addresses, string>)(to => to.Instrument(i.Slug)), (DateTimeOffset?)i.ChangedAt)),
            .. page.Catalogue.Cases.Select(c => ((Func<Addresses, string>)(to => to.Case(c.Slug)), (DateTimeOffset?)null)),
            .. communities.All.Where(c => !c.IsExample).Select(c => ((Func<Addresses, string>)(to => to.Community(c.Slug)), (DateTimeOffset?)null)),
            .. page.Catalogue.Thesaurus.Scheme.Concepts.Select(c => ((Func<Addresses, string>)(to => to.Concept(c.Id)), (DateTimeOffset?)null)),
        ];
        return Xml(new XElement(Sitemaps + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml),
            from entry in pages
            from language in Languages.All
            select new XElement(Sitemaps + "url",
                new XElement(Sitemaps + "loc", page.Site.Absolute(entry.Address(page.To.In(language)))),
                entry.Changed is { } changed ? new XElement(Sitemaps + "lastmod", Stamp(changed)) : null,
                Languages.All.Select(other => new XElement(Xhtml + "link",
                    new XAttribute("rel", "alternate"), new XAttribute("hreflang", other.Tag()), new XAttribute("href", page.Site.Absolute(entry.Address(page.To.In(other)))))))), "application/xml");
    }

    [HttpGet("/robots.txt")]
    public IActionResult Robots() => Content(
        $"User-agent: *\nDisallow: {Addresses.Api}/\nDisallow: /vergelijken\nDisallow: /en/compare\nDisallow: /selectie\nDisallow: /en/selection\n\nSitemap: {page.Site.Absolute("/sitemap.xml")}\n", "text/plain", Encoding.UTF8);

    /// <summary>Lets a browser search the catalogue from its address bar.</summary>
    [HttpGet("/opensearch.xml"), HttpGet("/en/opensearch.xml")]
    public IActionResult OpenSearch() => Xml(new XElement(OpenSearch11 + "OpenSearchDescription",
        new XElement(OpenSearch11 + "ShortName", settings.Name.Length <= 16 ? settings.Name : settings.Name[..16]),
        new XElement(OpenSearch11 + "Description", page.T["Zoek een instrument voor je learning community"].Value),
        new XElement(OpenSearch11 + "InputEncoding", "UTF-8"),
        new XElement(OpenSearch11 + "Language", page.Language.Tag()),
        new XElement(OpenSearch11 + "Image", new XAttribute("type", "image/svg+xml"), page.Site.Absolute("/favicon.svg")),
        Template("text/html", $"{page.Site.Absolute(page.To.Instruments)}?q={{searchTerms}}"),
        Template("application/json", $"{page.Site.Absolute(Addresses.Api)}/search?q={{searchTerms}}&lang={page.Language.Tag()}")), "application/opensearchdescription+xml");

    /// <summary>RFC 9116. Without a contact there is nothing to say.</summary>
    [HttpGet("/.well-known/security.txt"), HttpGet("/security.txt")]
    public IActionResult SecurityText()
    {
        var contact = site.Value.SecurityContact ?? (settings.Contact is { } mail ? $"mailto:{mail}" : page.Site.Absolute(page.To.Page("over")));
        // The standard asks for an end within a year; a running site answers with a fresh one.
        var expires = time.GetUtcNow().Date.AddMonths(6);
        return Content($"Contact: {contact}\nExpires: {Stamp(new DateTimeOffset(expires, TimeSpan.Zero))}\nPreferred-Languages: nl, en\nCanonical: {page.Site.Absolute("/.well-known/security.txt")}\n", "text/plain", Encoding.UTF8);
    }

    private static XElement Template(string type, string template) => new(OpenSearch11 + "Url", new XAttribute("type", type), new XAttribute("template", template));

    private ContentResult Xml(XElement root, string type) => Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}", type, Encoding.UTF8);

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
