using InstrumentHub.Core;
using InstrumentHub.Core.Rooms;

namespace InstrumentHub.UnitTests.Rooms;

public sealed class RatingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Room Room = Room.Open(null, "stand-up", Now);

    [Fact]
    public void Two_ratings_show_nothing_and_three_show_how_they_lie()
    {
        List<Rating> ratings = [Give(new(Helps: 5)), Give(new(Helps: 4))];
        RatingRelease.Run(ratings);
        Assert.Equal(RatingPicture.Empty, PictureOf(ratings));

        ratings.Add(Give(new(Helps: 4, Safe: 2)));
        RatingRelease.Run(ratings);

        var picture = PictureOf(ratings);
        Assert.Equal(3, picture.People);
        var helps = picture.Criteria.Single(c => c.Criterion == Criterion.Helps);
        Assert.Equal([0, 0, 0, 2, 1], helps.Counts);
        Assert.Equal((13 + 15) / 8.0, helps.Middle);
        Assert.Equal(4, helps.Median);
        // One person's answer to one criterion is one person's answer.
        Assert.Empty(picture.Criteria.Single(c => c.Criterion == Criterion.Safe).Counts);
    }

    [Fact]
    public void A_few_enthusiasts_do_not_outshine_many_satisfied()
    {
        var few = CriterionPicture.Of(Criterion.Helps, [5, 5, 5]);
        var many = CriterionPicture.Of(Criterion.Helps, [.. Enumerable.Repeat(4, 20), .. Enumerable.Repeat(5, 10)]);

        Assert.True(few.Middle < many.Middle, $"{few.Middle} against {many.Middle}");
        Assert.True(few.High - few.Low > many.High - many.Low);
    }

    [Fact]
    public void A_part_that_would_give_the_rest_away_is_not_shown()
    {
        List<ReleasedRating> ratings =
        [
            .. Enumerable.Repeat(Released("zorg"), 4), .. Enumerable.Repeat(Released("energie"), 3), Released("tuinbouw"), Released(null),
        ];

        // Without energy's part, the two that are left cannot be worked out from the whole.
        Assert.Equal(["zorg"], RatingPicture.Of(ratings).Contexts.Select(c => c.Value));
        Assert.Equal(["zorg", "energie"], RatingPicture.Of([.. ratings, Released(null)]).Contexts.Select(c => c.Value));
    }

    [Fact]
    public void Makers_do_not_rate_their_own()
    {
        Assert.Equal("own-instrument", Assert.Throws<RuleException>(() => Rating.Give(Room, Guid.NewGuid(), isMaker: true, new(Helps: 5), RatingContext.None, Now)).Code);
    }

    /// <summary>Plays a thousand random histories, and looks at them as somebody would who keeps every picture and subtracts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20261121)]
    [InlineData(77)]
    public void No_two_pictures_after_each_other_differ_by_one_or_two_people_in_any_part(int seed)
    {
        Random random = new(seed);
        for (var history = 0; history < 300; history++)
        {
            List<Rating> ratings = [];
            for (var step = 0; step < 30; step++)
            {
                Play(random, ratings);
                var before = ratings.ToDictionary(r => r.RaterId, r => r.Released);
                RatingRelease.Run(ratings);
                var changed = ratings.Where(r => r.Released != before[r.RaterId]).Select(r => (Before: before[r.RaterId], After: r.Released!)).ToList();

                Assert.True(changed.Count is 0 or >= 3, $"seed {seed}, history {history}: {changed.Count} changed");
                foreach (var dimension in Enum.GetValues<Dimension>())
                {
                    var parts = changed.SelectMany(c => new[] { c.Before is null ? c.After.Context.Of(dimension) : c.Before.Context.Of(dimension), c.After.Context.Of(dimension) }.Distinct()).CountBy(p => p ?? "(not told)");
                    Assert.All(parts, p => Assert.True(p.Value >= 3, $"seed {seed}, history {history}, {dimension} {p.Key}: {p.Value}"));
                }
            }
        }
    }

    [Fact]
    public void Who_is_the_only_one_of_a_sector_still_counts_in_the_whole()
    {
        List<Rating> ratings = [Give(new(Helps: 5), "zorg"), Give(new(Helps: 4), "zorg"), Give(new(Helps: 3), "zorg"), Give(new(Helps: 1), "tuinbouw")];

        RatingRelease.Run(ratings);

        Assert.Equal(4, PictureOf(ratings).People);
        Assert.Empty(PictureOf(ratings).Contexts);
    }

    private static void Play(Random random, List<Rating> ratings)
    {
        string?[] sectors = ["zorg", "energie", "tuinbouw", null], phases = ["starten", "uitvoeren", null], sizes = ["5-8", "9-15", null];
        RatingScores scores = new(random.Next(1, 6), random.Next(3) == 0 ? null : random.Next(1, 6));
        RatingContext context = new(random.GetItems(sectors, 1)[0], random.GetItems(phases, 1)[0], random.GetItems(sizes, 1)[0]);
        if (ratings.Count > 0 && random.Next(3) == 0) { ratings[random.Next(ratings.Count)].Change(false, scores, context, Now); }
        else { ratings.Add(Rating.Give(Room, Guid.NewGuid(), false, scores, context, Now)); }
    }

    private static Rating Give(RatingScores scores, string? sector = null) => Rating.Give(Room, Guid.NewGuid(), false, scores, new(sector), Now);

    private static ReleasedRating Released(string? sector) => new(new(Helps: 4), new(sector));

    private static RatingPicture PictureOf(IEnumerable<Rating> ratings) => RatingPicture.Of(ratings.Select(r => r.Released).OfType<ReleasedRating>());
}
