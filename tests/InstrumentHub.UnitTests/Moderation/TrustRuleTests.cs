using InstrumentHub.Core.Moderation;

namespace InstrumentHub.UnitTests.Moderation;

public sealed class TrustRuleTests
{
    [Theory]
    [InlineData(0, 0, 0, 0, false)]
    [InlineData(0, 4, 0, 4, false)]
    [InlineData(0, 5, 0, 2, true)]
    [InlineData(1, 2, 0, 2, true)]
    [InlineData(1, 1, 1, 2, true)]
    [InlineData(2, 0, 0, 2, true)]
    [InlineData(0, 0, 5, 3, true)]
    public void Trust_comes_from_what_was_made_and_stayed(int proposals, int comments, int steps, int days, bool earned) =>
        Assert.Equal(earned, TrustRule.IsEarnedBy(new(proposals, comments, steps, days, Upheld: 0)));

    [Fact]
    public void One_busy_day_is_not_enough() => Assert.False(TrustRule.IsEarnedBy(new(2, 20, 20, Days: 1, Upheld: 0)));

    [Fact]
    public void As_long_as_something_was_upheld_against_somebody_they_do_not_grow() => Assert.False(TrustRule.IsEarnedBy(new(9, 90, 90, Days: 30, Upheld: 1)));
}
