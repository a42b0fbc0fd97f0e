using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    [Fact]
    public void A_title_counts_for_more_than_a_text()
    {
        var snapshot = Build([
            Catalogue.Text("a-body", "hier gaat het over vertrouwen en zo", "Iets anders"),
            Catalogue.Text("b-title", "hier gaat het over iets anders en zo", "Vertrouwen"),
        ]);
        Assert.Equal(["b-title", "a-body"], snapshot.Search("vertrouwen").Ids());
    }

    [Fact]
    public void A_field_can_be_given_another_weight()
    {
        var settings = SearchSettings.Default with
        {
            Fields = new Dictionary<string, FieldSettings>(StringComparer.Ordinal) { ["title"] = new(0.2), ["body"] = new(5) },
        };
        var snapshot = Build([
            Catalogue.Text("a-body", "hier gaat het over vertrouwen en zo", "Iets anders"),
            Catalogue.Text("b-title", "hier gaat het over iets anders en zo", "Vertrouwen"),
        ], settings);
        Assert.Equal(["a-body", "b-title"], snapshot.Search("vertrouwen").Ids());
    }

    [Fact]
    public void Evidence_tells_which_of_several_fields_of_one_name_it_was()
    {
        var document = new SearchDocument("a",
        [
            new SearchField("situation", SearchLanguage.Dutch, "wij praten langs elkaar heen"),
            new SearchField("situation", SearchLanguage.Dutch, ""),
            new SearchField("situation", SearchLanguage.English, "we lack trust"),
            new SearchField("situation", SearchLanguage.Dutch, "er is weinig vertrouwen"),
        ]);
        var hit = Build([document, Catalogue.Text("b", "iets heel anders")]).Search("vertrouwen").Hits[0];
        var highlight = Assert.Single(hit.Highlights);
        Assert.Equal("er is weinig vertrouwen", highlight.Text);
        Assert.Equal([new TextSpan(13, 10)], highlight.Spans);
        Assert.Contains(hit.Matches, m => m is { Field: "situation", Language: SearchLanguage.Dutch, Found: "vertrouwen" });
    }

    [Fact]
    public void Words_of_two_fields_are_no_neighbours()
    {
        var document = new SearchDocument("a",
        [
            new SearchField("situation", SearchLanguage.Dutch, "wij willen meer"),
            new SearchField("situation", SearchLanguage.Dutch, "vertrouwen in elkaar"),
        ]);
        var snapshot = Build([document]);
        Assert.Equal(0, snapshot.Search("\"meer vertrouwen\"").Total);
        Assert.Equal(1, snapshot.Search("\"vertrouwen in elkaar\"").Total);
    }

    [Fact]
    public void The_page_is_shown_in_its_own_language_where_that_matches()
    {
        var document = new SearchDocument("a",
            [new SearchField("title", SearchLanguage.Dutch, "Canvas voor waarde"), new SearchField("title", SearchLanguage.English, "Value canvas")]);
        var snapshot = Build([document]);
        foreach (var language in Enum.GetValues<SearchLanguage>())
        {
            var hit = snapshot.Search(new SearchQuery { Text = "canvas", Language = language }).Hits[0];
            Assert.All(hit.Highlights, highlight => Assert.Equal(language, highlight.Language));
        }
    }

    [Fact]
    public void A_field_without_highlights_is_searched_and_not_shown()
    {
        var settings = SearchSettings.Default with
        {
            Fields = new Dictionary<string, FieldSettings>(StringComparer.Ordinal) { ["hidden"] = new(1, Highlight: FieldHighlight.None) },
        };
        var hit = Assert.Single(Build([new SearchDocument("a", [new SearchField("hidden", SearchLanguage.Dutch, "schaduwwerk")])], settings).Search("schaduwwerk").Hits);
        Assert.Empty(hit.Highlights);
        Assert.NotEmpty(hit.Matches);
    }

    [Theory]
    [InlineData("🧪")]
    [InlineData("\"")]
    public void A_question_without_a_word_finds_nothing(string text)
    {
        var results = Snapshot.Search(new SearchQuery { Text = text, FacetGroups = ["kind"] });
        Assert.Equal(0, results.Total);
        Assert.Empty(results.Facets[0].Values);
    }

    [Fact]
    public void What_is_too_far_below_the_best_is_in_no_count()
    {
        var query = new SearchQuery { Text = "kaart partners netwerk groep resultaten kennis ", Size = 50, FacetGroups = ["kind"] };
        var all = Snapshot.Search(query);
        var share = all.Hits[1].Score / all.Hits[0].Score * 0.999;
        var some = Snapshot.Search(query with { LeastShare = share });
        Assert.True(all.Total > 2);
        Assert.Equal(all.Hits.Count(hit => hit.Score >= all.Hits[0].Score * share), some.Total);
        Assert.Equal(some.Total, some.Hits.Count);
        Assert.Equal(some.Total, some.Facets[0].Values.Sum(value => value.Count));
    }

    [Fact]
    public void Only_asked_documents_are_given()
    {
        var results = Snapshot.Search(new SearchQuery { Text = "netwerk partners", Ids = ["partnerschapskaart", "nobody"] });
        Assert.Equal(["partnerschapskaart"], results.Ids());
        Assert.Equal(1, results.Total);
    }

    [Fact]
    public void A_look_without_evidence_gives_the_same_order_and_scores()
    {
        var query = new SearchQuery { Text = "kaart voor partners in een netwerk", Size = 50 };
        var (full, bare) = (Snapshot.Search(query), Snapshot.Search(query with { Evidence = false }));
        Assert.Equal(full.Hits.Select(hit => (hit.Id, hit.Score)), bare.Hits.Select(hit => (hit.Id, hit.Score)));
        Assert.All(bare.Hits, hit => Assert.Empty(hit.Highlights));
    }
}
