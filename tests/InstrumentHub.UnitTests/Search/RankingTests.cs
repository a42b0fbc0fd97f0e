using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

/// <summary>What our own engine promises beyond the contract: scores to the letter of the formula.</summary>
public sealed class RankingTests
{
    [Fact]
    public void A_word_of_two_parts_is_marked_in_one_of_three()
    {
        var spans = Catalogue.Build(Catalogue.Documents).Highlight("cocreatie", "Een Co-creatie-sessie", SearchLanguage.Dutch);
        Assert.Equal([new TextSpan(4, 10)], spans);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Scores_agree_with_the_formula(int seed)
    {
        var random = new Random(seed);
        var documents = RandomCatalogue.Documents(random, 60);
        var snapshot = new LexicalEngine().Build(documents, SlowBm25F.Settings);
        for (var i = 0; i < 50; i++)
        {
            var question = RandomCatalogue.Text(random, 1 + random.Next(4));
            var expected = SlowBm25F.Scores(documents, question.Split(' '));
            var results = snapshot.Search(new SearchQuery { Text = question, Size = 100, PrefixLastWord = false });
            Assert.Equal(expected.Count, results.Total);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), results.Ids().Order(StringComparer.Ordinal));
            foreach (var hit in results.Hits) Assert.Equal(expected[hit.Id], hit.Score, 1e-4);
            Assert.Equal(results.Hits.Select(hit => hit.Score).OrderDescending(), results.Hits.Select(hit => hit.Score));
        }
    }
}
