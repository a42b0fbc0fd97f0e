using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search;

namespace InstrumentHub.Web.Features.Search;

/// <summary>What of a case can be found. Cases have an index of their own: they answer "who did this before?", not "what can I do?".</summary>
internal static class CaseDocuments
{
    public static readonly SearchSettings Settings = InstrumentDocuments.Settings with { Name = "cases" };

    public static IEnumerable<SearchDocument> Of(PublishedCatalogue catalogue) => catalogue.Cases.Select(c =>
        new SearchDocument(c.Slug, [.. Languages.All.SelectMany(language => Fields(c, catalogue, language))]));

    private static IEnumerable<SearchField> Fields(CaseRecord record, PublishedCatalogue catalogue, Language language)
    {
        var body = record.BodyIn(language);
        IEnumerable<(string Name, string? Text)> fields =
        [
            (InstrumentDocuments.Title, record.Title.In(language)),
            (InstrumentDocuments.Summary, record.Summary.In(language)),
            (InstrumentDocuments.Purpose, record.Challenge?.In(language)),
            (InstrumentDocuments.Sector, record.Region?.In(language)),
            (InstrumentDocuments.Body, record.Participants?.In(language)),
            .. record.Sectors.Select(s => (InstrumentDocuments.Sector, (string?)catalogue.Scheme(ConceptScheme.Sectors).Label(s, language))),
            .. record.Concepts.Select(c => (InstrumentDocuments.Concept, (string?)catalogue.Thesaurus.Label(c, language))),
            .. new[] { body.Happened, body.Worked, body.DidNotWork }.Select(text => (InstrumentDocuments.Body, text is null ? null : PlainText.Of(text))),
        ];
        return fields.Where(f => !string.IsNullOrWhiteSpace(f.Text)).Select(f => new SearchField(f.Name, InstrumentDocuments.Of(language), f.Text!));
    }
}
