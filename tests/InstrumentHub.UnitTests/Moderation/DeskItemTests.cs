using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.UnitTests.Moderation;

public sealed class DeskItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ann = Guid.CreateVersion7(Now), Ben = Guid.CreateVersion7(Now);

    [Fact]
    public void What_one_moderator_took_another_cannot_decide_until_the_claim_has_run_out()
    {
        var item = NewItem();
        item.Claim(Ann, Now);

        Assert.Equal("claimed-by-another", Assert.Throws<RuleException>(() => item.Close(Ben, Now)).Code);

        item.Close(Ben, Now + DeskItem.ClaimLasts);
        Assert.False(item.IsOpen);
    }

    [Fact]
    public void Nothing_is_decided_twice()
    {
        var item = NewItem();
        item.Close(Ann, Now);

        Assert.Equal("already-decided", Assert.Throws<RuleException>(() => item.Close(Ann, Now)).Code);

        item.Reopen();
        item.Close(Ben, Now);
    }

    [Theory]
    [InlineData(FlagReason.Unlawful, true, 1, Urgency.High)]
    [InlineData(FlagReason.Unsafe, true, 1, Urgency.Middle)]
    [InlineData(FlagReason.Unsafe, true, 2, Urgency.High)]
    [InlineData(FlagReason.Unsafe, false, 1, Urgency.Low)]
    [InlineData(FlagReason.Spam, false, 3, Urgency.Low)]
    [InlineData(FlagReason.Spam, true, 2, Urgency.Middle)]
    public void Urgency_follows_from_reasons_and_from_who_gave_them(FlagReason reason, bool trusted, int flags, Urgency expected)
    {
        Assert.Equal(expected, Urgencies.Of(flags * reason.Weight(trusted)));
    }

    private static DeskItem NewItem() => new(DeskKind.Flagged, new(SubjectKind.Comment, Guid.CreateVersion7(Now)), "Een reactie", null, null, 1, Now);
}
