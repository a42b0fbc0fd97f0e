using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>What is looked at before and after somebody writes.</summary>
public sealed partial class RoomDesk
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <exception cref="Core.RuleException">Too much for somebody who is new.</exception>
    private async Task DemandOfNewcomerAsync(RoomWork work, string body, bool isNew)
    {
        if (work.Seat.Actor is { IsTrusted: true } or { Role: not PlatformRole.Member }) { return; }
        var (me, since) = (work.Me, work.Now - Hour);
        var lastHour = isNew ? await work.Hub.Comments.CountAsync(c => c.AuthorId == me && c.At > since, work.Cancel) : 0;
        Newcomers.Demand(body, lastHour, settings.NewcomerLinks, settings.NewcomerPostsPerHour);
    }

    /// <summary>A word of the host's list hides nothing: somebody looks at it. The list of the desk is read by more people than may read a community's room.</summary>
    private async Task LookForListedWordsAsync(RoomWork work, Comment comment)
    {
        if (lists.Find(comment.Body).Count == 0) { return; }
        await DeskInbox.OpenAsync(work.Hub, DeskKind.ListedWord, new(SubjectKind.Comment, comment.Id),
            work.Room.CommunityId is null ? SafeMarkdown.ToExcerpt(comment.Body, 80) : work.Room.Instrument, comment.AuthorId, work.Room.CommunityId, Urgencies.Waiting, work.Now, work.Cancel);
    }
}
