using System.Text.Json.Serialization;
using InstrumentHub.Core;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>Reads rooms: as they are, a page of threads at a time, and the events after a number. Who may read was settled before.</summary>
public sealed class RoomReader(IDbContextFactory<HubContext> hubs, TimeProvider time)
{
    public const int ThreadsPerPage = 30, AnswersPerThread = 20;

    /// <summary>Events that are sent one by one to who was away; who missed more gets the room as it is.</summary>
    public const int MaxMissed = 500;

    /// <param name="before">Threads that began before this number; the latest when left out.</param>
    /// <param name="startingAt">… or the page that begins with the thread of this number.</param>
    public async Task<RoomState> StateAsync(RoomSeat seat, CancellationToken cancel, long? before = null, long? startingAt = null)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var id = seat.Room.Id;
        // The number first: what is read after it may be newer, never older, and events that repeat it change nothing.
        var now = await hub.Rooms.Where(r => r.Id == id).Select(r => new { r.Seq, r.IsLocked, r.SlowSeconds }).SingleAsync(cancel);
        var (threads, older) = await ThreadsAsync(hub, seat, before, startingAt, cancel);
        var round = await RoundsAsync(hub, hub.RatingRounds.Where(r => r.RoomId == id).OrderByDescending(r => r.OpenedAt).Take(1), cancel);
        return new(seat.Room with { Seq = now.Seq, Locked = now.IsLocked, SlowSeconds = now.SlowSeconds }, threads, older,
            round.Values.FirstOrDefault(), await PictureAsync(hub, id, cancel), await ReaderAsync(hub, seat, threads, round.Keys, cancel), await LookedIntoAsync(hub, id, cancel));
    }

    /// <summary>A moderator of the platform who read along is told of for as long.</summary>
    private static readonly TimeSpan TellsOfLooking = TimeSpan.FromDays(30);

    private async Task<DateTimeOffset?> LookedIntoAsync(HubContext hub, Guid room, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - TellsOfLooking;
        return await hub.RoomEvents.Where(e => e.RoomId == room && e.Type == RoomEventType.LookedInto && e.At > since).MaxAsync(e => (DateTimeOffset?)e.At, cancel);
    }

    /// <summary>All answers of one thread that came before a number, the latest of them, in order.</summary>
    public async Task<IReadOnlyList<CommentView>> AnswersAsync(RoomSeat seat, Guid thread, long before, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var room = seat.Room.Id;
        var rows = await Rows(hub, hub.Comments.ThatStandFor(seat).Where(c => c.RoomId == room && c.ParentId == thread && c.Seq < before).OrderByDescending(c => c.Seq).Take(100)).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Comment.Seq).Select(r => r.For(seat))];
    }

    /// <summary>What a comment said before, oldest first; nothing for one that is not shown.</summary>
    public async Task<IReadOnlyList<CommentEditView>> EditsAsync(RoomSeat seat, Guid comment, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var room = seat.Room.Id;
        var edits = await hub.Comments.Where(c => c.Id == comment && c.RoomId == room && c.TakenBackAt == null && c.HiddenAt == null)
            .SelectMany(c => c.Edits).OrderBy(e => e.Number).Select(e => new { e.Body, e.At }).ToListAsync(cancel);
        return [.. edits.Select(e => new CommentEditView(e.At, e.Body, CommentHtml.Of(e.Body, [], seat.Language)))];
    }

    /// <summary>The number by which a comment's thread is found; null when it is not in this room.</summary>
    public async Task<long?> ThreadOfAsync(RoomSeat seat, Guid comment, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var room = seat.Room.Id;
        return await hub.Comments.Where(c => c.Id == comment && c.RoomId == room)
            .Select(c => (long?)(c.ParentId == null ? c.Seq : hub.Comments.Where(p => p.Id == c.ParentId).Select(p => p.Seq).First())).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The comment that an event brought; null when it brought none.</summary>
    public async Task<Guid?> CommentOfAsync(RoomSeat seat, long seq, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var room = seat.Room.Id;
        return await hub.RoomEvents.Where(e => e.RoomId == room && e.Seq == seq).Select(e => e.SubjectId).SingleOrDefaultAsync(cancel);
    }

    /// <summary>What happened after a number, in order.</summary>
    internal async Task<IReadOnlyList<EventRow>> EventsAsync(Guid room, long after, int most, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        // One trip: this is what stands between a word and the screens.
        var rows = await (
            from e in hub.RoomEvents.AsNoTracking().Where(e => e.RoomId == room && e.Seq > after).OrderBy(e => e.Seq).Take(most)
            from a in hub.Accounts.Where(a => a.Id == e.ActorId && a.DeletedAt == null).DefaultIfEmpty()
            from c in hub.Comments.Where(c => c.Id == e.SubjectId).DefaultIfEmpty()
            from w in hub.Accounts.Where(w => c != null && w.Id == c.AuthorId && w.DeletedAt == null).DefaultIfEmpty()
            orderby e.Seq
            select new
            {
                e, c, actor = a == null ? null : new PersonView(a.Id, a.Name, a.Handle), author = w == null ? null : new PersonView(w.Id, w.Name, w.Handle),
                edits = hub.Set<CommentEdit>().Count(x => x.CommentId == e.SubjectId),
            }).ToListAsync(cancel);

        Guid[] rounds = [.. rows.Where(r => IsAboutRound(r.e.Type)).Select(r => r.e.SubjectId!.Value).Distinct()];
        var roundViews = rounds.Length == 0 ? [] : await RoundsAsync(hub, hub.RatingRounds.Where(r => rounds.Contains(r.Id)), cancel);
        var picture = rows.Exists(r => r.e.Type == RoomEventType.Rated) ? await PictureAsync(hub, room, cancel) : null;
        return [.. rows.Select(r => new EventRow(r.e, r.actor, r.c is null ? null : new(r.c, r.author, r.edits), r.e.SubjectId is { } round ? roundViews.GetValueOrDefault(round) : null, picture))];
    }

    private static bool IsAboutRound(RoomEventType type) =>
        type is RoomEventType.RoundOpened or RoomEventType.RoundScored or RoomEventType.RoundRevealed or RoomEventType.RoundClosed;

    private static async Task<(IReadOnlyList<ThreadView> Threads, long? OlderBefore)> ThreadsAsync(HubContext hub, RoomSeat seat, long? before, long? startingAt, CancellationToken cancel)
    {
        var room = seat.Room.Id;
        var firsts = hub.Comments.ThatStandFor(seat).Where(c => c.RoomId == room && c.ParentId == null);
        var asked = startingAt is { } start ? firsts.Where(c => c.Seq >= start).OrderBy(c => c.Seq) : firsts.Where(c => before == null || c.Seq < before).OrderByDescending(c => c.Seq);
        var rows = (await Rows(hub, asked.Take(ThreadsPerPage)).ToListAsync(cancel)).OrderBy(r => r.Comment.Seq).ToList();
        if (rows.Count == 0) { return ([], null); }

        Guid[] ids = [.. rows.Select(r => r.Comment.Id)];
        var counts = await hub.Comments.ThatStandFor(seat).Where(c => c.RoomId == room && c.ParentId != null && ids.Contains(c.ParentId.Value))
            .GroupBy(c => c.ParentId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var answers = (await AnswersAsync(hub, seat, counts, cancel)).OrderBy(r => r.Comment.Seq).ToLookup(r => r.Comment.ParentId!.Value);

        var oldest = rows[0].Comment.Seq;
        var hasOlder = await firsts.AnyAsync(c => c.Seq < oldest, cancel);
        return ([.. rows.Select(r => Thread(r, [.. answers[r.Comment.Id]], counts.GetValueOrDefault(r.Comment.Id), seat))], hasOlder ? oldest : null);
    }

    /// <summary>Long threads are asked for one by one: a window over all answers of all threads would read every one of them.</summary>
    private static async Task<List<CommentRow>> AnswersAsync(HubContext hub, RoomSeat seat, Dictionary<Guid, int> counts, CancellationToken cancel)
    {
        var (room, comments) = (seat.Room.Id, hub.Comments.ThatStandFor(seat));
        Guid[] briefs = [.. counts.Where(c => c.Value <= AnswersPerThread).Select(c => c.Key)];
        List<CommentRow> answers = briefs.Length == 0 ? [] : await Rows(hub, comments.Where(c => c.RoomId == room && c.ParentId != null && briefs.Contains(c.ParentId.Value))).ToListAsync(cancel);
        foreach (var thread in counts.Where(c => c.Value > AnswersPerThread).Select(c => c.Key))
        {
            answers.AddRange(await Rows(hub, comments.Where(c => c.RoomId == room && c.ParentId == thread).OrderByDescending(c => c.Seq).Take(AnswersPerThread)).ToListAsync(cancel));
        }
        return answers;
    }

    private static ThreadView Thread(CommentRow first, IReadOnlyList<CommentRow> answers, int count, RoomSeat seat) =>
        new(first.For(seat), [.. answers.Select(a => a.For(seat))], Math.Max(0, count - answers.Count));

    private static IQueryable<CommentRow> Rows(HubContext hub, IQueryable<Comment> comments) =>
        from c in comments.AsNoTracking()
        from a in hub.Accounts.Where(a => a.Id == c.AuthorId && a.DeletedAt == null).DefaultIfEmpty()
        select new CommentRow(c, a == null ? null : new PersonView(a.Id, a.Name, a.Handle), hub.Set<CommentEdit>().Count(e => e.CommentId == c.Id));

    private static async Task<Dictionary<Guid, RoundView>> RoundsAsync(HubContext hub, IQueryable<RatingRound> which, CancellationToken cancel)
    {
        var rounds = await (
            from r in which.AsNoTracking()
            from a in hub.Accounts.Where(a => a.Id == r.OpenedBy && a.DeletedAt == null).DefaultIfEmpty()
            select new { r, opener = a == null ? null : new PersonView(a.Id, a.Name, a.Handle) }).ToListAsync(cancel);
        Guid[] shown = [.. rounds.Where(x => x.r.RevealedAt is not null).Select(x => x.r.Id)];
        var scores = shown.Length == 0 ? [] : await hub.RoundScores.AsNoTracking().Where(s => shown.Contains(s.RoundId)).ToListAsync(cancel);
        return rounds.ToDictionary(x => x.r.Id, x => new RoundView(x.r.Id, x.r.State, x.opener, x.r.OpenedAt, x.r.RevealedAt, x.r.Context, x.r.Scored,
            x.r.RevealedAt is null ? null : x.r.PictureOf(scores.Where(s => s.RoundId == x.r.Id).Select(s => s.Scores))));
    }

    private static async Task<RatingPicture> PictureAsync(HubContext hub, Guid room, CancellationToken cancel) =>
        RatingPicture.Of((await hub.Ratings.Where(r => r.RoomId == room && r.Released != null).Select(r => r.Released).ToListAsync(cancel)).OfType<ReleasedRating>());

    private async Task<ReaderView> ReaderAsync(HubContext hub, RoomSeat seat, IReadOnlyList<ThreadView> threads, IEnumerable<Guid> rounds, CancellationToken cancel)
    {
        if (seat.Actor.AccountId is not { } me) { return new(null, seat.Rights, 0, 0, [], null, null, null); }

        var room = seat.Room.Id;
        Guid[] shown = [.. threads.SelectMany(t => t.Answers.Prepend(t.Comment)).Where(c => c.Reactions > 0).Select(c => c.Id)];
        var reacted = shown.Length == 0 ? [] : await hub.Reactions.Where(r => r.AccountId == me && shown.Contains(r.CommentId)).Select(r => r.CommentId).ToListAsync(cancel);
        var mark = await hub.ReadMarks.AsNoTracking().SingleOrDefaultAsync(m => m.RoomId == room && m.AccountId == me, cancel);
        var rating = await hub.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.RoomId == room && r.RaterId == me, cancel);
        Guid[] round = [.. rounds];
        var scores = round.Length == 0 ? null : await hub.RoundScores.AsNoTracking().Where(s => round.Contains(s.RoundId) && s.RaterId == me).Select(s => s.Scores).SingleOrDefaultAsync(cancel);
        // Away for long and not marked yet: this is a new visit, and what came after the last one is new.
        var visit = mark is null ? 0 : time.GetUtcNow() - mark.At > ReadMark.NewVisitAfter ? mark.Seq : mark.VisitSeq;
        return new(seat.Person, seat.Rights, mark?.Seq ?? 0, visit, reacted, rating?.Scores, rating?.Context, scores);
    }
}

