using FsCheck;
using FsCheck.Fluent;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.UnitTests.Search;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Co-creatie", "co creatie cocreatie")]
    [InlineData("D-66", "d 66 d66")]
    [InlineData("4*4 PitStop", "4x4 pitstop")]
    [InlineData("foto's en collega’s", "foto en collega")]
    [InlineData("zo'n d'r", "zo dr")]
    [InlineData("één ideeën coöperatie", "een ideeen cooperatie")]
    [InlineData("ﬁnanciën Œuvre straße ĳs", "financien oeuvre strasse ijs")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth")]
    [InlineData("e\u0301e\u0301n", "een")]
    [InlineData("state-of-the-art", "state of the art stateoftheart")]
    [InlineData("- -a- 'b' --", "a b")]
    [InlineData("\ud800 a \udc00", "a")]
    [InlineData("", "")]
    public void Text_is_cut_into_folded_words(string text, string words)
    {
        var tokenizer = new Tokenizer();
        var found = new List<string>();
        foreach (var token in tokenizer.Tokenize(text)) found.Add(tokenizer.Folded(token).ToString());
        Assert.Equal(words, string.Join(' ', found));
    }

    [Theory]
    [InlineData("Een co-creatie: e\u0301e\u0301n!", "Een|co|creatie|co-creatie|e\u0301e\u0301n")]
    [InlineData("foto's 👩‍🔬 test", "foto's|test")]
    public void A_word_knows_its_place_in_the_original(string text, string words)
    {
        var found = new List<string>();
        foreach (var token in new Tokenizer().Tokenize(text)) found.Add(text[token.Start..token.End]);
        Assert.Equal(words, string.Join('|', found));
    }

    [Fact]
    public void A_joined_word_takes_the_place_of_its_parts()
    {
        var places = new List<(int, int)>();
        foreach (var token in new Tokenizer().Tokenize("een co-creatie wiel")) places.Add((token.Position, token.Span));
        Assert.Equal([(0, 1), (1, 1), (2, 1), (1, 2), (3, 1)], places);
    }

    [Fact]
    public void Every_token_lies_in_its_text_and_folds_to_its_word()
    {
        var tokenizer = new Tokenizer();
        var property = Prop.ForAll<string>(text =>
        {
            foreach (var token in tokenizer.Tokenize(text ?? ""))
            {
                Assert.True(token.Start >= 0 && token.Start < token.End && token.End <= text!.Length);
                Assert.True(token.FoldedLength > 0);
            }
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(1121, 1), property);
    }
}
