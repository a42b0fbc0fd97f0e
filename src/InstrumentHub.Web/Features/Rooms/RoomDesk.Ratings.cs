using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Rooms;

public sealed partial class RoomDesk
{
    public Task<long> RateAsync(RoomSeat seat, Guid command, NewRating given, CancellationToken cancel)
    {
        DemandKnown(given.Context);
        return DoAsync(seat, Permissions.Rate, command, async work =>
        {
            DemandOpen(work);
            var room = work.Room.Id;
            // All of them: what may be shown depends on what others gave, and the room's row keeps these still.
            var ratings = await work.Hub.Ratings.Where(r => r.RoomId == room).ToListAsync(work.Cancel);
            var (scores, context) = (given.Scores ?? new(), given.Context ?? RatingContext.None);
            if (ratings.Find(r => r.RaterId == work.Me) is { } mine) { mine.Change(seat.IsMaker, scores, context, work.Now); }
            else
            {
                ratings.Add(Rating.Give(work.Room, work.Me, seat.IsMaker, scores, context, work.Now));
                work.Hub.Add(ratings[^1]);
                await notices.TellOthersAsync(work.Hub, seat, RoomNews.Ratings, work.Now, [work.Me], work.Cancel);
            }
            RatingRelease.Run(ratings);
            return work.Note(RoomEventType.Rated);
        }, cancel);
    }

    public Task<long> OpenRoundAsync(RoomSeat seat, Guid command, RatingContext? context, CancellationToken cancel)
    {
        DemandKnown(context);
        return DoAsync(seat, Permissions.HoldRatingRound, command, work =>
        {
            DemandOpen(work);
            var round = work.Room.OpenRound(work.Me, context ?? RatingContext.None, work.Now);
            work.Hub.Add(round);
            return Task.FromResult(work.Note(RoomEventType.RoundOpened, round.Id));
        }, cancel);
    }

    public Task<long> ScoreRoundAsync(RoomSeat seat, Guid command, Guid roundId, RatingScores? scores, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.Rate, command, async work =>
        {
            DemandOpen(work);
            var round = await RoundAsync(work, roundId);
            var before = await work.Hub.RoundScores.SingleOrDefaultAsync(s => s.RoundId == roundId && s.RaterId == work.Me, work.Cancel);
            if (round.Score(work.Me, before, seat.IsMaker, scores ?? new(), work.Now) is { } added) { work.Hub.Add(added); }
            return work.Note(RoomEventType.RoundScored, roundId);
        }, cancel);
    }

    public Task<long> RevealRoundAsync(RoomSeat seat, Guid command, Guid roundId, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.HoldRatingRound, command, async work =>
        {
            (await RoundAsync(work, roundId)).Reveal(work.Now);
            return work.Note(RoomEventType.RoundRevealed, roundId);
        }, cancel);
    }

    public Task<long> CloseRoundAsync(RoomSeat seat, Guid command, Guid roundId, CancellationToken cancel)
    {
        return DoAsync(seat, Permissions.HoldRatingRound, command, async work =>
        {
            work.Room.CloseRound(await RoundAsync(work, roundId), work.Now);
            return work.Note(RoomEventType.RoundClosed, roundId);
        }, cancel);
    }

    private void DemandKnown(RatingContext? context)
    {
        if (context is null) { return; }
        var words = catalogue.Current?.Catalogue ?? throw new CatalogueNotLoadedException();
        if (!(IsKnown(ConceptScheme.Sectors, context.Sector) && IsKnown(ConceptScheme.Phases, context.Phase) && (context.GroupSize is null || RatingContext.GroupSizes.Contains(context.GroupSize))))
        {
            throw new RuleException("context-unknown", "Kies sector, fase en groepsgrootte uit de lijst.");
        }
        bool IsKnown(string scheme, string? value) => value is null || words.Scheme(scheme).Find(value) is not null;
    }

    private static async Task<RatingRound> RoundAsync(RoomWork work, Guid id)
    {
        var room = work.Room.Id;
        return await work.Hub.RatingRounds.SingleOrDefaultAsync(r => r.Id == id && r.RoomId == room, work.Cancel)
            ?? throw new RuleException("round-not-found", "Deze waarderingsronde hoort niet bij deze kamer.");
    }
}
