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

namespace InstrumentHub.Web.Features.Invitations;

/// <summary>Inviting people to a community, and what they find when they follow the link.</summary>
[Personal, ApiExplorerSettings(IgnoreApi = true)]
public sealed class InvitationsController(HubContext hub, PageContext page, Actors actors, CommunityDesk desk, InvitationDesk invitations, CommunityProjection communities, TimeProvider time) : Controller
{
    private const int MaxAtOnce = 50;

    [HttpGet("/communities/{slug}/uitnodigingen"), HttpGet("/en/communities/{slug}/invitations"), Asks(nameof(Permissions.InviteMembers))]
    public async Task<IActionResult> Index(string slug, CancellationToken cancel) =>
        await desk.FindAsync(slug, Permissions.InviteMembers, cancel) is { } place ? await ShowAsync(place, new(), null, cancel) : NotFound();

    /// <summary>Answers with the page itself: a redirect would have to carry the secret.</summary>
    [HttpPost("/communities/{slug}/uitnodigingen"), HttpPost("/en/communities/{slug}/invitations"), Asks(nameof(Permissions.InviteMembers))]
    public async Task<IActionResult> MakeLink(string slug, InvitationForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.InviteMembers, cancel) is not { } place) { return NotFound(); }
        var check = new FieldCheck(ModelState, page.T);
        var (days, uses) = (check.Number(nameof(form.Days), form.Days, 1, Invitation.MaxDays), check.Number(nameof(form.Uses), form.Uses, 1, Invitation.MaxUses));
        if (!ModelState.IsValid) { return await ShowAsync(place, form, null, cancel); }
        if (await invitations.MakeLinkAsync(slug, days, uses, cancel) is not var (invitation, secret)) { return NotFound(); }
        var url = page.Site.Trusted(page.To.Invitation(secret));
        var (size, squares) = QrPicture.Of(url);
        return await ShowAsync(place, form, new(url, size, squares, invitation.ExpiresAt, invitation.UsesAllowed), cancel);
    }

    [HttpPost("/communities/{slug}/uitnodigingen/e-mail"), HttpPost("/en/communities/{slug}/invitations/email"), Asks(nameof(Permissions.InviteMembers)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Mail(string slug, InvitationForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(slug, Permissions.InviteMembers, cancel) is not { } place) { return NotFound(); }
        var emails = EmailsOf(form);
        if (!ModelState.IsValid) { return await ShowAsync(place, form, null, cancel); }
        try { await invitations.MailAsync(slug, emails, InvitationDays, cancel); }
        catch (RuleException refused)
        {
            ModelState.AddModelError(nameof(form.Emails), page.T.Sentence(refused));
            return await ShowAsync(place, form, null, cancel);
        }
        TempData["Said"] = (emails.Count == 1 ? page.T["De uitnodiging is verstuurd."] : page.T["De {0} uitnodigingen zijn verstuurd.", emails.Count]).Value;
        return Redirect(page.To.Invitations(slug));
    }

    private const int InvitationDays = 14;

    [HttpPost("/communities/{slug}/uitnodigingen/{id:guid}/intrekken"), HttpPost("/en/communities/{slug}/invitations/{id:guid}/revoke"), Asks(nameof(Permissions.InviteMembers))]
    public async Task<IActionResult> Revoke(string slug, Guid id, CancellationToken cancel)
    {
        if (await invitations.RevokeAsync(slug, id, cancel) is null) { return NotFound(); }
        TempData["Said"] = page.T["De uitnodiging is ingetrokken."].Value;
        return Redirect(page.To.Invitations(slug));
    }

    [HttpGet("/uitnodiging/{secret}"), HttpGet("/en/invitation/{secret}"), Asks(nameof(Permissions.FindCommunities)), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Welcome(string secret, CancellationToken cancel)
    {
        // The address is a key: it must not travel on to where a link of this page leads.
        Response.Headers["Referrer-Policy"] = "same-origin";
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Invitation(secret)) with { Robots = "noindex", Canonical = null };
        if (await invitations.FindAsync(secret, cancel) is not { } invitation) { return Over(); }

        var actor = await actors.CurrentAsync(cancel);
        var account = actor.AccountId;
        var by = await hub.Accounts.Where(a => a.Id == invitation.InvitedBy && a.DeletedAt == null).Select(a => a.Name).SingleOrDefaultAsync(cancel);
        var view = await hub.Communities.Where(c => c.Id == invitation.CommunityId)
            .Select(c => new WelcomeView(secret, c.Slug, c.Name, c.Challenge, by, c.Visibility, account != null, c.Members.Any(m => m.AccountId == account), c.IsExample)).SingleAsync(cancel);
        return View(view);
    }

    [HttpPost("/uitnodiging/{secret}"), HttpPost("/en/invitation/{secret}"), Asks(nameof(Permissions.AcceptInvitation)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Accept(string secret, CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Invitation(secret)) with { Robots = "noindex", Canonical = null };
        if (await invitations.FindAsync(secret, cancel) is not { } invitation || !await invitations.AcceptAsync(secret, cancel)) { return Over(); }
        var community = await hub.Communities.Where(c => c.Id == invitation.CommunityId).Select(c => new { c.Slug, c.Name }).SingleAsync(cancel);
        TempData["Said"] = page.T["Welkom bij {0}. Je kunt meteen meedoen.", community.Name].Value;
        return Redirect(page.To.Community(community.Slug));
    }

    private ViewResult Over()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Over");
    }

    private async Task<IActionResult> ShowAsync(CommunityPlace place, InvitationForm form, MadeLink? made, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var open = await hub.Invitations.Where(i => i.CommunityId == place.Id && i.RevokedAt == null && i.ExpiresAt > now && i.Uses < i.UsesAllowed)
            .OrderByDescending(i => i.InvitedAt)
            .Select(i => new InvitationRow(i.Id, i.Email, hub.Accounts.Where(a => a.Id == i.InvitedBy).Select(a => a.Name).Single(), i.InvitedAt, i.ExpiresAt, i.Uses, i.UsesAllowed))
            .ToListAsync(cancel);
        ViewData["Meta"] = page.Meta(SiteSection.Communities, to => to.Invitations(place.Slug)) with { Robots = "noindex" };
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        return View("Index", new InvitationsView(await communities.HeadAsync(place, cancel), open, form, made));
    }

    private List<string> EmailsOf(InvitationForm form)
    {
        var check = new FieldCheck(ModelState, page.T);
        var emails = (form.Emails ?? "").Split((char[])[',', ';', '\n', '\r', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(e => e.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (emails.Count == 0) { check.Fault(nameof(form.Emails), page.T["Vul een of meer e-mailadressen in."]); }
        else if (emails.Count > MaxAtOnce) { check.Fault(nameof(form.Emails), page.T["Nodig ten hoogste {0} mensen tegelijk uit.", MaxAtOnce]); }
        else if (emails.Find(e => e.Length > Invitation.MaxEmailLength || !System.Net.Mail.MailAddress.TryCreate(e, out var read) || read.Address != e) is { } wrong)
        {
            check.Fault(nameof(form.Emails), page.T["‘{0}’ is geen e-mailadres.", wrong]);
        }
        return emails;
    }
}