/// <summary>What a comment said before it was edited.</summary>
public sealed record CommentEditView(DateTimeOffset At, string Body, [property: JsonConverter(typeof(HtmlAsText))] SafeHtml Html);

/// <summary>An event and what it is about, before it is put into a reader's language.</summary>
public sealed record EventRow(RoomEvent Event, PersonView? Actor, CommentRow? Comment, RoundView? Round, RatingPicture? Picture)
{
    /// <summary>Who may hear it, as it stood when the event was made; null when it was read later, or everyone may.</summary>
    internal MembersMark? Members { get; init; }

    public RoomEventView In(Language language)
    {
        var detail = Event.Type switch
        {
            RoomEventType.Reacted => new RoomEventDetail(CommentId: Event.SubjectId, On: Event.Data?.On, Reactions: Comment is { Comment.IsShown: true } ? Comment.Comment.Reactions : 0),
            RoomEventType.Rated => new(Picture: Picture),
            RoomEventType.LookedInto => new(),
            RoomEventType.Settled => new(Locked: Event.Data?.Locked, SlowSeconds: Event.Data?.SlowSeconds),
            _ => new(Comment: Comment?.In(language), Round: Round),
        };
        // Who rated must not be laid beside how the picture changed, and no moderator of the platform is named.
        var isSecret = Event.Type is RoomEventType.Rated or RoomEventType.RoundScored or RoomEventType.LookedInto;
        return new(Event.RoomId, Event.Seq, Event.Type, Event.At, isSecret ? null : Actor, detail);
    }
}
