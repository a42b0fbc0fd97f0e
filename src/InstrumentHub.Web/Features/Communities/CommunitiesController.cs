using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>The directory of communities, and the page of one.</summary>
[Personal, ApiExplorerSettings(IgnoreApi = true)]
public sealed class CommunitiesController(PageContext page, Actors actors, CommunityDesk desk, CommunityAccess access, CommunityProjection projection) : Controller
{
    [HttpGet("/communities"), HttpGet("/en/communities"), Asks(nameof(Permissions.FindCommunities)), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index([FromServices] CommunityDirectory directory, [FromServices] DirectoryProjection projection, CancellationToken cancel)
    {
        var form = DirectoryForm.Read(Request.Query);
        var answer = await directory.FindAsync(await actors.CurrentAsync(cancel), form, cancel);
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Communities) with
        {
            Robots = form.UrlOn("").Length == 0 ? null : "noindex, follow",
            Alternates = page.Meta(SiteSection.Communities, to => form.UrlOn(to.Communities)).Alternates,
        };
        return View(projection.Of(form, answer));
    }

    [HttpGet("/communities/{slug}"), HttpGet("/en/communities/{slug}"), Asks(nameof(Permissions.FindCommunities))]
    public async Task<IActionResult> Details(string slug, [FromServices] CommunityProjection projection, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await access.FindAsync(actor, slug, cancel) is not { } place) { return NotFound(); }
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Community(slug), await projection.StructuredDataAsync(place, cancel)) with
        {
            Robots = place.Visibility == CommunityVisibility.Open ? null : "noindex",
        };
        return View(await projection.ViewAsync(actor, place, cancel));
    }

    [HttpGet("/communities/nieuw"), HttpGet("/en/communities/new"), Asks(nameof(Permissions.StartCommunity))]
    public async Task<IActionResult> New(CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.NewCommunity) with { Robots = "noindex" };
        return View("Form", await FormViewAsync(new() { Visibility = nameof(CommunityVisibility.Private) }, null, cancel));
    }

    [HttpPost("/communities/nieuw"), HttpPost("/en/communities/new"), Asks(nameof(Permissions.StartCommunity)), EnableRateLimiting(RateLimits.Write), SpamTrap]
    public async Task<IActionResult> Start(CommunityForm form, CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.NewCommunity) with { Robots = "noindex" };
        if (form.Read(ModelState, page) is not { } profile) { return Again(await FormViewAsync(form, null, cancel)); }
        try
        {
            var community = await desk.StartAsync(profile, cancel);
            TempData["Said"] = page.T["Je community is begonnen. Nodig mensen uit om mee te doen."].Value;
            return Redirect(page.To.Community(community.Slug));
        }
        catch (RuleException refused)
        {
            ModelState.AddModelError("", page.T.Sentence(refused));
            return Again(await FormViewAsync(form, null, cancel));
        }
    }

    [HttpGet("/communities/{slug}/bewerken"), HttpGet("/en/communities/{slug}/edit"), Asks(nameof(Permissions.DescribeCommunity))]
    public async Task<IActionResult> Edit(string slug, [FromServices] HubContext hub, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.DescribeCommunity, cancel) is not { } place) { return NotFound(); }
        var profile = await hub.Communities.Where(c => c.Id == place.Id).Select(c => new CommunityProfile(c.Name, c.Challenge, c.Visibility)
        {
            Sectors = c.Sectors, Region = c.Region, Phase = c.Phase, Instruments = c.Instruments, Description = c.Description,
        }).SingleAsync(cancel);
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.EditCommunity(slug)) with { Robots = "noindex" };
        return View("Form", await FormViewAsync(CommunityForm.Of(profile, page), place, cancel));
    }

    [HttpPost("/communities/{slug}/bewerken"), HttpPost("/en/communities/{slug}/edit"), Asks(nameof(Permissions.DescribeCommunity))]
    public async Task<IActionResult> Describe(string slug, CommunityForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.DescribeCommunity, cancel) is not { } place) { return NotFound(); }
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.EditCommunity(slug)) with { Robots = "noindex" };
        if (form.Read(ModelState, page) is not { } profile) { return Again(await FormViewAsync(form, place, cancel)); }
        try
        {
            if (await desk.DescribeAsync(slug, profile, cancel) is not { } address) { return NotFound(); }
            TempData["Said"] = page.T["Opgeslagen."].Value;
            return Redirect(page.To.Community(address));
        }
        catch (RuleException refused)
        {
            ModelState.AddModelError("", page.T.Sentence(refused));
            return Again(await FormViewAsync(form, place, cancel));
        }
    }

    [HttpPost("/communities/{slug}/archief"), HttpPost("/en/communities/{slug}/archive"), Asks(nameof(Permissions.ArchiveCommunity))]
    public async Task<IActionResult> Archive(string slug, bool archived, CancellationToken cancel)
    {
        var found = await desk.ChangeAsync(slug, Permissions.ArchiveCommunity, current =>
        {
            if (archived) { current.Community.Archive(current.Now); }
            else { current.Community.Reopen(); }
        }, cancel);
        if (found is null) { return NotFound(); }
        TempData["Said"] = (archived ? page.T["De community is gearchiveerd. Iedereen kan nog lezen wat hij kon lezen."] : page.T["De community is weer open."]).Value;
        return Redirect(page.To.Community(slug));
    }

    private ViewResult Again(CommunityFormView view)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Form", view);
    }

    private async Task<CommunityFormView> FormViewAsync(CommunityForm form, CommunityPlace? place, CancellationToken cancel) => new(
        form, place?.Slug, place?.Name,
        Options(ConceptScheme.Sectors), Options(ConceptScheme.Phases),
        [.. page.Catalogue.Instruments.Select(i => i.Record.Title.In(page.Language)).Order(StringComparer.CurrentCulture)])
    {
        IsArchived = place?.IsArchived ?? false,
        Head = place is null ? null : await projection.HeadAsync(place, cancel),
    };

    private IReadOnlyList<(string Value, string Label)> Options(string scheme) =>
        [.. page.Catalogue.Scheme(scheme).Scheme.Concepts.Select(c => (c.Id, c.Label(page.Language)))];
}
