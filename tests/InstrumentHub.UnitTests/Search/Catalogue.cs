using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

/// <summary>A small catalogue in two languages, with the words that tests ask for.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<SearchDocument> Documents =>
    [
        Document("partnerschapskaart", "Partnerschapskaart", "Partnership card", "starten,uitvoeren", "gespreksvorm",
            "Een kaart waarmee partners bespreken wat hun samenwerking waard is.", "hoe houden we partners betrokken"),
        Document("co-creatiewiel", "Co-creatiewiel (CREA)", "Co-creation wheel (CREA)", "starten,uitvoeren", "scan",
            "Een wiel om de co-creatie in de groep te scoren.", "samen iets nieuws maken loopt stroef"),
        Document("netwerkbarometer", "Netwerkbarometer", "Network barometer", "uitvoeren,verduurzamen", "scan",
            "Meet de temperatuur van het netwerk met een korte vragenlijst.", "indicatoren voor ons netwerk"),
        Document("succes-vieren", "Succes vieren en uitdragen", "Celebrate success", "uitvoeren", "werkvorm",
            "Sta stil bij resultaten. Vier wat gelukt is met de hele leergemeenschap.", "wat goed gaat gaat ongemerkt voorbij"),
        Document("stille-stemmen", "Stille stemmen", "Quiet voices", "ontwerpen", "werkvorm",
            "Eerst schrijven, dan praten. Zo krijgt iedereen de beurt in de leer gemeenschap.", "hoe krijg ik de stille mensen aan het woord"),
        Document("4x4-pitstop", "4*4 PitStop-methode", "4*4 PitStop method", "starten", "methode",
            "Vier keer vier minuten: een korte stop om ideeën te bespreken met collega's.", "we hebben weinig tijd"),
        Document("kennisfestival", "Kennisfestival", "Knowledge festival", "verduurzamen", "werkvorm",
            "Een feestelijke dag waarop communities hun kennis delen.", "laten zien wat we geleerd hebben"),
        Document("theory-of-change", "Theory of change", "Theory of change", "ontwerpen", "model",
            "Een veranderverhaal van activiteiten naar impact.", "waar leidt dit allemaal toe"),
    ];

    public static ISearchSnapshot Snapshot { get; } = Build(Documents);

    public static ISearchSnapshot Build(IReadOnlyCollection<SearchDocument> documents) =>
        new LexicalEngine().Build(documents, SearchSettings.Default);

    public static SearchDocument Text(string id, string body, string? title = null) => new(id,
        title is null
            ? [new SearchField("body", SearchLanguage.Dutch, body)]
            : [new SearchField("title", SearchLanguage.Dutch, title), new SearchField("body", SearchLanguage.Dutch, body)]);

    public static SearchResults Search(this ISearchSnapshot snapshot, string text) => snapshot.Search(new SearchQuery { Text = text });

    public static IReadOnlyList<string> Ids(this SearchResults results) => [.. results.Hits.Select(hit => hit.Id)];

    private static SearchDocument Document(
        string id, string title, string english, string phases, string kind, string body, string situation) =>
        new(id,
        [
            new SearchField("title", SearchLanguage.Dutch, title),
            new SearchField("title", SearchLanguage.English, english),
            new SearchField("situation", SearchLanguage.Dutch, situation),
            new SearchField("body", SearchLanguage.Dutch, body),
        ])
        {
            Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["phase"] = phases.Split(','),
                ["kind"] = [kind],
            },
        };
}
