using InstrumentHub.Core;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Every address of the site in one place, in the language of the page that asks. Dutch addresses have no prefix, English ones begin with
/// <c>/en</c>; a test follows each of them to its controller.
/// </summary>
public sealed class Addresses(Language language)
{
    /// <summary>The text pages: the key of the content file and its address in both languages.</summary>
    private static readonly Dictionary<string, (string Nl, string En)> Pages = new()
    {
        ["over"] = ("/over", "/en/about"),
        ["toegankelijkheid"] = ("/toegankelijkheid", "/en/accessibility"),
        ["privacy"] = ("/privacy", "/en/privacy"),
        ["colofon"] = ("/colofon", "/en/colophon"),
        ["zoeken"] = ("/zoekhulp", "/en/search-help"),
    };

    /// <summary>The keys of all text pages that have an address.</summary>
    public static IReadOnlyCollection<string> PageKeys => Pages.Keys;

    public Language Language => language;

    public string Home => Of("/", "/en");
    public string Instruments => Of("/instrumenten", "/en/instruments");
    public string Compare => Of("/vergelijken", "/en/compare");
    public string Selection => Of("/selectie", "/en/selection");
    public string Concepts => Of("/begrippen", "/en/concepts");
    public string Cases => Of("/praktijken", "/en/cases");
    public string Phases => Of("/fasen", "/en/phases");
    public string SignIn => Of("/inloggen", "/en/sign-in");
    public string Register => Of("/registreren", "/en/register");
    public string SignOut => Of("/uitloggen", "/en/sign-out");
    public string Me => Of("/mijn", "/en/me");
    public string Communities => Of("/communities", "/en/communities");
    public string Feed => Of("/feed.atom", "/en/feed.atom");
    public string SiteCard => Of("/kaart.png", "/en/card.png");
    public string OpenSearch => Of("/opensearch.xml", "/en/opensearch.xml");

    public static string CatalogueZip => "/catalogus.zip";
    public static string CatalogueJson => "/catalogus.json";
    public static string CatalogueCsv => "/catalogus.csv";
    public static string ThesaurusTurtle => "/begrippen.ttl";
    public static string ThesaurusJsonLd => "/begrippen.jsonld";
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
    public string Phase(string id) => $"{Phases}/{id}";
    public string Concept(string id) => $"{Concepts}/{id}";
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

    private string Of(string nl, string en) => language == Language.English ? en : nl;
}
