using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Notifications;

public sealed record NoticesView(IReadOnlyList<NoticeRow> Rows, IReadOnlyList<FollowRow> Follows, DigestRhythm Digest, bool AtOnce, bool MayHaveMore);

public sealed record NoticeRow(Guid Id, NoticeKind Kind, string Text, string Url, DateTimeOffset At, bool IsNew);

public sealed record FollowRow(SubjectKind Kind, string Key, string Title, string? Url, string FeedUrl);

public sealed record MailWishesForm(DigestRhythm Digest, bool AtOnce);

/// <summary>What somebody is told, what they follow, and how much of it they want by mail.</summary>
public sealed class NoticesController(PageContext page, HubContext hub, Actors actors, Following following, TimeProvider time) : Controller
{
    private const int MaxShown = 100;

    [HttpGet("/mijn/berichten"), HttpGet("/en/me/notices"), Asks(nameof(Permissions.Follow))]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var me = (await actors.CurrentAsync(cancel)).Id;
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Notices) with { Robots = "noindex" };
        var notices = await hub.Notices.Where(n => n.AccountId == me).OrderByDescending(n => n.At).Take(MaxShown).ToListAsync(cancel);
        var view = await ViewAsync(me, notices, cancel);
        // Shown is read; the page itself still marks what was new.
        foreach (var notice in notices) { notice.Read(time.GetUtcNow()); }
        await hub.SaveChangesAsync(cancel);
        return View(view);
    }

    [HttpPost("/mijn/berichten"), HttpPost("/en/me/notices"), Asks(nameof(Permissions.Follow))]
    public async Task<IActionResult> Choose(MailWishesForm form, CancellationToken cancel)
    {
        (await WishesAsync((await actors.CurrentAsync(cancel)).Id, cancel)).Choose(form.Digest, form.AtOnce);
        await hub.SaveChangesAsync(cancel);
        TempData["Said"] = page.T["Bewaard."].Value;
        return Redirect(page.To.Notices);
    }

    [HttpPost("/volgen/{kind}/{key}"), HttpPost("/en/follow/{kind}/{key}"), Asks(nameof(Permissions.Follow))]
    public async Task<IActionResult> Follow(SubjectKind kind, string key, bool stop, CancellationToken cancel)
    {
        var (me, subject) = ((await actors.CurrentAsync(cancel)).Id, new Subject(kind, key));
        if (stop)
        {
            await following.UnfollowAsync(me, subject, cancel);
            return Redirect(page.To.Notices);
        }
        if (await following.FindAsync(subject, me, page.Language, cancel) is not { } thing) { return NotFound(); }
        await following.FollowAsync(me, subject, cancel);
        TempData["Said"] = page.T["Je volgt dit nu. Nieuws komt bij je berichten."].Value;
        return Redirect(thing.Url(page.To));
    }

    private async Task<NoticesView> ViewAsync(Guid me, List<Notice> notices, CancellationToken cancel)
    {
        List<FollowRow> follows = [];
        foreach (var follow in await hub.Follows.AsNoTracking().Where(f => f.AccountId == me).OrderByDescending(f => f.At).ToListAsync(cancel))
        {
            var thing = await following.FindAsync(new(follow.SubjectKind, follow.SubjectKey), me, page.Language, cancel);
            follows.Add(new(follow.SubjectKind, follow.SubjectKey, thing?.Title ?? page.T["niet meer te zien"], thing?.Url(page.To), page.Site.Absolute(page.To.FollowFeed(follow.FeedKey))));
        }
        var wishes = await hub.MailWishes.AsNoTracking().SingleOrDefaultAsync(w => w.AccountId == me, cancel) ?? new MailWishes(me);
        return new([.. notices.Select(n => new NoticeRow(n.Id, n.Kind, n.Text.In(page.Language), n.Url.In(page.Language), n.At, n.ReadAt is null))], follows, wishes.Digest, wishes.AtOnce, notices.Count == MaxShown);
    }

    private async Task<MailWishes> WishesAsync(Guid account, CancellationToken cancel) =>
        await hub.MailWishes.SingleOrDefaultAsync(w => w.AccountId == account, cancel) ?? hub.MailWishes.Add(new(account)).Entity;
}
