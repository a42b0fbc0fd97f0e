using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    [Fact]
    public void Similar_documents_share_words_and_say_which()
    {
        var hit = Snapshot.Similar("succes-vieren", 3)[0];
        Assert.NotEmpty(hit.Shared);
        Assert.DoesNotContain(Snapshot.Similar("succes-vieren", 9), h => h.Id == "succes-vieren");
        Assert.Empty(Snapshot.Similar("nobody", 3));
    }

    [Theory]
    [InlineData("partner", "hoe houden we partners betrokken", "Partnerschapskaart")]
    [InlineData("netw", "indicatoren voor ons netwerk", "Netwerkbarometer")]
    public void Situations_come_before_instruments(string typed, string situation, string title)
    {
        Assert.Equal([situation, title], Snapshot.Suggest(typed, SearchLanguage.Dutch, 8).Select(s => s.Text));
    }

    [Theory]
    [InlineData("co-creatie", "Co|creatie")]
    [InlineData("cocre", "Co-cre")]
    [InlineData("pitst", "PitSt")]
    [InlineData("stille men", "stille|men")]
    public void What_was_typed_is_marked(string typed, string marked)
    {
        var suggestion = Snapshot.Suggest(typed, SearchLanguage.Dutch, 8)[0];
        Assert.Equal(marked, string.Join('|', suggestion.Spans.Select(s => suggestion.Text.Substring(s.Start, s.Length))));
    }

    [Theory]
    [InlineData("netwrk", "Netwerkbarometer")]
    [InlineData("partnershap", "Partnerschapskaart")]
    public void A_slip_still_gets_suggestions(string typed, string title)
    {
        Assert.Contains(Snapshot.Suggest(typed, SearchLanguage.Dutch, 8), s => s.Text == title);
    }
}
