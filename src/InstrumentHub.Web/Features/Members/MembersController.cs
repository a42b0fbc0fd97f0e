using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Members;

/// <summary>Who belongs to a community, and as what.</summary>
[Personal, ApiExplorerSettings(IgnoreApi = true)]
public sealed class MembersController(HubContext hub, PageContext page, Actors actors, CommunityDesk desk, CommunityLetters letters) : Controller
{
    [HttpGet("/communities/{slug}/leden"), HttpGet("/en/communities/{slug}/members"), Asks(nameof(Permissions.ReadCommunity))]
    public async Task<IActionResult> Index(string slug, [FromServices] CommunityProjection communities, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.ReadCommunity, cancel) is not { } place) { return NotFound(); }
        var me = (await actors.CurrentAsync(cancel)).Id;
        var members = await MembersAsync(place.Id, me, cancel);
        var requests = place.Role >= CommunityRole.Facilitator ? await RequestsAsync(place.Id, cancel) : [];
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Members(slug)) with { Robots = "noindex" };
        return View(new MembersView(await communities.HeadAsync(place, cancel), members, requests, members.Count(m => m.Role == CommunityRole.Owner)));
    }

    [HttpPost("/communities/{slug}/leden/{account:guid}/rol"), HttpPost("/en/communities/{slug}/members/{account:guid}/role"), Asks(nameof(Permissions.ChangeRoles))]
    public async Task<IActionResult> ChangeRole(string slug, Guid account, string? role, CancellationToken cancel)
    {
        if (!Enum.TryParse<CommunityRole>(role, out var chosen) || !Enum.IsDefined(chosen)) { return BadRequest(); }
        return Done(slug, await desk.ChangeAsync(slug, Permissions.ChangeRoles, current => current.Community.ChangeRole(account, chosen), cancel), page.T["De rol is gewijzigd."]);
    }

    [HttpPost("/communities/{slug}/leden/{account:guid}/overdragen"), HttpPost("/en/communities/{slug}/members/{account:guid}/hand-over"), Asks(nameof(Permissions.ChangeRoles))]
    public async Task<IActionResult> HandOver(string slug, Guid account, CancellationToken cancel) =>
        Done(slug, await desk.ChangeAsync(slug, Permissions.ChangeRoles, current => current.Community.HandOver(current.Actor.Id, account), cancel), page.T["De community is overgedragen. Jij bent nu begeleider."]);

    /// <summary>Links that were handed round are withdrawn with it, and so is what the one removed mailed, or they could come back by one.</summary>
    [HttpPost("/communities/{slug}/leden/{account:guid}/verwijderen"), HttpPost("/en/communities/{slug}/members/{account:guid}/remove"), Asks(nameof(Permissions.RemoveMembers))]
    public async Task<IActionResult> Remove(string slug, Guid account, CancellationToken cancel) => Done(slug, await desk.ChangeAsync(slug, Permissions.RemoveMembers, async current =>
    {
        if (current.RoleOf(current.Actor.Id) != CommunityRole.Owner && current.RoleOf(account) > CommunityRole.Member && account != current.Actor.Id)
        {
            throw new RuleException("hosts-by-owner", "Een begeleider of eigenaar verwijderen kan alleen een eigenaar.");
        }
        if (current.RoleOf(account) is not null && account != current.Actor.Id) { letters.Removed(current.Community, account); }
        current.Community.Remove(account);
        var links = await hub.Invitations.Where(i => i.CommunityId == current.Community.Id && (i.Email == null || i.InvitedBy == account) && i.RevokedAt == null).ToListAsync(cancel);
        foreach (var link in links) { link.Revoke(current.Now); }
    }, cancel), page.T["Verwijderd. Ook de uitnodigingslinks die nog rondgingen, werken niet meer."]);

    [HttpPost("/communities/{slug}/leden/vertrekken"), HttpPost("/en/communities/{slug}/members/leave"), Asks(nameof(Permissions.LeaveCommunity))]
    public async Task<IActionResult> Leave(string slug, CancellationToken cancel)
    {
        if (await desk.ChangeAsync(slug, Permissions.LeaveCommunity, current => current.Community.Remove(current.Actor.Id), cancel) is not { } place) { return NotFound(); }
        TempData["Said"] = page.T["Je bent geen lid meer van {0}.", place.Name].Value;
        // To the directory: who left a hidden community has no page of it any more.
        return Redirect(page.To.Communities);
    }

    [HttpPost("/communities/{slug}/aanvragen"), HttpPost("/en/communities/{slug}/requests"), Asks(nameof(Permissions.AskToJoin)), SpamTrap]
    public async Task<IActionResult> Ask(string slug, string? message, [FromServices] JoinRequests requests, CancellationToken cancel)
    {
        var text = new FieldCheck(ModelState, page.T).Optional(nameof(message), message, JoinRequest.MaxMessageLength, lines: true) ?? "";
        if (!ModelState.IsValid) { return await AgainAsync(slug, message, cancel); }
        try
        {
            if (!await requests.AskAsync(slug, text, cancel)) { return NotFound(); }
        }
        catch (RuleException refused) when (refused.Code is "newcomer-too-many" or "busy-network")
        {
            ModelState.AddModelError(nameof(message), page.T.Sentence(refused));
            return await AgainAsync(slug, message, cancel);
        }
        TempData["Said"] = page.T["Je vraag is verstuurd. Je hoort het als de community heeft geantwoord."].Value;
        return Redirect(page.To.Community(slug));
    }

    [HttpPost("/communities/{slug}/aanvragen/{account:guid}"), HttpPost("/en/communities/{slug}/requests/{account:guid}"), Asks(nameof(Permissions.AnswerJoinRequests))]
    public async Task<IActionResult> Answer(string slug, Guid account, bool welcome, [FromServices] JoinRequests requests, CancellationToken cancel) =>
        Done(slug, await requests.AnswerAsync(slug, account, welcome, cancel), welcome ? page.T["Welkom: het nieuwe lid kan meteen meedoen."] : page.T["De aanvraag is afgewezen."]);

    private IActionResult Done(string slug, CommunityPlace? place, string said)
    {
        if (place is null) { return NotFound(); }
        TempData["Said"] = said;
        return Redirect(page.To.Members(slug));
    }

    private async Task<IActionResult> AgainAsync(string slug, string? message, CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var actor = await actors.CurrentAsync(cancel);
        if (await services.GetRequiredService<CommunityAccess>().FindAsync(actor, slug, cancel) is not { } place) { return NotFound(); }
        var view = await services.GetRequiredService<CommunityProjection>().ViewAsync(actor, place, cancel);
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Community(slug)) with { Robots = "noindex" };
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Features/Communities/Details.cshtml", view with { Joining = view.Joining with { Message = message } });
    }

    private async Task<List<MemberView>> MembersAsync(Guid community, Guid me, CancellationToken cancel)
    {
        var rows = await (from m in hub.Memberships.Where(m => m.CommunityId == community)
                          join a in hub.Accounts on m.AccountId equals a.Id
                          orderby a.Name
                          select new { a.Id, a.Name, a.Handle, a.DeletedAt, m.Role, m.JoinedAt }).ToListAsync(cancel);
        return [.. rows.OrderByDescending(r => r.Role).Select(r => new MemberView(
            r.Id, r.DeletedAt is null ? r.Name : page.T["Verwijderd account"], r.DeletedAt is null ? page.To.Profile(r.Handle) : null, r.Role, r.JoinedAt, r.Id == me))];
    }

    private async Task<List<RequestView>> RequestsAsync(Guid community, CancellationToken cancel)
    {
        var rows = await (from r in hub.JoinRequests.Where(r => r.CommunityId == community && r.Answer == JoinAnswer.Waiting)
                          join a in hub.Accounts on r.AccountId equals a.Id
                          where a.DeletedAt == null
                          orderby r.AskedAt
                          select new { a.Id, a.Name, a.Handle, r.Message, r.AskedAt }).ToListAsync(cancel);
        return [.. rows.Select(r => new RequestView(r.Id, r.Name, page.To.Profile(r.Handle), r.Message, r.AskedAt))];
    }
}
