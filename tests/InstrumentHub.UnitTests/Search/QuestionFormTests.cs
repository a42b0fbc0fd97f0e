using InstrumentHub.Core.Learning;
using InstrumentHub.Search.Querying;

namespace InstrumentHub.UnitTests.Search;

public sealed class QuestionFormTests
{
    [Theory]
    [InlineData("Hoe krijg ik mensen mee?", "mensen mee krijgen")]
    [InlineData("co-creatie met burgers", "Burgers in co-creatie!")]
    public void The_same_question_in_other_words_order_is_the_same(string one, string other) => Assert.Equal(QuestionForm.Of(one), QuestionForm.Of(other));

    [Fact]
    public void A_word_more_is_another_question() => Assert.NotEqual(QuestionForm.Of("vertrouwen"), QuestionForm.Of("vertrouwen in Jan"));

    [Theory]
    [InlineData("bel jan op 06-12345678", true)]
    [InlineData("mail naar j.de.vries@example.org", true)]
    [InlineData("+31 (0)20 123 45 67", true)]
    [InlineData("NL91 ABNA 0417 1643 00", true)]
    [InlineData("wat staat er op https://example.org/jan", true)]
    [InlineData("burgerservicenummer 123456782", true)]
    [InlineData("1234 AB 12", true)]
    [InlineData("werkvorm voor 30 mensen in 2026", false)]
    [InlineData("1-2-4-all", false)]
    [InlineData("25/10 crowd sourcing", false)]
    public void What_points_at_a_person_is_recognised(string text, bool personal) => Assert.Equal(personal, PersonalTraces.In(text));

    [Fact]
    public void A_tally_counts_a_mark_once()
    {
        var tally = new DailyTally(new DateOnly(2026, 11, 21), "key");

        Assert.True(tally.Add(7));
        Assert.False(tally.Add(7));
        Assert.True(tally.Add(0x70));
        Assert.Equal(2, tally.People);
    }
}
