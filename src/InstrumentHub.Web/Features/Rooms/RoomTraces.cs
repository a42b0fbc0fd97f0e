using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>What rooms keep of one person, and what becomes of it when they leave.</summary>
public sealed class RoomTraces(IDbContextFactory<HubContext> hubs)
{
    /// <summary>Everything that somebody said, oldest first.</summary>
    public async Task<IReadOnlyList<SaidRow>> SaidAsync(Guid account, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        return await (
            from c in hub.Comments.Where(c => c.AuthorId == account)
            join r in hub.Rooms on c.RoomId equals r.Id
            from community in hub.Communities.Where(k => k.Id == r.CommunityId).DefaultIfEmpty()
            orderby c.At
            select new SaidRow(c.Id, r.Instrument, community == null ? null : community.Name, c.At, c.EditedAt, c.TakenBackAt, c.Body)).ToListAsync(cancel);
    }

    /// <summary>What their comments said before they edited them.</summary>
    public async Task<IReadOnlyList<CommentEdit>> SaidBeforeAsync(Guid account, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        return await hub.Comments.AsNoTracking().Where(c => c.AuthorId == account).SelectMany(c => c.Edits).OrderBy(e => e.At).ToListAsync(cancel);
    }

    /// <summary>Every rating that somebody gave, by themselves and in rounds.</summary>
    public async Task<IReadOnlyList<RatedRow>> RatedAsync(Guid account, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var own = await (
            from g in hub.Ratings.AsNoTracking().Where(g => g.RaterId == account)
            join r in hub.Rooms on g.RoomId equals r.Id
            select new { r.Instrument, g.At, g.Scores, g.Context }).ToListAsync(cancel);
        var rounds = await (
            from s in hub.RoundScores.AsNoTracking().Where(s => s.RaterId == account)
            join round in hub.RatingRounds on s.RoundId equals round.Id
            join r in hub.Rooms on round.RoomId equals r.Id
            select new { r.Instrument, s.At, s.Scores, round.Context }).ToListAsync(cancel);
        return
        [
            .. own.Select(g => new RatedRow(g.Instrument, "own", g.At, g.Scores.Helps, g.Scores.Effort, g.Scores.Safe, g.Scores.Online, g.Scores.Again, g.Context.Sector, g.Context.Phase, g.Context.GroupSize)),
            .. rounds.Select(g => new RatedRow(g.Instrument, "round", g.At, g.Scores.Helps, g.Scores.Effort, g.Scores.Safe, g.Scores.Online, g.Scores.Again, g.Context.Sector, g.Context.Phase, g.Context.GroupSize)),
        ];
    }

    /// <summary>The comments that somebody gave their thumb.</summary>
    public async Task<IReadOnlyList<ThumbRow>> ThumbsAsync(Guid account, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        return await hub.Reactions.Where(r => r.AccountId == account).OrderBy(r => r.At).Select(r => new ThumbRow(r.CommentId, r.At)).ToListAsync(cancel);
    }

    /// <summary>
    /// Within the transaction of <paramref name="hub"/>. What was said to others stays, without a name; so do scores and thumbs, which count in what others
    /// see: a picture that loses one of its people would show what that one gave.
    /// </summary>
    public static async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        // A number of its own that leads nowhere: two nobodies must not become one, and commands stay unique.
        var nobody = Guid.NewGuid();
        await hub.Comments.Where(c => c.AuthorId == account).ExecuteUpdateAsync(s => s.SetProperty(c => c.AuthorId, (Guid?)null), cancel);
        await hub.RatingRounds.Where(r => r.OpenedBy == account).ExecuteUpdateAsync(s => s.SetProperty(r => r.OpenedBy, (Guid?)null), cancel);
        await hub.RoomEvents.Where(e => e.ActorId == account).ExecuteUpdateAsync(s => s.SetProperty(e => e.ActorId, nobody), cancel);
        await hub.Ratings.Where(r => r.RaterId == account).ExecuteUpdateAsync(s => s.SetProperty(r => r.RaterId, nobody), cancel);
        await hub.RoundScores.Where(r => r.RaterId == account).ExecuteUpdateAsync(s => s.SetProperty(r => r.RaterId, nobody), cancel);
        await hub.Reactions.Where(r => r.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(r => r.AccountId, nobody), cancel);
        await hub.ReadMarks.Where(m => m.AccountId == account).ExecuteDeleteAsync(cancel);
        await hub.RoomPresences.Where(p => p.AccountId == account).ExecuteDeleteAsync(cancel);
    }
}

/// <param name="Community">Null in a public room.</param>
public sealed record SaidRow(Guid Id, string Instrument, string? Community, DateTimeOffset At, DateTimeOffset? EditedAt, DateTimeOffset? TakenBackAt, string Body);

/// <param name="Kind"><c>own</c> or <c>round</c>.</param>
public sealed record RatedRow(
    string Instrument, string Kind, DateTimeOffset At, int? Helps, int? Effort, int? Safe, int? Online, int? Again, string? Sector, string? Phase, string? GroupSize);

public sealed record ThumbRow(Guid CommentId, DateTimeOffset At);
