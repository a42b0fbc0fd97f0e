using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    /// <summary>What of a text is found by what is asked.</summary>
    [Theory]
    [InlineData("brief", "we schreven brieven", "brieven", MatchKind.Inflected)]
    [InlineData("reis", "over reizen en rusten", "reizen", MatchKind.Inflected)]
    [InlineData("stappen", "nog een stap", "stap", MatchKind.Inflected)]
    [InlineData("brengen", "wat zij hebben gebracht", "gebracht", MatchKind.Inflected)]
    [InlineData("samenwerken", "er is samengewerkt", "samengewerkt", MatchKind.Inflected)]
    [InlineData("het loopt vast", "vergaderingen die vastlopen", "vastlopen", MatchKind.Joined)]
    [InlineData("idee", "nieuwe ideeën", "ideeën", MatchKind.Inflected)]
    [InlineData("collega", "met collega's praten", "collega", MatchKind.Exact)]
    [InlineData("gemeenschappen", "een gemeenschap", "gemeenschap", MatchKind.Inflected)]
    [InlineData("cooperatie", "de coöperatie groeit", "coöperatie", MatchKind.Exact)]
    [InlineData("COÖPERATIE", "de cooperatie groeit", "cooperatie", MatchKind.Exact)]
    [InlineData("financien", "ﬁnanciën regelen", "ﬁnanciën", MatchKind.Exact)]
    [InlineData("strasse", "in de Straße", "Straße", MatchKind.Exact)]
    [InlineData("4x4", "een 4*4 sessie", "4*4", MatchKind.Exact)]
    [InlineData("cocreatie", "een co-creatie", "co-creatie", MatchKind.Exact)]
    [InlineData("kaart", "de wensenkaart", "wensenkaart", MatchKind.CompoundPart)]
    [InlineData("festival", "een kennisfestival", "kennisfestival", MatchKind.CompoundPart)]
    [InlineData("communities", "een community bouwen", "community", MatchKind.OtherLanguage)]
    public void A_Dutch_word_is_found_as_it_is_written(string question, string text, string found, MatchKind kind)
    {
        var snapshot = Build([Catalogue.Text("a", text), Catalogue.Text("b", "iets heel anders")]);
        var hit = Assert.Single(snapshot.Search(new SearchQuery { Text = question, PrefixLastWord = false }).Hits);
        Assert.Contains(hit.Matches, match => match.Found.StartsWith(found, StringComparison.Ordinal) && match.Kind == kind);
    }

    [Theory]
    [InlineData("community", "many communities")]
    [InlineData("celebrate", "we are celebrating")]
    [InlineData("stories", "a story to tell")]
    [InlineData("team", "the team's work")]
    public void An_English_word_is_found_inflected(string question, string text)
    {
        var snapshot = Build([new SearchDocument("a", [new SearchField("body", SearchLanguage.English, text)]), Catalogue.Text("b", "iets heel anders")]);
        Assert.Equal(["a"], snapshot.Search(new SearchQuery { Text = question, PrefixLastWord = false }).Ids());
    }

    [Theory]
    [InlineData("goed", "let it go")]
    [InlineData("zijn", "aan de zijde van")]
    [InlineData("oven", "wij geloven het")]
    [InlineData("rijk", "het is belangrijk")]
    public void Words_that_only_look_alike_are_not_each_other(string question, string text)
    {
        var language = text == "let it go" ? SearchLanguage.English : SearchLanguage.Dutch;
        var snapshot = Build([new SearchDocument("a", [new SearchField("body", language, text)]), Catalogue.Text("b", "iets heel anders")]);
        Assert.Empty(snapshot.Search(new SearchQuery { Text = question, PrefixLastWord = false }).Hits);
    }
}
