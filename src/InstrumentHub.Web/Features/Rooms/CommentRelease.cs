using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>A comment that waited for a moderator is placed: who it mentions or answers, and who follows the instrument, hears of it now and not before.</summary>
public sealed class CommentRelease(RoomNotices notices, TimeProvider time)
{
    /// <summary>In the context of the decision, without saving.</summary>
    public async Task TellAsync(HubContext hub, Comment comment, Room room, CancellationToken cancel)
    {
        var handles = comment.Mentions.ToArray();
        var mentioned = handles.Length == 0 ? [] : await hub.Accounts
            .Where(a => handles.Contains(a.Handle) && a.DeletedAt == null && (room.CommunityId == null || hub.Memberships.Any(m => m.CommunityId == room.CommunityId && m.AccountId == a.Id)))
            .Select(a => a.Id).ToListAsync(cancel);
        var answered = comment.ParentId is { } first ? await hub.Comments.Where(c => c.Id == first).Select(c => c.AuthorId).SingleAsync(cancel) : null;
        var by = await hub.Accounts.Where(a => a.Id == comment.AuthorId).Select(a => a.Name).SingleOrDefaultAsync(cancel);
        var slug = await hub.Communities.Where(c => c.Id == room.CommunityId).Select(c => c.Slug).SingleOrDefaultAsync(cancel);
        notices.Tell(hub, new SaidIn(room.Instrument, slug, by ?? ""), comment, mentioned, answered);
        if (slug is null) { await notices.TellOthersAsync(hub, room.Instrument, RoomNews.Comments, time.GetUtcNow(), [.. mentioned, .. new[] { answered, comment.AuthorId }.OfType<Guid>()], cancel); }
    }
}
