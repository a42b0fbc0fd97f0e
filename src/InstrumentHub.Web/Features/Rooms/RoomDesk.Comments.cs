using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Trust;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

public sealed partial class RoomDesk
{
    public Task<long> PostAsync(RoomSeat seat, Guid command, string? body, Guid? parentId, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.Comment, command, async work =>
        {
            DemandOpen(work);
            var parent = parentId is { } id ? await CommentAsync(work, id) : null;
            if (parent is not null) { await DemandUnlockedAsync(work, parent); }
            var comment = work.Room.Say(work.Me, body ?? "", parent, await PaceAsync(work), work.Now);
            var (mentioned, answered) = (await MentionAsync(work, comment), parent is null ? null : await BegunByAsync(work, parent));
            await PlaceAsync(work, comment);
            if (comment.IsShown)
            {
                notices.Tell(work.Hub, seat, comment, mentioned, answered);
                await notices.TellOthersAsync(work.Hub, seat, RoomNews.Comments, work.Now, [work.Me, .. mentioned, .. answered is { } first ? [first] : Array.Empty<Guid>()], work.Cancel);
            }
            work.Hub.Add(comment);
            work.Said = comment;
            return work.Note(RoomEventType.Commented, comment.Id);
        }, cancel);
    }

    public Task<long> EditAsync(RoomSeat seat, Guid command, Guid commentId, string? body, CancellationToken cancel) => DoAsync(seat, Permissions.EditComment, command, async work =>
    {
        var comment = await CommentAsync(work, commentId, withEdits: true);
        seat.Demand(Permissions.EditComment, comment.AuthorId == work.Me);
        DemandOpen(work);
        await DemandUnlockedAsync(work, comment);
        comment.Edit(body ?? "", work.Now);
        await MentionAsync(work, comment);
        await PlaceAsync(work, comment);
        if (comment.IsReturned()) { await ResubmitAsync(work, comment); }
        return work.Note(RoomEventType.Edited, commentId);
    }, cancel);

    public Task<long> TakeBackAsync(RoomSeat seat, Guid command, Guid commentId, CancellationToken cancel) => DoAsync(seat, Permissions.TakeBackComment, command, async work =>
    {
        var comment = await CommentAsync(work, commentId, withEdits: true);
        seat.Demand(Permissions.TakeBackComment, comment.AuthorId == work.Me);
        comment.TakeBack(work.Now);
        return work.Note(RoomEventType.TakenBack, commentId);
    }, cancel);

    public Task<long> ReactAsync(RoomSeat seat, Guid command, Guid commentId, bool on, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.React, command, async work =>
        {
            DemandOpen(work);
            var comment = await CommentAsync(work, commentId);
            var mine = await work.Hub.Reactions.SingleOrDefaultAsync(r => r.CommentId == commentId && r.AccountId == work.Me, work.Cancel);
            comment.React(mine is not null, on);
            if (on && mine is null) { work.Hub.Add(new Reaction(commentId, work.Me, work.Now)); }
            if (!on && mine is not null) { work.Hub.Remove(mine); }
            return work.Note(RoomEventType.Reacted, commentId, new(On: on));
        }, cancel);
    }

    /// <summary>A moderator's act: keeps a comment out of sight, or brings it back.</summary>
    public Task<long> HideAsync(RoomSeat seat, Guid command, Guid commentId, bool hidden, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.ModerateRoom, command, async work =>
        {
            var comment = await CommentAsync(work, commentId);
            var before = comment.HiddenAs?.ToString();
            if (hidden) { comment.Conceal(Concealment.Hidden, work.Now); }
            else { comment.Reveal(); }
            rulings.OnComment(work.Hub, hidden ? DecisionAct.Hide : DecisionAct.Unhide, comment, work.Room, before, work.Me, work.Now);
            return work.Note(hidden ? RoomEventType.Hidden : RoomEventType.Restored, commentId);
        }, cancel);
    }

    /// <summary>A moderator's act: nobody answers in this thread any more, or again.</summary>
    public Task<long> LockThreadAsync(RoomSeat seat, Guid command, Guid commentId, bool locked, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.ModerateRoom, command, async work =>
        {
            var comment = await CommentAsync(work, commentId);
            var before = comment.LockedAt is null ? null : "locked";
            comment.Lock(locked, work.Now);
            rulings.OnComment(work.Hub, locked ? DecisionAct.LockThread : DecisionAct.UnlockThread, comment, work.Room, before, work.Me, work.Now);
            return work.Note(locked ? RoomEventType.ThreadLocked : RoomEventType.ThreadUnlocked, commentId);
        }, cancel);
    }

    /// <summary>A moderator's act: puts the room on or off the lock, and sets how long one waits between comments.</summary>
    public Task<long> SettleAsync(RoomSeat seat, Guid command, bool locked, int slowSeconds, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.ModerateRoom, command, work =>
        {
            RoomRulings.OnRoom(work.Hub, work.Room, locked, slowSeconds, work.Me, work.Now);
            work.Room.Settle(locked, slowSeconds);
            return Task.FromResult(work.Note(RoomEventType.Settled, null, new(Locked: locked, SlowSeconds: slowSeconds)));
        }, cancel);
    }

    /// <summary>In a community's room only its members can be mentioned: nobody else could read it.</summary>
    private static async Task<IReadOnlyCollection<Guid>> MentionAsync(RoomWork work, Comment comment)
    {
        if (comment.Mentions.Count == 0) { return []; }
        var (handles, community) = (comment.Mentions.ToArray(), work.Room.CommunityId);
        var people = await work.Hub.Accounts
            .Where(a => handles.Contains(a.Handle) && a.DeletedAt == null && (community == null || work.Hub.Memberships.Any(m => m.CommunityId == community && m.AccountId == a.Id)))
            .Select(a => new { a.Id, a.Handle }).ToListAsync(work.Cancel);
        comment.MentionOnly([.. people.Select(p => p.Handle)]);
        return [.. people.Select(p => p.Id)];
    }

    private static async Task DemandUnlockedAsync(RoomWork work, Comment comment)
    {
        if (work.Seat.May(Permissions.ModerateRoom)) { return; }
        (comment.ParentId is { } first ? await work.Hub.Comments.SingleAsync(c => c.Id == first, work.Cancel) : comment).DemandUnlocked();
    }

    /// <summary>In a community's room people know each other: there nobody waits for a moderator. The list of the desk is read by more people than may read such a room.</summary>
    private Task PlaceAsync(RoomWork work, Comment comment)
    {
        var isPublic = work.Room.CommunityId is null;
        return gate.PlaceAsync(work.Hub, work.Seat.Actor, work.Seat.Network, comment.HiddenAt is null ? comment : null, new(
            new(SubjectKind.Comment, comment.Id), comment.Body, isPublic ? SafeMarkdown.ToExcerpt(comment.Body, 80) : work.Room.Instrument, isPublic ? TextReach.Everyone : TextReach.Circle)
        {
            Community = work.Room.CommunityId, IsPublicConversation = isPublic, IsLeading = IsLeading(work),
        }, work.Cancel);
    }

    private static bool IsLeading(RoomWork work) => work.Room.RoundId is not null && work.Seat.May(Permissions.HoldRatingRound);

    /// <summary>What a moderator sent back is mended: it waits for one once more.</summary>
    private static async Task ResubmitAsync(RoomWork work, Comment comment)
    {
        comment.Conceal(Concealment.Held, work.Now);
        await DeskInbox.OpenAsync(work.Hub, DeskKind.Mended, new(SubjectKind.Comment, comment.Id), work.Room.CommunityId is null ? SafeMarkdown.ToExcerpt(comment.Body, 80) : work.Room.Instrument,
            comment.AuthorId, work.Room.CommunityId, Urgencies.Waiting, work.Now, work.Cancel);
    }

    private static async Task<Guid?> BegunByAsync(RoomWork work, Comment parent) =>
        parent.ParentId is { } first ? await work.Hub.Comments.Where(c => c.Id == first).Select(c => c.AuthorId).SingleAsync(work.Cancel) : parent.AuthorId;

    private async Task<Pace> PaceAsync(RoomWork work)
    {
        var (room, me) = (work.Room.Id, work.Me);
        var isLeading = IsLeading(work);
        // Who leads the conversation must be able to answer in a slowed room.
        var isHeldBack = work.Room.SlowSeconds > 0 && !work.Seat.May(Permissions.HoldRatingRound) && !work.Seat.May(Permissions.ModerateRoom);
        var last = isHeldBack ? await work.Hub.Comments.Where(c => c.RoomId == room && c.AuthorId == me).MaxAsync(c => (DateTimeOffset?)c.At, work.Cancel) : null;
        return new(last, isLeading ? 0 : work.Lately, isLeading ? null : options.Value.CommentsPerMinute);
    }

    private static async Task<Comment> CommentAsync(RoomWork work, Guid id, bool withEdits = false)
    {
        var (room, comments) = (work.Room.Id, work.Hub.Comments.AsQueryable());
        if (withEdits) { comments = comments.Include(c => c.Edits); }
        var me = work.Me;
        // What waits for a moderator is there for its author only.
        return await comments.SingleOrDefaultAsync(c => c.Id == id && c.RoomId == room && (c.HiddenAs == null || c.HiddenAs != Concealment.Held || c.AuthorId == me), work.Cancel)
            ?? throw new RuleException("comment-not-found", "Deze reactie staat niet in deze kamer.");
    }
}
