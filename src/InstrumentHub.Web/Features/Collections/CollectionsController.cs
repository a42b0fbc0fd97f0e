using System.Text;
using InstrumentHub.Core.Collections;
using InstrumentHub.Core.Links;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Downloads;
using InstrumentHub.Web.Features.Feeds;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Collections;

/// <summary>The collections that everyone may read, one of them, its feed and its file.</summary>
public sealed class CollectionsController(PageContext page, HubContext hub, Actors actors, CollectionShelf shelf, Cards cards) : Controller
{
    private const int MaxShown = 300, FeedSize = 50;

    [HttpGet("/verzamelingen"), HttpGet("/en/collections"), Asks(nameof(Permissions.ReadCollection))]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var me = (await actors.CurrentAsync(cancel)).AccountId;
        Meta(to => to.Collections, isPublic: true);
        return View(new CollectionsView(
            await RowsAsync(hub.Collections.Where(c => c.IsPublic && c.HiddenAt == null), cancel),
            me is null ? [] : await RowsAsync(hub.Collections.Where(c => c.OwnerId == me), cancel)));
    }

    [HttpGet("/verzamelingen/{slug}"), HttpGet("/en/collections/{slug}"), Asks(nameof(Permissions.ReadCollection))]
    public async Task<IActionResult> Details(string slug, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await shelf.FindAsync(slug, actor, cancel) is not { } found) { return NotFound(); }

        Meta(to => to.Collection(slug), found.IsPublic);
        var by = await hub.Accounts.Where(a => a.Id == found.OwnerId && a.DeletedAt == null).Select(a => a.Name).SingleOrDefaultAsync(cancel) ?? "";
        return View(new CollectionView(slug, found.Name, found.Description, by, found.IsPublic, found.HiddenAt is not null, found.OwnerId == actor.AccountId,
            [.. Known(found).Select(i => new CollectedCard(cards.Of(i.Instrument), i.Item.Note))], new(found.Name, page.Site.Absolute(page.To.Collection(slug))))
        {
            DeadLinks = DeadLinkView.Among([.. TextLinks.In(found.Description), .. found.Items.SelectMany(i => TextLinks.In(i.Note))], page.Catalogue),
        });
    }

    [HttpGet("/verzamelingen/{slug}.atom"), HttpGet("/en/collections/{slug}.atom"), Asks(nameof(Permissions.ReadCollection)), ApiExplorerSettings(IgnoreApi = true)]
    public async Task<IActionResult> Feed(string slug, CancellationToken cancel)
    {
        // A feed reader has no sign-in: only what everyone may read has a feed.
        if (await shelf.FindAsync(slug, Core.Accounts.Actor.Anonymous, cancel) is not { } found) { return NotFound(); }
        Response.Headers.CacheControl = "no-cache";
        return AtomFeed.Of(page, page.To.CollectionFeed(slug), found.Name, page.To.Collection(slug), found.ChangedAt,
            [.. Known(found).OrderByDescending(i => i.Item.AddedAt).Take(FeedSize).Select(i => new AtomEntry($"{page.Site.Absolute(page.To.Collection(slug))}#{i.Item.Instrument}", i.Instrument.Record.Title.In(page.Language), page.To.Instrument(i.Item.Instrument), i.Item.AddedAt))]);
    }

    [HttpGet("/verzamelingen/{slug}.json"), HttpGet("/en/collections/{slug}.json"), Asks(nameof(Permissions.ReadCollection)), ApiExplorerSettings(IgnoreApi = true)]
    public async Task<IActionResult> Export(string slug, CancellationToken cancel)
    {
        if (await shelf.FindAsync(slug, await actors.CurrentAsync(cancel), cancel) is not { } found) { return NotFound(); }
        Response.Headers.CacheControl = "no-cache";
        return Json(new
        {
            found.Slug, found.Name, found.Description, found.ChangedAt,
            Items = Known(found).Select(i => new { i.Item.Instrument, Title = i.Instrument.Record.Title.In(page.Language), i.Item.Note, Url = page.Site.Absolute(page.To.Instrument(i.Item.Instrument)) }),
        });
    }

    [HttpGet("/verzamelingen/{slug}.csv"), HttpGet("/en/collections/{slug}.csv"), Asks(nameof(Permissions.ReadCollection)), ApiExplorerSettings(IgnoreApi = true)]
    public async Task<IActionResult> Sheet(string slug, CancellationToken cancel)
    {
        if (await shelf.FindAsync(slug, await actors.CurrentAsync(cancel), cancel) is not { } found) { return NotFound(); }
        Response.Headers.CacheControl = "no-cache";
        string[] head = ["slug", page.Language == Core.Language.English ? "title_en" : "titel", "notitie", "adres"];
        var rows = Known(found).Select(i => new[] { i.Instrument.Slug, i.Instrument.Record.Title.In(page.Language), i.Item.Note, page.Site.Absolute(page.To.Instrument(i.Instrument.Slug)) });
        var csv = string.Concat(rows.Prepend(head).Select(r => string.Join(',', r.Select(CatalogueCsv.Cell)) + "\r\n"));
        // With a byte order mark, without which spreadsheets read letters with accents wrong.
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", $"{slug}.csv");
    }

    private IEnumerable<(CollectionItem Item, Core.Catalogue.PublishedInstrument Instrument)> Known(Collection collection) =>
        collection.Items.Select(i => (i, page.Catalogue.Find(page.Catalogue.RedirectOf(i.Instrument) ?? i.Instrument))).Where(x => x.Item2 is not null).Select(x => (x.i, x.Item2!));

    private async Task<List<CollectionRow>> RowsAsync(IQueryable<Collection> collections, CancellationToken cancel)
    {
        var rows = await collections.AsNoTracking().OrderByDescending(c => c.ChangedAt).Take(MaxShown)
            .Select(c => new { c.Name, c.Slug, c.IsPublic, c.Items, By = hub.Accounts.Where(a => a.Id == c.OwnerId && a.DeletedAt == null).Select(a => a.Name).FirstOrDefault() }).ToListAsync(cancel);
        return rows.ConvertAll(r => new CollectionRow(r.Name, page.To.Collection(r.Slug), r.By ?? "", r.Items.Count, r.IsPublic));
    }

    private void Meta(Func<Addresses, string> address, bool isPublic)
    {
        ViewData["Meta"] = page.Meta(SiteSection.Instruments, address) with { Robots = isPublic ? null : "noindex" };
        // What its owner closes, or a moderator hides, must be gone at once; pages that are kept are not.
        Response.Headers.CacheControl = "no-cache";
    }
}
