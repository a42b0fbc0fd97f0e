namespace InstrumentHub.BrowserTests.Looks;

/// <summary>One address of every page and of every state that can be asked for by address.</summary>
internal static class Addresses
{
    public static readonly string[] Dutch =
    [
        "/",
        "/instrumenten",
        "/instrumenten?q=iedereen%20knikt%20maar%20niemand%20doet%20iets",
        "/instrumenten?q=vertouwen",
        "/instrumenten?q=zzzqqqxxx",
        "/instrumenten?kind=scan&phase=starten&page=1",
        "/instrumenten/seeds-of-innovation",
        "/instrumenten/4x4-pitstop-methode",
        "/instrumenten/seeds-of-innovation/invulblad",
        "/instrumenten/liso-prioritering/invulblad",
        "/instrumenten/afwegingskader-vertrouwen/invulblad",
        "/instrumenten/bouwstenen-lerende-innovatie-community/invulblad",
        "/instrumenten/seeds-of-innovation/versies",
        "/vergelijken",
        "/vergelijken?i=seeds-of-innovation&i=partnerschapskaart&i=commitment-toets",
        "/selectie",
        "/selectie?i=seeds-of-innovation&i=partnerschapskaart",
        "/fasen",
        "/fasen/starten",
        "/begrippen",
        "/begrippen/vertrouwen",
        "/verbanden",
        "/verbanden?depth=2",
        "/verbanden?focus=concept%3Avertrouwen&depth=2",
        "/verbanden?q=niemand%20zegt%20wat%20hij%20denkt",
        "/praktijken",
        "/praktijken/gas-erop",
        "/communities",
        "/communities?q=nergens",
        "/over",
        "/toegankelijkheid",
        "/privacy",
        "/colofon",
        "/zoekhulp",
        "/ontwikkelaars",
        "/gedragsregels",
        "/is-er-niet",
    ];

    public static readonly string[] English =
    [
        "/en",
        "/en/instruments?q=nobody%20speaks",
        "/en/instruments/seeds-of-innovation",
        "/en/instruments/liso-prioritering/worksheet",
        "/en/compare?i=seeds-of-innovation&i=partnerschapskaart",
        "/en/phases/starten",
        "/en/concepts",
        "/en/concepts/vertrouwen",
        "/en/connections",
        "/en/connections?focus=instrument%3Aseeds-of-innovation",
        "/en/cases/gas-erop",
        "/en/about",
        "/en/conduct",
        "/en/is-not-there",
    ];

    public static TheoryData<string> All => [.. Dutch, .. English];
}
