using System.Diagnostics;
using InstrumentHub.Search;
using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Association;

namespace InstrumentHub.UnitTests.Search;

public sealed class VerbTests
{
    [Theory]
    [InlineData("klopt", "kloppen")]
    [InlineData("gebracht", "brengen")]
    [InlineData("gewerkt", "werken")]
    [InlineData("haakte", "haken")]
    [InlineData("vastgelopen", "vastlopen")]
    [InlineData("afgehaakt", "afhaken")]
    [InlineData("besproken", "bespreken")]
    [InlineData("leeft", "leven")]
    [InlineData("zet", null)]
    [InlineData("kaart", null)]
    [InlineData("leden", null)]
    [InlineData("lijst", null)]
    [InlineData("vast", null)]
    [InlineData("invoeren", null)]
    [InlineData("gemeente", null)]
    public void A_form_of_a_verb_leads_to_its_infinitive_and_a_noun_does_not(string form, string? infinitive) =>
        Assert.Equal(infinitive, DutchVerbs.Infinitive(form));

    [Theory]
    [InlineData("het loopt steeds vast", "vastlopen")]
    [InlineData("mensen haken na een uur af", "afhaken")]
    [InlineData("de groep valt stil", "stilvallen")]
    public void A_loose_particle_is_put_back(string text, string infinitive) =>
        Assert.Contains(infinitive, LooseVerbs.Find(text.Split(' '), word => word).Select(v => v.Infinitive));

    [Fact]
    public void Forms_of_a_verb_find_each_other()
    {
        var snapshot = Catalogue.Build([Catalogue.Text("a", "als een groep vastloopt"), Catalogue.Text("b", "iets anders")]);

        foreach (var question in (string[])["vastgelopen", "vastlopen", "alles loopt vast"])
            Assert.Equal(["a"], snapshot.Search(question).Ids());
    }

    [Theory]
    [InlineData("🙂")]
    [InlineData("\"")]
    [InlineData("?!")]
    public void A_question_without_words_finds_nothing(string text)
    {
        Assert.Equal(0, Catalogue.Snapshot.Search(text).Total);
        Assert.Equal(0, AssociativeSnapshot.Build(Catalogue.Snapshot, Catalogue.Documents, ConceptNetwork.Empty).Search(new SearchQuery { Text = text }).Total);
        Assert.Equal(Catalogue.Documents.Count, Catalogue.Snapshot.Search(" ").Total);
    }

    [Fact]
    public void What_is_far_below_the_best_is_neither_found_nor_counted()
    {
        var all = Catalogue.Snapshot.Search(new SearchQuery { Text = "korte vragenlijst over het netwerk", FacetGroups = ["kind"], Size = 50 });
        var some = Catalogue.Snapshot.Search(new SearchQuery { Text = "korte vragenlijst over het netwerk", FacetGroups = ["kind"], Size = 50, LeastShare = 0.5 });

        Assert.True(some.Total < all.Total);
        Assert.Equal(some.Total, some.Hits.Count);
        Assert.Equal(some.Total, some.Facets[0].Values.Sum(v => v.Count));
        Assert.Equal(all.Hits.Take(some.Total).Select(h => h.Id), some.Hits.Select(h => h.Id));
    }

    [Fact]
    public void An_unfinished_word_of_a_sentence_is_no_beginning_of_another()
    {
        var snapshot = Catalogue.Build([Catalogue.Text("a", "mantelzorgers en management"), Catalogue.Text("b", "veertig deelnemers")]);

        Assert.Equal(["b"], snapshot.Search("met veertig man").Ids());
    }

    /// <summary>A fixed time of other random questions in every run, whose seed is printed.</summary>
    [Fact]
    public void Random_questions_for_three_seconds_are_each_answered_within_one()
    {
        var seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var snapshot = AssociativeSnapshot.Build(Catalogue.Snapshot, Catalogue.Documents, ConceptNetwork.Empty);
        string[] pieces = ["kaart", "partnerschap", "vast", "loopt", "ge", "be", "af", "-", "'", "\"", " ", "\u0301", "\ud83d", "\udc4d", "ß", "ﬁ", "\u00ad", "ĳ", "İ", "4*4", "en", "d", "t"];
        for (var end = Stopwatch.GetTimestamp() + (3 * Stopwatch.Frequency); Stopwatch.GetTimestamp() < end;)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ =>
                random.Next(4) == 0 ? ((char)random.Next(0x20, 0x3000)).ToString() : pieces[random.Next(pieces.Length)]));
            var started = Stopwatch.GetTimestamp();

            var results = snapshot.Search(new SearchQuery { Text = text, Size = 100 });

            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1), text);
            Assert.True(results.Total >= results.Hits.Count);
            Catalogue.Snapshot.Highlight(text, text, SearchLanguage.Dutch);
            Catalogue.Snapshot.Suggest(text, SearchLanguage.Dutch, 8);
            foreach (var word in text.Split(' ')) Assert.True(Analyzer.Stem(Folding.Fold(word), SearchLanguage.Dutch).Length <= Tokenizer.MaxWord + 20);
        }
    }
}
