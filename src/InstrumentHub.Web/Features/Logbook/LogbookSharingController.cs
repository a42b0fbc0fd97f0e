using System.Globalization;
using System.Text;
using System.Xml.Linq;
using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Logbook;

/// <summary>What leaves a logbook: a feed of its public steps, and a case made of chosen ones.</summary>
[Personal, ApiExplorerSettings(IgnoreApi = true)]
public sealed class LogbookSharingController(
    HubContext hub, PageContext page, Actors actors, CommunityDesk desk, CommunityProjection communities, LogbookProjection logbook, TimeProvider time) : Controller
{
    private const int FeedSize = 30, MaxSteps = 200;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Public steps of an open community, newest first (RFC 4287); the same for whoever asks. Any other community has no feed.</summary>
    [HttpGet("/communities/{slug}/logboek.atom"), HttpGet("/en/communities/{slug}/logbook.atom"), Asks(nameof(Permissions.ReadLogbook)), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Feed(string slug, CancellationToken cancel)
    {
        var community = await hub.Communities.Where(c => c.Slug == slug && c.Visibility == CommunityVisibility.Open && c.HiddenAt == null).Select(c => new { c.Id, c.Name, c.StartedAt }).SingleOrDefaultAsync(cancel);
        if (community is null) { return NotFound(); }
        var steps = await hub.LogbookSteps.AsNoTracking().ThatArePublic(hub.Communities).Where(s => s.CommunityId == community.Id).OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).Take(FeedSize).ToListAsync(cancel);
        var self = page.Site.Absolute(page.To.LogbookFeed(slug));
        var root = new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", page.Language.Tag()),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", page.T["Logboek van {0}", community.Name].Value),
            new XElement(Atom + "updated", Stamp(steps.Select(s => s.EditedAt ?? s.WrittenAt).DefaultIfEmpty(community.StartedAt).Max())),
            new XElement(Atom + "author", new XElement(Atom + "name", community.Name)),
            Link("self", self), Link("alternate", page.Site.Absolute(page.To.Logbook(slug))),
            steps.Select(s => new XElement(Atom + "entry",
                new XElement(Atom + "id", $"urn:uuid:{s.Id}"),
                new XElement(Atom + "title", s.Title),
                new XElement(Atom + "updated", Stamp(s.EditedAt ?? s.WrittenAt)),
                new XElement(Atom + "published", Stamp(s.WrittenAt)),
                Link("alternate", page.Site.Absolute(page.To.Step(slug, s.Id))),
                s.Text is null ? null : new XElement(Atom + "content", SafeMarkdown.ToHtml(s.Text, new TextOptions(page.Language) { Absolute = page.Site.Absolute }).ForAtom()))));
        return Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}", "application/atom+xml", Encoding.UTF8);

        static XElement Link(string rel, string href) => new(Atom + "link", new XAttribute("rel", rel), new XAttribute("href", href));
    }

    [HttpGet("/communities/{slug}/logboek/praktijk"), HttpGet("/en/communities/{slug}/logbook/case"), Asks(nameof(Permissions.ShareLogbook))]
    public Task<IActionResult> Choose(string slug, CancellationToken cancel) => ShowAsync(slug, new(), cancel);

    [HttpPost("/communities/{slug}/logboek/praktijk"), HttpPost("/en/communities/{slug}/logbook/case"), Asks(nameof(Permissions.ShareLogbook))]
    public Task<IActionResult> Preview(string slug, LogbookCaseForm form, CancellationToken cancel) => ShowAsync(slug, form, cancel);

    [HttpPost("/communities/{slug}/logboek/praktijk.md"), HttpPost("/en/communities/{slug}/logbook/case.md"), Asks(nameof(Permissions.ShareLogbook))]
    public async Task<IActionResult> Download(string slug, LogbookCaseForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.ShareLogbook, cancel) is not { } place) { return NotFound(); }
        var steps = await ChosenAsync(place, form, cancel);
        return File(Encoding.UTF8.GetBytes(await CaseAsync(place, steps, form, cancel)), "text/markdown; charset=utf-8", $"{slug}.md");
    }

    private async Task<IActionResult> ShowAsync(string slug, LogbookCaseForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.ShareLogbook, cancel) is not { } place) { return NotFound(); }
        var all = await logbook.StepsAsync(await actors.CurrentAsync(cancel), place, 0, MaxSteps, cancel);
        var chosen = await ChosenAsync(place, form, cancel);
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.LogbookCase(slug)) with { Robots = "noindex" };
        return View("/Features/Logbook/Case.cshtml", new LogbookCaseView(
            await communities.HeadAsync(place, cancel), all, chosen.Select(s => s.Id).ToHashSet(), form,
            chosen.Count == 0 ? null : await CaseAsync(place, chosen, form, cancel))
        {
            Confidential = chosen.Count(s => s.Visibility != Visibility.Public || place.Visibility != CommunityVisibility.Open),
        });
    }

    private async Task<List<LogbookStep>> ChosenAsync(CommunityPlace place, LogbookCaseForm form, CancellationToken cancel)
    {
        var chosen = form.Step.Distinct().Take(MaxSteps).ToList();
        return await hub.LogbookSteps.AsNoTracking().ThatShowFor(await actors.CurrentAsync(cancel), place).Where(s => chosen.Contains(s.Id)).ToListAsync(cancel);
    }

    private async Task<string> CaseAsync(CommunityPlace place, List<LogbookStep> steps, LogbookCaseForm form, CancellationToken cancel)
    {
        var c = await hub.Communities.Where(c => c.Id == place.Id).Select(c => new { c.Challenge, c.Sectors, c.Region }).SingleAsync(cancel);
        var url = place.Visibility == CommunityVisibility.Open ? page.Site.Absolute(page.To.Logbook(place.Slug)) : null;
        return LogbookCase.Write(new(place.Slug, place.Name, c.Challenge, c.Sectors, c.Region, url), steps, form, page.Language, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
