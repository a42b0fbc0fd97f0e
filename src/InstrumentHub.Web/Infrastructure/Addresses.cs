using InstrumentHub.Core;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Every address of the site in one place, in the language of the page that asks. Dutch addresses have no prefix, English ones begin with
/// <c>/en</c>; a test follows each of them to its controller.
/// </summary>
public sealed partial class Addresses(Language language)
{
    /// <summary>The text pages: the key of the content file and its address in both languages.</summary>
    private static readonly Dictionary<string, (string Nl, string En)> Pages = new()
    {
        ["over"] = ("/over", "/en/about"),
        ["toegankelijkheid"] = ("/toegankelijkheid", "/en/accessibility"),
        ["privacy"] = ("/privacy", "/en/privacy"),
        ["colofon"] = ("/colofon", "/en/colophon"),
        ["gedragsregels"] = ("/gedragsregels", "/en/conduct"),
        ["meldpunt"] = ("/meldpunt", "/en/notice-and-action"),
        ["zoeken"] = ("/zoekhulp", "/en/search-help"),
        ["ontwikkelaars"] = ("/ontwikkelaars", "/en/developers"),
    };

    /// <summary>The words of addresses in both languages, at the start and behind the name of an instrument.</summary>
    private static readonly (string Nl, string En)[] Words =
    [
        ("instrumenten", "instruments"), ("vergelijken", "compare"), ("selectie", "selection"), ("begrippen", "concepts"), ("praktijken", "cases"),
        ("fasen", "phases"), ("verbanden", "connections"), .. Pages.Values.Select(p => (p.Nl[1..], p.En["/en/".Length..])),
    ];

    private static readonly (string Nl, string En)[] Parts = [("invulblad", "worksheet"), ("versies", "revisions"), ("kaart.png", "card.png")];

    /// <summary>The keys of all text pages that have an address.</summary>
    public static IReadOnlyCollection<string> PageKeys => Pages.Keys;

    public Language Language => language;

    public string Home => Of("/", "/en");
    public string Instruments => Of("/instrumenten", "/en/instruments");
    public string Compare => Of("/vergelijken", "/en/compare");
    public string Selection => Of("/selectie", "/en/selection");
    public string Connections => Of("/verbanden", "/en/connections");
    public string Concepts => Of("/begrippen", "/en/concepts");
    public string Cases => Of("/praktijken", "/en/cases");
    public string Phases => Of("/fasen", "/en/phases");
    public string SignIn => Of("/inloggen", "/en/sign-in");
    public string Register => Of("/registreren", "/en/register");
    public string SignOut => Of("/uitloggen", "/en/sign-out");
    public string Me => Of("/mijn", "/en/me");
    public string Communities => Of("/communities", "/en/communities");
    /// <summary>Where the forms of rooms go, before the room's id.</summary>
    public string RoomActs => Of("/kamers", "/en/rooms");
    public string Feed => Of("/feed.atom", "/en/feed.atom");
    public string SiteCard => Of("/kaart.png", "/en/card.png");
    public string OpenSearch => Of("/opensearch.xml", "/en/opensearch.xml");

    public static string CatalogueZip => "/catalogus.zip";
    public static string CatalogueJson => "/catalogus.json";
    public static string CatalogueCsv => "/catalogus.csv";
    public static string ThesaurusTurtle => "/begrippen.ttl";
    public static string ThesaurusJsonLd => "/begrippen.jsonld";
    public static string Oai => "/oai";
    public static string Api => "/api/v1";
    public static string ApiDescription => "/api/v1/openapi.json";

    public string Instrument(string slug) => $"{Instruments}/{slug}";
    public string Worksheet(string slug) => $"{Instrument(slug)}/{Of("invulblad", "worksheet")}";
    public string Revisions(string slug) => $"{Instrument(slug)}/{Of("versies", "revisions")}";
    public string Revision(string slug, int number) => $"{Revisions(slug)}/{number}";
    public string SocialCard(string slug) => $"{Instrument(slug)}/{Of("kaart.png", "card.png")}";
    public string Profile(string handle) => $"{Of("/mensen", "/en/people")}/{handle}";
    public string Community(string slug) => $"{Communities}/{slug}";
    /// <summary>The public room of an instrument.</summary>
    public string Room(string instrument) => $"{Instrument(instrument)}/{Of("gesprek", "conversation")}";
    /// <summary>A community's own room about an instrument.</summary>
    public string Room(string community, string instrument) => $"{Community(community)}/{Of("kamers", "rooms")}/{instrument}";
    /// <summary>Where one says of two instruments whether they belong together.</summary>
    public string Vote(string slug, string other) => $"{Instrument(slug)}/{Of("verwant", "related")}/{other}";
    public string Phase(string id) => $"{Phases}/{id}";
    public string Concept(string id) => $"{Concepts}/{id}";
    /// <summary>The map around a place, such as <c>instrument:stand-up</c>.</summary>
    public string ConnectionsOf(string place) => $"{Connections}?focus={Uri.EscapeDataString(place)}";
    public string Case(string slug) => $"{Cases}/{slug}";

    /// <summary>The address of a text page; the home page for a key that has none.</summary>
    public string Page(string key) => Pages.TryGetValue(key, out var page) ? Of(page.Nl, page.En) : Home;

    /// <summary>The results for a question.</summary>
    public string Search(string question) => $"{Instruments}?q={Uri.EscapeDataString(question)}";

    /// <summary>The same addresses in another language.</summary>
    public Addresses In(Language other) => new(other);

    /// <summary>The language that an address is in.</summary>
    public static Language LanguageOf(PathString path) =>
        path.StartsWithSegments("/en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Dutch;

    /// <summary>
    /// Where an address leads that mixes languages (<c>/en/instrumenten/x</c>), lacks its prefix (<c>/instruments/x</c>) or is written in
    /// capitals; null when nothing about it can be mended.
    /// </summary>
    public static string? Meant(string path)
    {
        var parts = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || path.StartsWith(Api, StringComparison.OrdinalIgnoreCase)) { return null; }
        var prefixed = parts[0] == "en";
        var own = prefixed ? parts[1..] : parts;
        var english = prefixed || (own.Length > 0 && Array.Exists(Words, w => w.En == own[0] && w.Nl != own[0]));
        if (own.Length > 0) { own[0] = In(Words, own[0], english); }
        if (own.Length > 2) { own[2] = In(Parts, own[2], english); }
        var meant = "/" + string.Join('/', english ? own.Prepend("en") : own);
        return string.Equals(meant, path.TrimEnd('/'), StringComparison.Ordinal) ? null : meant;
    }

    private static string In((string Nl, string En)[] words, string word, bool english) =>
        Array.Find(words, w => w.Nl == word || w.En == word) is { Nl: not null } found ? (english ? found.En : found.Nl) : word;

    private string Of(string nl, string en) => language == Language.English ? en : nl;
}
