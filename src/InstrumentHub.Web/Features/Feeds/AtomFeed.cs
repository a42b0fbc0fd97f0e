using System.Globalization;
using System.Text;
using System.Xml.Linq;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Feeds;

/// <summary>A small Atom feed (RFC 4287) of news with a title and an address each.</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="self">The feed's own address, relative to the site; so is <paramref name="about"/>.</param>
    public static ContentResult Of(PageContext page, string self, string title, string about, DateTimeOffset updated, IReadOnlyList<AtomEntry> entries)
    {
        var feed = new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", page.Language.Tag()),
            new XElement(Atom + "id", page.Site.Absolute(self)),
            new XElement(Atom + "title", title),
            new XElement(Atom + "updated", Stamp(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", title)),
            Link("self", page.Site.Absolute(self)), Link("alternate", page.Site.Absolute(about)),
            entries.Select(e => new XElement(Atom + "entry",
                new XElement(Atom + "id", e.Id), new XElement(Atom + "title", e.Title), new XElement(Atom + "updated", Stamp(e.At)), Link("alternate", page.Site.Absolute(e.Url)))));
        return new ContentResult { Content = $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}", ContentType = $"application/atom+xml; charset={Encoding.UTF8.WebName}" };
    }

    private static XElement Link(string rel, string href) => new(Atom + "link", new XAttribute("rel", rel), new XAttribute("href", href));

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

internal sealed record AtomEntry(string Id, string Title, string Url, DateTimeOffset At);
