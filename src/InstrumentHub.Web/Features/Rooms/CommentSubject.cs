using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>A comment on the desk, in its conversation. What is decided shows in every open page of the room at once.</summary>
internal sealed class CommentSubject(HubContext hub, RoomModeration rooms, CommentRelease release, SnapshotHolder catalogue) : IModerated
{
    /// <summary>How many comments of the thread a moderator sees before and after the one at hand.</summary>
    private const int Around = 6;

    public SubjectKind Kind => SubjectKind.Comment;

    public IReadOnlyList<DecisionAct> Acts { get; } =
    [
        DecisionAct.Accept, DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Return, DecisionAct.LockThread, DecisionAct.UnlockThread,
        DecisionAct.SlowRoom, DecisionAct.UnslowRoom, DecisionAct.Remove, DecisionAct.Purge,
    ];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        if (await OneAsync(key, cancel) is not { } found) { return null; }
        var (comment, room, community) = (found.Comment, found.Room, found.Slug);
        var about = catalogue.Current?.Catalogue.Find(room.Instrument)?.Record.Title.Nl ?? room.Instrument;
        // The list of the desk is read by more people than may read a community's room.
        var title = community is not null || comment.Body.Length == 0 ? about : SafeMarkdown.ToExcerpt(comment.Body, 80);
        return new(title, to => $"{(community is null ? to.Room(room.Instrument) : to.Room(community, room.Instrument))}?c={comment.Id}#c-{comment.Id}",
            comment.AuthorId, room.CommunityId, IsHidden: comment.HiddenAt is not null)
        {
            IsConfidential = room.CommunityId is not null, CommunitySlug = community,
            Unfit = Unfit(comment, room, found.IsLocked),
            Context = ("/Features/Rooms/_ThreadOnDesk.cshtml", await ThreadAsync(comment, about, found.IsLocked, room, cancel)),
        };
    }

    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel)
    {
        if (await OneAsync(key, cancel) is not { Comment.IsShown: true } found) { return false; }
        return found.Room.CommunityId is not { } community || await hub.Memberships.AnyAsync(m => m.CommunityId == community && m.AccountId == actor.AccountId, cancel);
    }

    public async Task ApplyAsync(Decision decision, CancellationToken cancel)
    {
        var (comment, room, first) = await TakeAsync(decision, cancel);
        switch (decision.Act)
        {
            case DecisionAct.LockThread or DecisionAct.UnlockThread:
                decision.Note(first.LockedAt is null ? null : "locked");
                Lock(room, first, decision.Act == DecisionAct.LockThread, decision);
                break;
            case DecisionAct.SlowRoom or DecisionAct.UnslowRoom:
                decision.Note(RoomModeration.Setting(room));
                rooms.Settle(room, room.IsLocked, decision.Act == DecisionAct.SlowRoom ? (decision.Minutes ?? 0) * 60 : 0, decision.ActorId);
                break;
            default:
                var wasHeld = comment.HiddenAs == Concealment.Held;
                comment.Apply(decision);
                if (wasHeld && comment.IsShown) { await release.TellAsync(hub, comment, room, cancel); }
                rooms.Note(room, comment.IsShown ? RoomEventType.Restored : RoomEventType.Hidden, decision.ActorId, comment.Id);
                break;
        }
    }

    public async Task RevertAsync(Decision decision, CancellationToken cancel)
    {
        var (comment, room, first) = await TakeAsync(decision, cancel);
        switch (decision.Act)
        {
            case DecisionAct.LockThread or DecisionAct.UnlockThread:
                Lock(room, first, decision.Before is not null, decision);
                break;
            case DecisionAct.SlowRoom or DecisionAct.UnslowRoom:
                var (locked, slow) = RoomModeration.SettingOf(decision);
                rooms.Settle(room, locked, slow, decision.ActorId);
                break;
            default:
                comment.Revert(decision, decision.At);
                rooms.Note(room, comment.IsShown ? RoomEventType.Restored : RoomEventType.Hidden, decision.ActorId, comment.Id);
                break;
        }
    }

    public async Task NoteReadingAsync(Decision decision, CancellationToken cancel)
    {
        var (comment, room, _) = await TakeAsync(decision, cancel);
        rooms.Note(room, RoomEventType.LookedInto, decision.ActorId, comment.Id);
    }

    public Task TellAsync(string key, CancellationToken cancel)
    {
        rooms.Tell();
        return Task.CompletedTask;
    }

    private void Lock(Room room, Comment first, bool locked, Decision decision)
    {
        first.Lock(locked, decision.At);
        rooms.Note(room, locked ? RoomEventType.ThreadLocked : RoomEventType.ThreadUnlocked, decision.ActorId, first.Id);
    }

    private static List<DecisionAct> Unfit(Comment comment, Room room, bool isLocked) =>
    [
        .. comment.TakenBackAt is null ? comment.Unfit() : Concealing.Acts,
        isLocked ? DecisionAct.LockThread : DecisionAct.UnlockThread,
        room.SlowSeconds > 0 ? DecisionAct.SlowRoom : DecisionAct.UnslowRoom,
    ];

    private async Task<(Comment Comment, Room Room, Comment First)> TakeAsync(Decision decision, CancellationToken cancel)
    {
        var id = Guid.Parse(decision.SubjectKey);
        var roomId = await hub.Comments.Where(c => c.Id == id).Select(c => c.RoomId).SingleAsync(cancel);
        var room = await rooms.TakeAsync(roomId, cancel);
        var comment = await hub.Comments.Include(c => c.Edits).SingleAsync(c => c.Id == id, cancel);
        return (comment, room, comment.ParentId is { } first ? await hub.Comments.SingleAsync(c => c.Id == first, cancel) : comment);
    }

    private async Task<Found?> OneAsync(string key, CancellationToken cancel) => !Guid.TryParse(key, out var id) ? null : await (
        from c in hub.Comments.AsNoTracking().Where(c => c.Id == id)
        join r in hub.Rooms.AsNoTracking() on c.RoomId equals r.Id
        from k in hub.Communities.Where(k => k.Id == r.CommunityId).DefaultIfEmpty()
        select new Found(c, r, k == null ? null : k.Slug, c.LockedAt != null || hub.Comments.Any(f => f.Id == c.ParentId && f.LockedAt != null))).SingleOrDefaultAsync(cancel);

    private async Task<ThreadOnDesk> ThreadAsync(Comment at, string about, bool isLocked, Room room, CancellationToken cancel)
    {
        var first = at.ParentId ?? at.Id;
        var thread = hub.Comments.AsNoTracking().Where(c => c.RoomId == at.RoomId && (c.Id == first || c.ParentId == first));
        var before = await thread.Where(c => c.Seq <= at.Seq).OrderByDescending(c => c.Seq).Take(Around + 1).ToListAsync(cancel);
        var after = await thread.Where(c => c.Seq > at.Seq).OrderBy(c => c.Seq).Take(Around).ToListAsync(cancel);
        if (!before.Exists(c => c.Id == first)) { before.Add(await thread.SingleAsync(c => c.Id == first, cancel)); }
        var shown = before.Concat(after).OrderBy(c => c.Seq).ToList();
        var authors = shown.Select(c => c.AuthorId).OfType<Guid>().Distinct().ToList();
        var names = await hub.Accounts.Where(a => authors.Contains(a.Id) && a.DeletedAt == null).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return new(about, isLocked, room.SlowSeconds, [.. shown.Select(c => new CommentOnDesk(
            c.Id, c.AuthorId is { } by ? names.GetValueOrDefault(by) : null, c.At, CommentHtml.Of(c.Body, [], Language.Dutch), c.Id == at.Id, c.ParentId is null, c.HiddenAs, c.TakenBackAt is not null))]);
    }

    private sealed record Found(Comment Comment, Room Room, string? Slug, bool IsLocked);
}

/// <summary>The thread that a comment stands in, as a moderator reads it.</summary>
/// <param name="About">The title of the room's instrument.</param>
public sealed record ThreadOnDesk(string About, bool IsLocked, int SlowSeconds, IReadOnlyList<CommentOnDesk> Comments);

/// <param name="Author">Null when they are no longer here.</param>
/// <param name="IsIt">Whether this is the one at hand.</param>
public sealed record CommentOnDesk(Guid Id, string? Author, DateTimeOffset At, SafeHtml Html, bool IsIt, bool IsFirst, Concealment? HiddenAs, bool IsTakenBack);
