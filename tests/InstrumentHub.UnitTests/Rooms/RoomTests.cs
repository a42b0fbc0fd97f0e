using InstrumentHub.Core;
using InstrumentHub.Core.Rooms;

namespace InstrumentHub.UnitTests.Rooms;

public sealed class RoomTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Pace Calm = new(null, 0, Pace.DefaultMaxPerMinute);
    private static readonly Guid Ann = Guid.NewGuid();

    private readonly Room _room = Room.Open(null, "stand-up", Now);

    [Fact]
    public void An_answer_to_an_answer_joins_the_thread()
    {
        var first = Say("Wie heeft dit gedaan?");
        var answer = _room.Say(Ann, "Wij.", first, Calm, Now);
        var second = _room.Say(Ann, "En hoe?", answer, Calm, Now);

        Assert.Equal(first.Id, second.ParentId);
    }

    [Theory]
    [InlineData("", "empty-comment")]
    [InlineData(" \n ", "empty-comment")]
    [InlineData(null, "comment-too-long")]
    public void A_text_that_will_not_do_is_refused(string? body, string code) =>
        Assert.Equal(code, Refused(() => Say(body ?? new string('a', Comment.MaxBodyLength + 1))));

    [Fact]
    public void An_edit_keeps_what_was_said_and_comes_within_the_hour()
    {
        var comment = Say("Eerst");
        comment.Edit("Daarna", Now.AddMinutes(5));

        Assert.Equal("Daarna", comment.Body);
        Assert.Equal("Eerst", Assert.Single(comment.Edits).Body);
        Assert.Equal("edit-too-late", Refused(() => comment.Edit("Te laat", Now + Comment.EditFor + TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void What_is_taken_back_is_gone_with_all_it_said_before()
    {
        var comment = Say("Eerst @ben");
        comment.Edit("Daarna", Now);

        comment.TakeBack(Now);

        Assert.Equal("", comment.Body);
        Assert.Empty(comment.Edits);
        Assert.Equal("comment-gone", Refused(() => comment.React(false, true)));
        Assert.Equal("comment-gone", Refused(() => comment.Edit("Toch", Now)));
    }

    [Fact]
    public void Slow_mode_lets_one_wait_but_not_the_facilitator_of_a_round()
    {
        _room.Settle(locked: false, slowSeconds: 30);

        Assert.Equal("slow-mode", Refused(() => _room.Say(Ann, "Weer ik", null, new(Now.AddSeconds(-10), 1, 20), Now)));
        _room.Say(Ann, "Weer ik", null, new(Now.AddSeconds(-31), 1, 20), Now);
        _room.Say(Ann, "En nu scoren", null, new(Now, 100, null), Now);
    }

    [Fact]
    public void Too_many_a_minute_is_too_many() => Assert.Equal("too-fast", Refused(() => _room.Say(Ann, "Hup", null, new(Now, 20, 20), Now)));

    [Fact]
    public void A_round_is_scored_unseen_and_shown_when_enough_have_scored()
    {
        var round = _room.OpenRound(Ann, RatingContext.None, Now);
        Assert.Equal("round-going-on", Refused(() => _room.OpenRound(Ann, RatingContext.None, Now)));
        List<RoundScore> scores = [Score(round, 2), Score(round, 4)];
        Assert.Equal("round-too-few", Refused(() => round.Reveal(Now)));
        Assert.Null(round.Score(scores[0].RaterId, scores[0], false, new(Helps: 5), Now));
        scores.Add(Score(round, 1));
        Assert.Equal(RatingPicture.Empty, round.PictureOf(scores.Select(s => s.Scores)));

        round.Reveal(Now);

        Assert.Equal([1, 0, 0, 1, 1], round.PictureOf(scores.Select(s => s.Scores)).Criteria[0].Counts);
        Assert.Equal("round-not-open", Refused(() => Score(round, 3)));
        _room.CloseRound(round, Now);
        Assert.Null(_room.RoundId);
    }

    [Fact]
    public void A_visit_ends_after_half_an_hour_away()
    {
        var mark = new ReadMark(_room.Id, Ann, 10, Now);
        mark.See(12, Now.AddMinutes(10));
        Assert.Equal(0, mark.VisitSeq);

        mark.See(20, Now.AddHours(2));
        mark.See(15, Now.AddHours(2));

        Assert.Equal((20, 12), (mark.Seq, mark.VisitSeq));
    }

    [Theory]
    [InlineData("Dag @Ann en @ben-2, ook @ann!", "ann,ben-2")]
    [InlineData("mail@example.org en x@y", "")]
    [InlineData("https://example.org/@ann (@ben)", "ben")]
    public void Mentions_are_words_of_their_own(string text, string expected) => Assert.Equal(expected, string.Join(',', Mention.In(text)));

    private Comment Say(string body) => _room.Say(Ann, body, null, Calm, Now);

    private static RoundScore Score(RatingRound round, int helps) => round.Score(Guid.NewGuid(), null, false, new(Helps: helps), Now)!;

    private static string Refused(Action act) => Assert.Throws<RuleException>(act).Code;
}
