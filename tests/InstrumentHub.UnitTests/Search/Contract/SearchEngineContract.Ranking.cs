using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    [Fact]
    public void An_exact_word_is_never_outranked_by_a_slip()
    {
        var documents = Enumerable.Range(0, 20).Select(i => Catalogue.Text($"slip{i}", "vertruowen vertruowen", "Vertruowen")).ToList();
        documents.Add(Catalogue.Text("z-exact", "ergens in een lange tekst over van alles en nog wat staat ook vertrouwen genoemd"));
        Assert.Equal("z-exact", Build(documents).Search("vertrouwen").Hits[0].Id);
    }

    [Fact]
    public void An_exact_word_goes_before_an_inflection_and_that_before_a_compound()
    {
        var snapshot = Build([
            Catalogue.Text("a-compound", "de wensenkaart ligt klaar"),
            Catalogue.Text("b-inflected", "de kaarten liggen klaar"),
            Catalogue.Text("c-exact", "de kaart ligt klaar"),
        ]);
        Assert.Equal(["c-exact", "b-inflected", "a-compound"], snapshot.Search("kaart ").Ids());
    }

    [Fact]
    public void More_of_the_informative_words_beats_more_of_one()
    {
        var documents = new List<SearchDocument>
        {
            Catalogue.Text("one", "vertrouwen vertrouwen vertrouwen vertrouwen vertrouwen vertrouwen"),
            Catalogue.Text("two", "vertrouwen tussen concurrenten en nog een paar gewone woorden erbij"),
        };
        Assert.Equal("two", Build(documents).Search("vertrouwen concurrenten").Hits[0].Id);
    }

    [Fact]
    public void Words_together_in_the_asked_order_go_first()
    {
        var snapshot = Build([
            Catalogue.Text("a-apart", "lopen door de stille straat met zeven andere woorden en mensen"),
            Catalogue.Text("b-together", "lopen door de straat met zeven andere woorden en stille mensen"),
        ]);
        Assert.Equal("b-together", snapshot.Search("stille mensen").Hits[0].Id);
    }

    [Fact]
    public void Equal_scores_are_ordered_by_id_whatever_the_order_of_arrival()
    {
        var documents = Enumerable.Range(0, 50).Select(i => Catalogue.Text($"d{i:00}", "vertrouwen groeit")).ToList();
        var expected = documents.Select(d => d.Id).ToList();
        documents.Reverse();
        Assert.Equal(expected, Build(documents).Search(new SearchQuery { Text = "vertrouwen", Size = 50 }).Ids());
    }

    [Fact]
    public void Pages_join_without_gap_or_overlap()
    {
        var documents = RandomCatalogue.Documents(new Random(7), 600);
        var snapshot = Build(documents);
        foreach (var sort in new[] { SearchSort.Relevance, SearchSort.Title, SearchSort.Newest })
        {
            var query = new SearchQuery { Text = "w0 w7", Sort = sort };
            var all = snapshot.Search(query with { Size = 600 }).Ids();
            var pages = Enumerable.Range(0, 7).SelectMany(p => snapshot.Search(query with { Offset = p * 97, Size = 97 }).Ids());
            Assert.Equal(all, pages);
        }
    }

    [Fact]
    public void Two_languages_of_one_text_count_once()
    {
        var one = new SearchDocument("a-one", [new SearchField("title", SearchLanguage.Dutch, "Canvas")]);
        var both = new SearchDocument("b-both",
            [new SearchField("title", SearchLanguage.Dutch, "Canvas"), new SearchField("title", SearchLanguage.English, "Canvas")]);
        var hits = Build([both, one]).Search("canvas").Hits;
        Assert.Equal(hits[0].Score, hits[1].Score, 1e-6);
    }
}
