using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    private static readonly string[] Groups = ["colour", "size", "maker"];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Counts_agree_with_counting_by_hand(int seed)
    {
        var random = new Random(seed);
        var documents = RandomCatalogue.Documents(random, 300);
        var snapshot = Build(documents, SlowBm25F.Settings);
        for (var i = 0; i < 40; i++)
        {
            var word = random.Next(3) == 0 ? "" : RandomCatalogue.Text(random, 1);
            var filters = Filters(random);
            var results = snapshot.Search(new SearchQuery
            {
                Text = word, Filters = filters, FacetGroups = Groups, Size = 300, PrefixLastWord = false,
            });
            var matching = documents.Where(d => word.Length == 0 || d.Fields.Any(f => f.Text.Split(' ').Contains(word))).ToList();
            Assert.Equal(
                matching.Where(d => Passes(d, filters, null)).Select(d => d.Id).Order(StringComparer.Ordinal),
                results.Ids().Order(StringComparer.Ordinal));
            foreach (var group in Groups)
            {
                var expected = matching.Where(d => Passes(d, filters, group)).SelectMany(d => d.Facets[group])
                    .GroupBy(v => v, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
                var counted = results.Facets.Single(f => f.Name == group).Values;
                Assert.Equal(expected, counted.Where(v => v.Count > 0).ToDictionary(v => v.Value, v => v.Count, StringComparer.Ordinal));
                Assert.Equal(
                    filters.GetValueOrDefault(group)?.Where(v => v != "nowhere").Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>(),
                    counted.Where(v => v.Selected).Select(v => v.Value).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void An_unknown_value_matches_nothing_and_an_empty_choice_filters_nothing()
    {
        var query = new SearchQuery { Text = "kaart" };
        Assert.Equal(0, Snapshot.Search(query with { Filters = Choice("kind", "nowhere") }).Total);
        Assert.Equal(0, Snapshot.Search(query with { Filters = Choice("nogroup", "x") }).Total);
        Assert.Equal(Snapshot.Search(query).Total, Snapshot.Search(query with { Filters = Choice("kind") }).Total);
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Choice(string group, params string[] values) =>
        new(StringComparer.Ordinal) { [group] = values };

    private static Dictionary<string, IReadOnlyCollection<string>> Filters(Random random)
    {
        var filters = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        if (random.Next(2) == 0) filters["colour"] = random.Next(2) == 0 ? ["red"] : ["red", "blue"];
        if (random.Next(2) == 0) filters["size"] = random.Next(3) == 0 ? ["nowhere"] : ["small"];
        return filters;
    }

    private static bool Passes(SearchDocument document, Dictionary<string, IReadOnlyCollection<string>> filters, string? except) =>
        filters.All(f => f.Key == except || document.Facets[f.Key].Any(f.Value.Contains));
}
