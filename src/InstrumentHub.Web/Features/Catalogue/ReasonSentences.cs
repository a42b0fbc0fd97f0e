using InstrumentHub.Core;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>Puts the weightiest reason that adds something to the card into words.</summary>
internal static class ReasonSentences
{
    /// <summary>What the reader says, before what the record is called, before where its text mentions it.</summary>
    private static readonly Dictionary<string, (int Rank, string Label, bool Quoted)> Labels = new()
    {
        [InstrumentDocuments.Situation] = (3, "Herkenbaar als je zegt", true),
        [InstrumentDocuments.Alias] = (2, "Ook bekend als", false),
        [InstrumentDocuments.Purpose] = (2, "Bedoeld om", false),
        [InstrumentDocuments.Concept] = (1, "Gaat over", false),
        [InstrumentDocuments.Body] = (1, "In de uitleg", false),
        [InstrumentDocuments.Worksheet] = (1, "Op het invulblad", false),
        [InstrumentDocuments.Maker] = (1, "Gemaakt door", false),
        [InstrumentDocuments.Sector] = (1, "Gebruikt in", false),
        [InstrumentDocuments.Kind] = (0, "Soort", false),
        [InstrumentDocuments.Source] = (0, "Uit de bron", false),
    };

    /// <summary>Below this part of the score a passage is an accident, not a reason.</summary>
    private const double LeastShare = 0.12;

    public static ReasonView? Of(IReadOnlyList<Reason> reasons, PageContext page)
    {
        var told = reasons
            .Where(r => r is { Passage.Text.Length: > 0, Share: >= LeastShare } && Labels.ContainsKey(r.Type))
            .OrderByDescending(r => r.Passage!.Language == InstrumentDocuments.Of(page.Language))
            .ThenByDescending(r => LabelOf(r).Rank * 0.1 + r.Share)
            .FirstOrDefault();
        if (told is { Passage: { } passage })
        {
            var (_, label, quoted) = LabelOf(told);
            var lang = passage.Language == InstrumentDocuments.Of(page.Language) ? null : (page.Language == Language.English ? Language.Dutch : Language.English).Tag();
            return new(page.T[label], MarkedText.From(passage.Text, passage.Spans.Select(s => (s.Start, s.Length)), lang), quoted);
        }
        // That words stand somewhere says less than why the instrument is near the question.
        if (reasons.FirstOrDefault(r => r.Path is not null) is { Path: { } path, Share: var share } && (share >= LeastShare || reasons[0].Path is not null))
            return new(Sentence(path, page), null);
        if (reasons is [{ Loose: { } loose }, ..])
            return new(page.T[loose switch
            {
                { Corrected: true } => "{0} is gelezen als {1}",
                _ when loose.Found.Contains(loose.Word, StringComparison.OrdinalIgnoreCase) => "{0} staat in {1}",
                _ => "{0} lijkt op {1}",
            }, $"‘{loose.Word}’", $"‘{loose.Found}’"], null);
        return (reasons.Count > 0 ? reasons[0].Type : null) switch
        {
            InstrumentDocuments.Title => new(page.T["Je woorden staan in de naam"], null),
            InstrumentDocuments.Summary => new(page.T["Je woorden staan in de samenvatting"], null),
            not null => new(page.T["Je woorden staan in de tekst"], null),
            null => null,
        };
    }

    /// <summary>One shared word makes a situation no recognition of the question: then it is only where the word stands.</summary>
    private static (int Rank, string Label, bool Quoted) LabelOf(Reason reason) =>
        reason is { Type: InstrumentDocuments.Situation, Words.Count: < 2 } ? (1, "Hier staat je woord in", true) : Labels[reason.Type];

    public static string Sentence(AssociationPath path, PageContext page)
    {
        return path switch
        {
            ConceptPath { Concepts: [var only] } p when string.Equals(p.Words, Label(only), StringComparison.OrdinalIgnoreCase) => page.T["Dit gaat over {0}", Label(only)],
            ConceptPath { Concepts: [var only] } p => page.T["{0} hoort bij {1}, waar dit over gaat", $"‘{p.Words}’", Label(only)],
            ConceptPath p => page.T["{0} hoort bij {1}, waar dit over gaat", Label(p.Concepts[0]), Label(p.Concepts[^1])],
            SharedConceptPath p => page.T["Gaat net als {0} over {1}", Title(p.Document), string.Join(", ", p.Concepts.Take(2).Select(Label))],
            LinkPath p => page.T["Hoort bij {0}", Title(p.Document)],
            WordPath p => page.T["{0} en {1} staan in {2} teksten van de catalogus bij elkaar", $"‘{p.Word}’", $"‘{p.Found}’", p.Together],
            UsePath => page.T["Wordt vaker geopend na een vraag als deze"],
            PractisePath p => Practised(p, Label(p.Concept)),
            _ => "",
        };

        string Practised(PractisePath p, string where) => p switch
        {
            { By: PractisedBy.Communities } => page.T["{0} communities in {1} deden dit", p.Times, where],
            { By: PractisedBy.People } => page.T["{0} mensen in {1} zouden dit weer gebruiken", p.Times, where],
            { Times: 1 } => page.T["Een beschreven praktijk in {0} gebruikte dit", where],
            _ => page.T["{0} beschreven praktijken in {1} gebruikten dit", p.Times, where],
        };

        string Label(string concept) => CatalogueNetwork.Parse(concept) is var (scheme, id) ? page.Label(scheme, id) : concept;

        string Title(string slug) => page.Catalogue.Find(slug)!.Record.Title.In(page.Language);
    }
}
