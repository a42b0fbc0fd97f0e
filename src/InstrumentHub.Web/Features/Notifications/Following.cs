using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Notifications;

/// <summary>What the following of one kind of thing needs to know of it.</summary>
public interface IFollowable
{
    SubjectKind Kind { get; }

    /// <summary>Its name and where it is; null when it is not there, or not for this person to see (any more).</summary>
    Task<FollowedThing?> FindAsync(string key, Guid account, Language language, CancellationToken cancel);
}

public sealed record FollowedThing(string Title, Func<Addresses, string> Url);

/// <summary>Who follows what, and telling them.</summary>
public sealed class Following(HubContext hub, IEnumerable<IFollowable> kinds, Notices notices, TimeProvider time)
{
    public Task<FollowedThing?> FindAsync(Subject subject, Guid account, Language language, CancellationToken cancel) =>
        kinds.SingleOrDefault(k => k.Kind == subject.Kind) is { } kind ? kind.FindAsync(subject.Key, account, language, cancel) : Task.FromResult<FollowedThing?>(null);

    public Task<bool> IsFollowingAsync(Actor actor, Subject subject, CancellationToken cancel) =>
        actor.IsSignedIn ? hub.Follows.AnyAsync(f => f.AccountId == actor.AccountId && f.SubjectKind == subject.Kind && f.SubjectKey == subject.Key, cancel) : Task.FromResult(false);

    /// <summary>Following what one follows already changes nothing.</summary>
    public async Task FollowAsync(Guid account, Subject subject, CancellationToken cancel)
    {
        if (await hub.Follows.AnyAsync(f => f.AccountId == account && f.SubjectKind == subject.Kind && f.SubjectKey == subject.Key, cancel)) { return; }
        hub.Follows.Add(new(account, subject, time.GetUtcNow()));
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (hub.Follows.AsNoTracking().Any(f => f.AccountId == account && f.SubjectKind == subject.Kind && f.SubjectKey == subject.Key)) { hub.ChangeTracker.Clear(); }
    }

    public Task UnfollowAsync(Guid account, Subject subject, CancellationToken cancel) =>
        hub.Follows.Where(f => f.AccountId == account && f.SubjectKind == subject.Kind && f.SubjectKey == subject.Key).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// Tells who follows this thing, in the transaction of the act. The same news twice on one day is told once, so that a lively room is one line
    /// of a digest and not forty.
    /// </summary>
    /// <param name="news">Names the news among that of the thing, such as <c>comments</c> or <c>revision-3</c>.</param>
    /// <param name="except">Who did it, and knows.</param>
    public async Task TellAsync(Subject subject, string news, Func<IStringLocalizer, string> text, Func<Addresses, string> url, Guid? except, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var key = $"{subject.Kind}/{subject.Key}/{news}/{day:yyyy-MM-dd}";
        var followers = await hub.Follows.Where(f => f.SubjectKind == subject.Kind && f.SubjectKey == subject.Key && f.AccountId != except)
            .Where(f => !hub.Notices.Any(n => n.AccountId == f.AccountId && n.DedupeKey == key))
            .Select(f => f.AccountId).ToListAsync(cancel);
        foreach (var follower in followers) { notices.Tell(follower, NoticeKind.Followed, text, url, key); }
    }
}
