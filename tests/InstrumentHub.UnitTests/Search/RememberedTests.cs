using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

/// <summary>A question that was weighed before is not weighed again; its answers are the same.</summary>
public sealed class RememberedTests
{
    private static readonly string[] Questions = ["w0 w3", "w1", "\"w0 w1\"", "w9 w12 w4", "w7x", "w0 w49 w2", "kaart", ""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_few_documents_get_the_scores_evidence_and_counts_that_they_get_without_having_asked_before(int seed)
    {
        var random = new Random(seed);
        var documents = RandomCatalogue.Documents(random, 400);
        var (asked, fresh) = (new LexicalEngine().Build(documents, SearchSettings.Default), new LexicalEngine());
        foreach (var text in Questions)
        {
            var query = new SearchQuery { Text = text, Size = 50, LeastShare = 0.25 };
            var all = asked.Search(query);
            string[] ids = [.. all.Hits.Where(_ => random.Next(2) == 0).Select(h => h.Id), documents[random.Next(documents.Count)].Id, "nobody"];

            var few = asked.Search(query with { Ids = ids });
            var anew = fresh.Build(documents, SearchSettings.Default).Search(query with { Ids = ids });

            Assert.Equal(anew.Total, few.Total);
            Assert.Equal(anew.Hits.Select(h => (h.Id, h.Score)), few.Hits.Select(h => (h.Id, h.Score)));
            Assert.Equal(anew.Hits.SelectMany(h => h.Matches), few.Hits.SelectMany(h => h.Matches));
            Assert.Equal(all.Total, asked.Search(query).Total);
        }
    }
}
