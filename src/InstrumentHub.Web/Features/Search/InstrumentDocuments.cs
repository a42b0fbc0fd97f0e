using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search;

namespace InstrumentHub.Web.Features.Search;

/// <summary>What of an instrument can be found, and how much each part counts.</summary>
internal static class InstrumentDocuments
{
    public const string Title = "title", Alias = "alias", Situation = "situation", Summary = "summary", Purpose = "purpose", Concept = "concept",
        Hidden = "hidden", Kind = "kind", Sector = "sector", Body = "body", Worksheet = "worksheet", Maker = "maker", Source = "source";

    public static readonly SearchSettings Settings = new()
    {
        Name = "instruments",
        Fields = new Dictionary<string, FieldSettings>(StringComparer.Ordinal)
        {
            [Title] = new(5, 0.3, FieldHighlight.Whole, SuggestionKind.Instrument),
            [Alias] = new(4, 0.3, FieldHighlight.Whole, SuggestionKind.Instrument),
            [Situation] = new(4, 0.3, FieldHighlight.Whole, SuggestionKind.Situation),
            [Purpose] = new(3, 0.4, FieldHighlight.Whole),
            [Summary] = new(2.5, 0.5, FieldHighlight.Whole),
            [Concept] = new(2, 0.3, FieldHighlight.Whole, SuggestionKind.Concept),
            [Hidden] = new(1, 0.3, FieldHighlight.None),
            [Kind] = new(1.5, 0.3, FieldHighlight.Whole),
            [Sector] = new(1.5, 0.3, FieldHighlight.Whole),
            [Body] = new(1, 0.6),
            [Worksheet] = new(0.8, 0.6),
            [Maker] = new(1, 0.3, FieldHighlight.Whole),
            [Source] = new(0.4, 0.5),
        },
    };

    public static IEnumerable<SearchDocument> Of(PublishedCatalogue catalogue) => catalogue.Instruments.Select(i => Of(i, catalogue));

    private static SearchDocument Of(PublishedInstrument instrument, PublishedCatalogue catalogue) =>
        new(instrument.Slug, [.. Languages.All.SelectMany(language => Fields(instrument.Record, catalogue, language))])
        {
            Date = instrument.ChangedAt,
            Facets = CatalogueFacets.All.ToDictionary(
                g => g.Name, IReadOnlyList<string> (g) => [.. g.ValuesOf(instrument.Record)], StringComparer.Ordinal),
        };

    private static IEnumerable<SearchField> Fields(InstrumentRecord record, PublishedCatalogue catalogue, Language language)
    {
        var analyzer = Of(language);
        IEnumerable<(string Name, string? Text)> fields =
        [
            (Title, record.Title.In(language)),
            (Summary, record.Summary.In(language)),
            (Purpose, record.Purpose.In(language)),
            (Kind, catalogue.Scheme(ConceptScheme.Kinds).Label(record.Kind, language)),
            .. record.Situations.Select(s => (Situation, (string?)s.In(language))),
            .. record.Concepts.Select(catalogue.Thesaurus.Find).OfType<Concept>().SelectMany(c => Labels(c, language)),
            .. record.Sectors.Select(s => (Sector, (string?)catalogue.Scheme(ConceptScheme.Sectors).Label(s, language))),
            .. BodySections.All.Select(s => (Body, record.BodyIn(language)[s] is { } text ? PlainText.Of(text) : null)),
            (Worksheet, record.Worksheet is { } sheet ? WorksheetText(sheet, language) : null),
        ];
        // Names are of no language; the Dutch analyzer knows the compounds among them.
        if (language == Language.Dutch)
        {
            fields = [.. fields, .. record.Aliases.Select(a => (Alias, (string?)a)), .. record.Makers.Select(m => (Maker, (string?)m)),
                .. record.Sources.Select(s => (Source, (string?)s.Citation))];
        }
        return fields.Where(f => !string.IsNullOrWhiteSpace(f.Text)).Select(f => new SearchField(f.Name, analyzer, f.Text!));
    }

    private static IEnumerable<(string, string?)> Labels(Concept concept, Language language) =>
    [
        (Concept, concept.Label(language)),
        .. concept.AltLabels.In(language).Select(l => (Concept, (string?)l)),
        .. concept.HiddenLabels.In(language).Select(l => (Hidden, (string?)l)),
    ];

    private static string WorksheetText(Worksheet sheet, Language language) => string.Join('\n', sheet.Sections.SelectMany(section =>
        section.Items.SelectMany(i => Texts(i).Prepend(i.Text)).Prepend(section.Title).OfType<LocalText>().Select(t => t.In(language))));

    private static IEnumerable<LocalText> Texts(WorksheetItem item) => item switch
    {
        RankingItem ranking => ranking.Options,
        GridItem grid => grid.Columns.Concat(grid.Rows),
        _ => [],
    };

    public static SearchLanguage Of(Language language) => language == Language.English ? SearchLanguage.English : SearchLanguage.Dutch;
}
