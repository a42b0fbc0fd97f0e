using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    private static readonly string[] Questions = ["kaart partners", "co creatie", "netwerk", "leergemeenschap", "\"stille mensen\"", "netw", "pitstob", "wat goed gaat", ""];

    private ISearchSnapshot Rebuild(string name, IReadOnlyCollection<SearchDocument> documents) =>
        engine.Engine.Build(documents, SearchSettings.Default with { Name = name });

    [Fact]
    public void A_changed_document_is_found_by_its_new_text_only()
    {
        var before = Rebuild("changed", [Catalogue.Text("a", "over vertrouwen"), Catalogue.Text("b", "over geld")]);
        var after = Rebuild("changed", [Catalogue.Text("a", "over tijd"), Catalogue.Text("b", "over geld")]);
        Assert.Equal(["a"], after.Search("tijd").Ids());
        Assert.Equal(0, after.Search("vertrouwen").Total);
        Assert.Equal(["a"], before.Search("vertrouwen").Ids());
        Assert.Equal(0, before.Search("tijd").Total);
    }

    [Fact]
    public void A_removed_document_is_gone_from_hits_counts_corrections_and_explanations()
    {
        var documents = Catalogue.Documents.ToList();
        Rebuild("removed", documents);
        documents.RemoveAll(d => d.Id == "netwerkbarometer");
        var snapshot = Rebuild("removed", documents);
        Assert.Equal(documents.Count, snapshot.Count);
        Assert.DoesNotContain("netwerkbarometer", snapshot.Search(new SearchQuery { Size = 50 }).Ids());
        var results = snapshot.Search(new SearchQuery { Text = "temperatuur ", FacetGroups = ["kind"] });
        Assert.Equal(0, results.Total);
        Assert.Empty(results.Facets[0].Values);
        Assert.Equal(QueryWordUse.Unknown, results.Words[0].Use);
        Assert.Null(snapshot.Search("netwerkbarometr").DidYouMean);
        Assert.Empty(snapshot.Similar("netwerkbarometer", 5));
        Assert.DoesNotContain(snapshot.Suggest("netw", SearchLanguage.Dutch, 8), s => s.Text == "Netwerkbarometer");
    }

    [Fact]
    public void An_index_that_grew_and_shrank_answers_like_a_new_one()
    {
        var documents = Catalogue.Documents;
        Rebuild("grown", [.. documents.Take(3), Catalogue.Text("extra", "kaart partners netwerk co-creatie", "Extra kaart")]);
        Rebuild("grown", [.. documents.Skip(2).Reverse()]);
        var (grown, fresh) = (Rebuild("grown", documents), Build(documents));
        foreach (var question in Questions)
        {
            var (a, b) = (grown.Search(new SearchQuery { Text = question, FacetGroups = ["kind", "phase"] }), fresh.Search(new SearchQuery { Text = question, FacetGroups = ["kind", "phase"] }));
            Assert.Equal(b.Ids(), a.Ids());
            Assert.Equal(b.Facets.SelectMany(f => f.Values), a.Facets.SelectMany(f => f.Values));
            Assert.Equal(b.DidYouMean, a.DidYouMean);
        }
    }

    [Fact]
    public void Facets_and_dates_follow_although_no_text_changed()
    {
        Rebuild("facets", [Catalogue.Text("a", "over vertrouwen")]);
        var snapshot = Rebuild("facets", [Catalogue.Text("a", "over vertrouwen") with
        {
            Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["kind"] = ["scan"] },
        }]);
        Assert.Equal([new FacetValue("scan", 1, false)], snapshot.Search(new SearchQuery { Text = "vertrouwen", FacetGroups = ["kind"] }).Facets[0].Values);
    }

    [Fact]
    public void The_last_document_of_an_id_counts_and_none_answers_nothing()
    {
        Assert.Equal(0, Rebuild("few", []).Search(new SearchQuery { FacetGroups = ["kind"] }).Total);
        var snapshot = Rebuild("few", [Catalogue.Text("a", "over geld"), Catalogue.Text("a", "over tijd")]);
        Assert.Equal(1, snapshot.Count);
        Assert.Equal(0, snapshot.Search("geld").Total);
        Assert.Equal(0, Rebuild("few", []).Search("tijd").Total);
    }
}
