namespace InstrumentHub.Search.Analysis;

/// <summary>
/// Words that carry the sentence and not the subject. Besides articles, pronouns and prepositions these are the words of which
/// questions are made: question words, modal verbs, "I have a group that". They are indexed all the same, so that a question of
/// nothing but stop words and a quoted phrase can still be answered.
/// </summary>
internal static class StopWords
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Dutch = Set(
        """
        de het een t n der des den en of maar want dus dan als dat die dit deze wat wie waar waarom waarmee waarvoor waarin waarop
        waardoor waarbij waaraan waarvan waartoe wanneer hoe hoeveel welk welke wiens
        ik jij je u hij zij ze wij we jullie men m mij me jou hem haar hen hun ons onze mijn mn jouw uw zijn zn dr zich elkaar elkaars
        zelf iemand niemand iedereen ieder iedere elk elke iets niets alles alle al sommige enkele andere ander anderen
        er hier daar daarom daarmee daarvoor daarin daarop daardoor daarbij daaraan daarvan hierbij hiermee hiervoor hieraan
        ervan ervoor ermee erbij erin erop eraan erover ertoe eruit
        in op aan met voor van uit bij door over om te ten ter tot naar tegen onder tussen zonder sinds na per via langs
        binnen buiten boven achter naast rond rondom tijdens volgens vanuit af mee toe heen terug weg
        is ben bent was waren wees geweest word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad
        kan kun kunt kunnen kon konden gekund zal zul zult zullen zou zouden moet moeten moest moesten mag mogen mocht mochten
        wil wilt willen wilde wilden wou hoef hoeft hoeven ga gaat gaan ging gingen gegaan doe doet doen deed deden gedaan
        laat laten liet lieten krijg krijgt krijgen kreeg kregen kom komt komen kwam kwamen maak maakt maken blijf blijft blijven
        niet geen wel ook nog al toch juist zo zoals zulke zon dan toen nu straks ooit nooit altijd vaak soms weer meer meest veel
        vele weinig minder heel erg echt even eens eigenlijk misschien ongeveer bijna alleen slechts vooral graag best beetje paar
        ja nee of omdat zodat doordat totdat terwijl hoewel indien mits tenzij zodra voordat nadat opdat
        s d c x o a bv oa ivm mbt tav ipv evt
        """);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> English = Set(
        """
        the a an and or but if then than so because as of at by for with about against between into through during before after above
        below to from up down in out on off over under again further once here there when where why how what which who whom whose
        this that these those i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
        myself ourselves yourself themselves itself am is are was were be been being have has had having do does did doing done
        can could will would shall should may might must ought need let lets get gets got getting make makes made
        not no nor only own same too very just also even still yet ever never always often sometimes more most much many few less
        some any each every all both other others another such one s t d ll m re ve dont doesnt didnt isnt arent wasnt cant
        wont im id ive youre were thats whats
        """);

    public static bool Contains(ReadOnlySpan<char> folded, SearchLanguage language) =>
        (language == SearchLanguage.Dutch ? Dutch : English).Contains(folded);

    public static IReadOnlyCollection<string> Of(SearchLanguage language) => (language == SearchLanguage.Dutch ? Dutch : English).Set;

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
