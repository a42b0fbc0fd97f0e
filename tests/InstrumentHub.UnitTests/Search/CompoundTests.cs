using InstrumentHub.Search.Analysis;

namespace InstrumentHub.UnitTests.Search;

public sealed class CompoundTests
{
    private readonly CompoundSplitter _splitter = new(DutchWords.Forms);

    [Theory]
    [InlineData("partnerschapskaart", "partnerschaps|kaart")]
    [InlineData("leergemeenschap", "leer|gemeenschap")]
    [InlineData("leergemeenschappen", "leer|gemeenschappen")]
    [InlineData("netwerkbarometer", "netwerk|barometer")]
    [InlineData("opbrengstenanalyse", "opbrengsten|analyse")]
    [InlineData("dialooginstrument", "dialoog|instrument")]
    [InlineData("waardecreatie", "waarde|creatie")]
    [InlineData("kennisfestival", "kennis|festival")]
    [InlineData("doelenscan", "doelen|scan")]
    [InlineData("cultuurscan", "cultuur|scan")]
    [InlineData("leerlingenraad", "leerlingen|raad")]
    [InlineData("communityvorming", "community|vorming")]
    [InlineData("docentontwikkelteam", "docent|ontwikkel|team")]
    public void A_compound_is_split_where_its_words_meet(string word, string parts) => Assert.Equal(parts, string.Join('|', _splitter.Split(word)));

    [Theory]
    [InlineData("geloven")]
    [InlineData("gemeenschap")]
    [InlineData("instrument")]
    [InlineData("barometer")]
    [InlineData("organisatie")]
    [InlineData("verandering")]
    [InlineData("begeleiden")]
    [InlineData("waarden")]
    [InlineData("bestuur")]
    [InlineData("beleid")]
    [InlineData("partners")]
    [InlineData("onderwijs")]
    [InlineData("belangrijk")]
    [InlineData("verschillende")]
    [InlineData("minister")]
    [InlineData("kwartier")]
    [InlineData("verslag")]
    [InlineData("reflectie")]
    [InlineData("facilitator")]
    [InlineData("bijeenkomst")]
    [InlineData("x")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_word_that_is_no_compound_stays_whole(string word) => Assert.Empty(_splitter.Split(word));

    [Fact]
    public void Words_of_the_documents_take_part()
    {
        var learned = new WordForms(8);
        learned.Add("pitstop", WordUse.Word);
        Assert.Equal(["pitstops", "kaart"], new CompoundSplitter(DutchWords.Forms, learned).Split("pitstopskaart"));
        Assert.Empty(_splitter.Split("pitstopskaart"));
    }

    [Fact]
    public void A_derivation_gives_its_root()
    {
        Assert.Equal(["kaart", "partner", "partnerschap"], CompoundParts.Stems("partnerschapskaart", _splitter));
        Assert.Equal(["partner"], CompoundParts.Stems("partnerschap", _splitter));
        Assert.Empty(CompoundParts.Stems("wetenschap", _splitter));
    }
}
