using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>A comment as it was read, before it is put into words for somebody.</summary>
public sealed record CommentRow(Comment Comment, PersonView? Author, int Edits)
{
    /// <summary>For everyone alike, as events bring it.</summary>
    public CommentView In(Language language) => Comment.IsShown ? Whole("shown", language) : Empty(Comment.TakenBackAt is not null ? "takenBack" : StateFor(isAuthor: false));

    /// <summary>For one reader: who wrote it sees what waits for a moderator, or came back from one.</summary>
    public CommentView For(RoomSeat seat)
    {
        var isAuthor = Comment.AuthorId is { } author && author == seat.Actor.AccountId && Comment.TakenBackAt is null;
        return isAuthor && Comment.HiddenAs is (Concealment.Held or Concealment.Returned) ? Whole(StateFor(isAuthor: true), seat.Language) : In(seat.Language);
    }

    private string StateFor(bool isAuthor) => Comment.HiddenAs switch
    {
        Concealment.Held => "held",
        Concealment.Returned when isAuthor => "returned",
        Concealment.Removed or Concealment.Purged => "removed",
        _ => "hidden",
    };

    private CommentView Whole(string state, Language language)
    {
        var c = Comment;
        return new(c.Id, c.Seq, c.ParentId, Author, c.Body, CommentHtml.Of(c.Body, c.Mentions, language), c.At, c.EditedAt, Edits, state, c.Reactions, c.Mentions) { Locked = IsLocked };
    }

    private CommentView Empty(string state)
    {
        var c = Comment;
        return new(c.Id, c.Seq, c.ParentId, Author, "", SafeHtml.Empty, c.At, null, 0, state, 0, []) { Locked = IsLocked };
    }

    private bool? IsLocked => Comment.LockedAt is null ? null : true;
}

internal static class CommentQueries
{
    /// <summary>All but what waits for a moderator, which only its author sees.</summary>
    public static IQueryable<Comment> ThatStandFor(this IQueryable<Comment> comments, RoomSeat seat)
    {
        var me = seat.Actor.AccountId;
        return comments.Where(c => c.HiddenAs == null || c.HiddenAs != Concealment.Held || (me != null && c.AuthorId == me));
    }
}
