using InstrumentHub.Search;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.UnitTests.Search;

public sealed class StemmerTests
{
    /// <summary>Words that walk through every rule of the published description.</summary>
    [Theory]
    [InlineData("lichaam licham lichamelijk licham lichamelijke licham lichamelijkheden licham")]
    [InlineData("mogelijkheden mogelijk mogelijkheid mogelijk gekheid gekheid schoonheid schoonheid waarheden waarheid")]
    [InlineData("leren ler leert leert lerende lerend lessen less gemeenten gemeent genen gen dagene dag")]
    [InlineData("bakken bak bidden bid katten kat poppen popp")]
    [InlineData("partners partner bureaus bureaus tantes tantes dagse dag ijse ijs glas glas huisjes huisjes")]
    [InlineData("werking werking verbetering verbeter verbeterend verbeter koningin koningin vernietigend verniet bewegend beweg")]
    [InlineData("voornemen voornem veiligheid veilig nijdig nijdig weigerig weiger")]
    [InlineData("dankbaar dankbar herkenbaar herken leefbaarheid leefbar dankbare dankbar drinkbare drinkbar zichtbar zichtbar")]
    [InlineData("maan man manen man brood brod zuur zur been ben baai baai voorraad voorrad")]
    [InlineData("yoga yoga bayer bayer ayen ayen eis eis ruien rui")]
    [InlineData("één een coördinatie coordinatie reünie reunie blèren blèr")]
    [InlineData("a a is is ee ee ene ene en en s s")]
    public void The_Dutch_stemmer_follows_Porter(string pairs) =>
        AssertPairs(pairs, static (word, length) => DutchStemmer.Stem(word, length));

    [Theory]
    [InlineData("consign consign consigned consign consignment consign consistency consist consistently consist")]
    [InlineData("knack knack knackeries knackeri knightly knight knavish knavish kneeling kneel")]
    [InlineData("caresses caress ponies poni ties tie cries cri gas gas this this kiwis kiwi gaps gap")]
    [InlineData("feed feed agreed agre plastered plaster bled bled motoring motor sing sing conflated conflat troubled troubl")]
    [InlineData("hopping hop hoping hope falling fall hissing hiss fizzed fizz filing file bed bed luxuriated luxuri")]
    [InlineData("happy happi sky sky by by say say cry cri youth youth")]
    [InlineData("relational relat conditional condit rational ration valency valenc digitizer digit operator oper")]
    [InlineData("feudalism feudal decisiveness decis hopefulness hope callousness callous formality formal sensitivity sensit")]
    [InlineData("triplicate triplic formative format formalize formal electricity electr goodness good helpful help")]
    [InlineData("revival reviv allowance allow inference infer airliner airlin adjustable adjust replacement replac adoption adopt")]
    [InlineData("probate probat rate rate cease ceas controlling control rolling roll")]
    [InlineData("generate generat general general communities communiti community communiti arsenal arsenal")]
    [InlineData("skis ski skies sky dying die news news inning inning proceed proceed early earli")]
    public void The_English_stemmer_follows_Porter2(string pairs) =>
        AssertPairs(pairs, static (word, length) => EnglishStemmer.Stem(word, length));

    [Theory]
    [InlineData("brief", "brieven")]
    [InlineData("reis", "reizen")]
    [InlineData("geef", "geven")]
    [InlineData("idee", "ideeen")]
    [InlineData("strategie", "strategieen")]
    [InlineData("collega", "collegas")]
    [InlineData("foto", "fotos")]
    [InlineData("kaart", "kaarten")]
    [InlineData("gemeenschap", "gemeenschappen")]
    public void Dutch_forms_of_a_word_share_a_stem(string one, string other) =>
        Assert.Equal(Analyzer.Stem(one, SearchLanguage.Dutch), Analyzer.Stem(other, SearchLanguage.Dutch));

    private delegate int Stemmer(Span<char> word, int length);

    private static void AssertPairs(string pairs, Stemmer stem)
    {
        var words = pairs.Split(' ');
        Span<char> buffer = stackalloc char[64];
        for (var i = 0; i < words.Length; i += 2)
        {
            words[i].CopyTo(buffer);
            Assert.Equal($"{words[i]} {words[i + 1]}", $"{words[i]} {buffer[..stem(buffer, words[i].Length)]}");
        }
    }
}
