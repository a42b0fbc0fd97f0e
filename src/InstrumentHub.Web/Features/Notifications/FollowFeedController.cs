using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Feeds;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Notifications;

/// <summary>News of one followed thing as Atom, at an address only its follower has. It shows what the follower was told, and only as long as they may see the thing.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class FollowFeedController(PageContext page, HubContext hub, Following following) : Controller
{
    private const int FeedSize = 50;

    [HttpGet("/volgen/{key}.atom"), HttpGet("/en/follow/{key}.atom"), Asks(nameof(Permissions.ReadFollowFeed))]
    public async Task<IActionResult> Feed(string key, CancellationToken cancel)
    {
        if (await hub.Follows.AsNoTracking().SingleOrDefaultAsync(f => f.FeedKey == key, cancel) is not { } follow
            || await following.FindAsync(new(follow.SubjectKind, follow.SubjectKey), follow.AccountId, page.Language, cancel) is not { } thing) { return NotFound(); }

        var about = $"{follow.SubjectKind}/{follow.SubjectKey}/";
        var notices = await hub.Notices.AsNoTracking().Where(n => n.AccountId == follow.AccountId && n.Kind == NoticeKind.Followed && n.DedupeKey.StartsWith(about)).OrderByDescending(n => n.At).Take(FeedSize).ToListAsync(cancel);
        Response.Headers.CacheControl = "private, max-age=300";
        return AtomFeed.Of(page, page.To.FollowFeed(key), thing.Title, thing.Url(page.To), notices.Count > 0 ? notices[0].At : follow.At,
            [.. notices.Select(n => new AtomEntry($"urn:uuid:{n.Id}", n.Text.In(page.Language), n.Url.In(page.Language), n.At))]);
    }
}
