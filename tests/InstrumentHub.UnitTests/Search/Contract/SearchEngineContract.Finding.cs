using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    [Theory]
    [InlineData("partnerschapskaart", "partnerschapskaart")]
    [InlineData("kaart voor partners", "partnerschapskaart")]
    [InlineData("kaart partners", "partnerschapskaart")]
    [InlineData("partnershapskaart", "partnerschapskaart")]
    [InlineData("artnerschapskaart", "partnerschapskaart")]
    [InlineData("barometer", "netwerkbarometer")]
    [InlineData("cocreatiewiel", "co-creatiewiel")]
    [InlineData("co creatie wiel", "co-creatiewiel")]
    [InlineData("co-creatiewiel", "co-creatiewiel")]
    [InlineData("co creatiewil", "co-creatiewiel")]
    [InlineData("4*4 PitStop", "4x4-pitstop")]
    [InlineData("4x4", "4x4-pitstop")]
    [InlineData("pit stop", "4x4-pitstop")]
    [InlineData("pitstob", "4x4-pitstop")]
    [InlineData("IDEEEN", "4x4-pitstop")]
    [InlineData("idee", "4x4-pitstop")]
    [InlineData("collegas", "4x4-pitstop")]
    [InlineData("community", "kennisfestival")]
    [InlineData("kennis festivall", "kennisfestival")]
    [InlineData("wat goed gaat gaat ongemerkt voorbij", "succes-vieren")]
    [InlineData("hoe krijg ik de stille mensen aan het woord", "stille-stemmen")]
    [InlineData("celebrating successes", "succes-vieren")]
    [InlineData("netwerkb", "netwerkbarometer")]
    [InlineData("ｎｅｔｗｅｒｋｂａｒｏｍｅｔｅｒ", "netwerkbarometer")]
    [InlineData("net\u00ADwerk\u200Bbarometer", "netwerkbarometer")]
    public void A_question_finds_its_instrument_first(string question, string id)
    {
        Assert.Equal(id, Snapshot.Search(question).Hits[0].Id);
    }

    [Fact]
    public void A_compound_finds_its_parts_as_neighbours_and_the_other_way_round()
    {
        Assert.Equal(["stille-stemmen", "succes-vieren"], Snapshot.Search("leergemeenschap").Ids().Order());
        Assert.Equal(["stille-stemmen", "succes-vieren"], Snapshot.Search("leer gemeenschap").Ids().Take(2).Order());
    }

    [Fact]
    public void An_unknown_word_does_not_empty_the_result()
    {
        Assert.Equal("netwerkbarometer", Snapshot.Search("xyzzyq netwerk").Hits[0].Id);
        Assert.Equal(0, Snapshot.Search("xyzzyq").Total);
    }

    [Fact]
    public void A_question_of_stop_words_is_searched_all_the_same()
    {
        Assert.NotEqual(0, Snapshot.Search("wat hebben we").Total);
    }

    [Fact]
    public void Each_word_is_explained()
    {
        var words = Snapshot.Search("de kaart xyzzyq ").Words;
        Assert.Equal([QueryWordUse.StopWord, QueryWordUse.Searched, QueryWordUse.Unknown], words.Select(word => word.Use));
        Assert.Equal(["kaart", "partnerschapskaart"], words[1].Found);
    }

    [Theory]
    [InlineData("\"leer gemeenschap\"", "stille-stemmen")]
    [InlineData("\"hele leergemeenschap\"", "succes-vieren")]
    [InlineData("„stille mensen”", "stille-stemmen")]
    public void A_quoted_phrase_must_occur(string question, string id)
    {
        var hit = Assert.Single(Snapshot.Search(question).Hits);
        Assert.Equal(id, hit.Id);
        Assert.Contains(hit.Matches, match => match.Kind == MatchKind.Phrase);
    }

    [Fact]
    public void A_quoted_phrase_that_occurs_nowhere_finds_nothing()
    {
        Assert.Equal(0, Snapshot.Search("\"gemeenschap hele\" kaart").Total);
    }

    [Theory]
    [InlineData("partnershapskaart", "partnerschapskaart")]
    [InlineData("co creatiewil", "co-creatiewiel")]
    [InlineData("kennis festivall", "kennisfestival")]
    [InlineData("de netwerkbarometr invullen", "de netwerkbarometer invullen")]
    public void A_misspelt_question_gets_a_suggestion(string question, string suggestion)
    {
        Assert.Equal(suggestion, Snapshot.Search(question).DidYouMean);
    }

    [Theory]
    [InlineData("partnerschapskaart")]
    [InlineData("xyzzyq")]
    [InlineData("stille mensen")]
    [InlineData("")]
    public void A_question_that_needs_no_correction_gets_none(string question)
    {
        Assert.Null(Snapshot.Search(question).DidYouMean);
    }

    [Fact]
    public void Browsing_gives_all_documents_by_title()
    {
        var results = Snapshot.Search(new SearchQuery { Size = 3 });
        Assert.Equal(Catalogue.Documents.Count, results.Total);
        Assert.Equal(["4x4-pitstop", "co-creatiewiel", "kennisfestival"], results.Ids());
    }

    [Fact]
    public void Evidence_says_which_word_was_found_where_and_how()
    {
        var hit = Snapshot.Search("kaart voor partners").Hits[0];
        Assert.Contains(hit.Matches, m => m is { Word: "kaart", Found: "Partnerschapskaart", Field: "title", Kind: MatchKind.CompoundPart });
        Assert.Contains(hit.Matches, m => m is { Word: "kaart", Found: "kaart", Field: "body", Kind: MatchKind.Exact });
        Assert.Contains(hit.Matches, m => m is { Word: "partners", Kind: MatchKind.Exact });
        Assert.True(hit.Matches.Sum(m => m.Contribution) <= hit.Score * 1.0001);
    }
}
