using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>What every page needs: one snapshot for the whole request, the language, addresses and texts.</summary>
public sealed class PageContext(
    SnapshotHolder holder, Addresses to, SiteAddress site, IStringLocalizer<Texts> texts, SafeMarkdown markdown)
{
    private CatalogueSnapshot? _snapshot;

    /// <exception cref="CatalogueNotLoadedException">The node has not read a catalogue since it started.</exception>
    public CatalogueSnapshot Snapshot => _snapshot ??= holder.Current ?? throw new CatalogueNotLoadedException();

    public PublishedCatalogue Catalogue => Snapshot.Catalogue;
    public Language Language => to.Language;
    public Addresses To => to;
    public SiteAddress Site => site;
    public IStringLocalizer T => texts;

    public TextView Text(LocalText text) => new(text.In(Language));

    public HtmlView Html(string text) => new(markdown.Catalogue(text, Language));

    /// <summary>A text that may exist in one language only; the reader gets the other, marked as such.</summary>
    public HtmlView? Html(string? own, string? other) => own is not null
        ? Html(own)
        : other is not null ? new(markdown.Catalogue(other, Language), (Language == Language.English ? Language.Dutch : Language.English).Tag()) : null;

    public string Label(string scheme, string id) => Catalogue.Scheme(scheme).Label(id, Language);

    /// <param name="address">The page's address, in the language it is asked in.</param>
    public PageMeta Meta(SiteSection section, Func<Addresses, string> address, IHtmlContent? head = null) => new()
    {
        Canonical = site.Absolute(address(to)),
        Alternates = [.. Languages.All.Select(l => (l, Path: address(to.In(l)))).Select(x => new AlternateView(x.l.Tag(), site.Absolute(x.Path), x.Path))],
        Image = site.Absolute(to.SiteCard),
        Section = section,
        Head = head,
        ReadOnly = holder.DatabaseAway,
    };
}

/// <summary>The site has started but has no catalogue to show yet; the visitor is asked to come back in a moment.</summary>
public sealed class CatalogueNotLoadedException() : Exception("The catalogue has not been loaded yet.");
