using InstrumentHub.Core.Moderation;

namespace InstrumentHub.UnitTests.Moderation;

public sealed class WordListTests
{
    private static readonly WordList List = WordList.Parse(["# voorbeeld", "", "sukkel", "domkop*"]);

    [Theory]
    [InlineData("Wat een SUKKEL!", "sukkel")]
    [InlineData("sük\u200Bkel en domkoppen, domkop", "sukkel domkop")]
    [InlineData("sukkelen doen we allemaal", "")]
    [InlineData("", "")]
    public void A_list_finds_its_words_and_no_others(string text, string found) => Assert.Equal(found, string.Join(' ', List.Find(text)));

    [Fact]
    public void A_line_that_is_no_word_is_named()
    {
        Assert.Contains("Line 2", Assert.Throws<FormatException>(() => WordList.Parse(["een", "twee drie"])).Message, StringComparison.Ordinal);
        Assert.Empty(WordList.None.Find("sukkel"));
    }
}
