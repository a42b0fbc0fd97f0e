using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Contributions;

/// <param name="Title">Of what is to change; null for something new.</param>
public sealed record StartView(ProposalTarget Target, string? Key, string? Title, string BackUrl);

public sealed record FollowView(SubjectKind Kind, string Key, string Title, string BackUrl, bool Follows);

/// <summary>
/// Where the links on pages of the catalogue lead. Those pages are kept and shown to everyone alike, so no form can stand on them; the button that
/// does something stands here, for who is signed in.
/// </summary>
public sealed class WaysInController(PageContext page, Actors actors, ProposalDesk desk, Following following) : Controller
{
    [HttpGet("/voorstellen/start"), HttpGet("/en/proposals/start"), Asks(nameof(Permissions.Propose))]
    public async Task<IActionResult> Start(ProposalTarget target, string? key, CancellationToken cancel)
    {
        if (!ModelState.IsValid) { return NotFound(); }
        var kind = desk.KindOf(target);
        var present = key is null ? null : await kind.FindAsync(key, cancel);
        if (key is not null && present is null) { return NotFound(); }

        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.StartProposal(target, key)) with { Robots = "noindex" };
        return View(new StartView(target, key, present is null ? null : kind.TitleOf(present.Json), key is null ? page.To.Proposals : kind.Url(page.To, key)));
    }

    [HttpGet("/volgen/{kind}/{key}"), HttpGet("/en/follow/{kind}/{key}"), Asks(nameof(Permissions.Follow))]
    public async Task<IActionResult> Follow(SubjectKind kind, string key, CancellationToken cancel)
    {
        var (actor, subject) = (await actors.CurrentAsync(cancel), new Subject(kind, key));
        if (!ModelState.IsValid || await following.FindAsync(subject, actor.Id, page.Language, cancel) is not { } thing) { return NotFound(); }

        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Follow(kind, key)) with { Robots = "noindex" };
        return View(new FollowView(kind, key, thing.Title, thing.Url(page.To), await following.IsFollowingAsync(actor, subject, cancel)));
    }
}
