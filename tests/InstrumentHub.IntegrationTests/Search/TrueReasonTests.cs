using InstrumentHub.Core.Catalogue;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Search.Evaluation;
using InstrumentHub.Web.Features.Learning;
using InstrumentHub.Web.Features.Search;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Search;

/// <summary>Asks all graded questions of our own and looks up in the catalogue whether what is said of each hit is so.</summary>
[Collection(Reading.Name)]
public sealed class TrueReasonTests(ReadOnlyApp fixture)
{
    private CatalogueSnapshot Snapshot => fixture.App.Services.GetRequiredService<SnapshotHolder>().Current!;

    [Theory]
    [InlineData(SearchLanguage.Dutch)]
    [InlineData(SearchLanguage.English)]
    public void Every_hit_of_every_question_has_a_reason_and_every_reason_is_true(SearchLanguage language)
    {
        var network = CatalogueNetwork.Of(Snapshot.Catalogue);
        var documents = InstrumentDocuments.Of(Snapshot.Catalogue).ToDictionary(d => d.Id);
        foreach (var question in Questions())
        {
            foreach (var hit in Snapshot.Association.Search(question.ToQuery() with { Language = language }).Hits)
            {
                var why = $"{question.Id} {hit.Id}";
                Assert.True(hit.Lexical.Matches.Count + hit.Paths.Count > 0, $"{why} has no reason");
                foreach (var match in hit.Lexical.Matches) { Assert.True(documents[hit.Id].Fields.Any(f => f.Name == match.Field && Has(f.Text, match.Found)), $"{why}: {match.Found} is not in {match.Field}"); }
                foreach (var mark in hit.Lexical.Highlights) { Assert.True(documents[hit.Id].Fields.Any(f => f.Name == mark.Field && f.Text.Contains(mark.Text, StringComparison.Ordinal)), $"{why}: {mark.Text}"); }
                foreach (var path in hit.Paths) { Assert.True(IsTrue(path, hit.Id, question.Text, network, documents), $"{why}: {path}"); }
            }
        }
    }

    private bool IsTrue(AssociationPath path, string id, string question, ConceptNetwork network, Dictionary<string, SearchDocument> documents) => path switch
    {
        ConceptPath p => Asks(question, p.Words) && network.Annotations[id].Contains(p.Concepts[^1]) && p.Concepts.Zip(p.Concepts.Skip(1)).All(step => AreNeighbours(network, step.First, step.Second)),
        SharedConceptPath p => p.Concepts.Count > 0 && p.Concepts.All(c => network.Annotations[id].Contains(c) && network.Annotations[p.Document].Contains(c)),
        LinkPath p => network.Links.Any(l => l.Kind == p.Kind && ((l.From, l.To) == (id, p.Document) || (l.From, l.To) == (p.Document, id))),
        WordPath p => Asks(question, p.Word) && p.Together >= 2 && documents[id].Fields.Any(f => f.Name == p.Field && f.Text == p.Passage) && p.Passage.Substring(p.Span.Start, p.Span.Length) == p.Found,
        PractisePath { By: PractisedBy.Cases } p => Cases(id, p.Concept) == p.Times,
        _ => false,
    };

    private int Cases(string id, string sector) => Snapshot.Catalogue.Cases.Count((CaseRecord c) => c.Instruments.Contains(id) && c.Sectors.Any(s => CatalogueNetwork.Id("sectors", s) == sector));

    private static bool AreNeighbours(ConceptNetwork network, string one, string other) => network.Concepts.Any(c =>
        (c.Id == one && (c.Broader.Contains(other) || c.Related.Contains(other))) || (c.Id == other && (c.Broader.Contains(one) || c.Related.Contains(one))));

    /// <summary>Every word of it stands in the question, as typed.</summary>
    private static bool Asks(string question, string words) => words.Split([' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries).All(w => question.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static bool Has(string text, string found) => text.Contains(found, StringComparison.OrdinalIgnoreCase)
        || found.Split(' ', '-').All(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<GradedQuestion> Questions()
    {
        using var file = typeof(SynonymTrial).Assembly.GetManifestResourceStream("Learning/questions.json")!;
        return GradedQuestion.Read(file);
    }
}
