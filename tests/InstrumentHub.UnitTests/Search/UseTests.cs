using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.UnitTests.Search;

public sealed class UseTests
{
    private static readonly ConceptNetwork Network = new()
    {
        Concepts = [new NetworkConcept("c", [new ConceptLabel("onderwerp", SearchLanguage.Dutch)], [], [])],
        Annotations = new[] { "a", "b", "c", "d" }.ToDictionary(id => id, IReadOnlyList<string> (_) => ["c"], StringComparer.Ordinal),
        Links = [],
    };

    private static readonly List<SearchDocument> Documents =
    [
        Catalogue.Text("a", "mensen praten door elkaar heen", "Eerste kaart"),
        Catalogue.Text("b", "mensen praten door elkaar heen", "Tweede kaart"),
        Catalogue.Text("c", "mensen praten door elkaar heen", "Derde kaart"),
        Catalogue.Text("d", "iets over stilte", "Vierde kaart"),
    ];

    [Fact]
    public void What_was_opened_after_such_questions_comes_first_and_says_so()
    {
        var use = new UseEvidence { Opened = [new OpenedAfter("iedereen praat door elkaar", "c", 9), new OpenedAfter("weg ermee", "nobody", 50)] };

        var plain = Build(UseEvidence.None).Search(new SearchQuery { Text = "mensen praten door elkaar" });
        var learned = Build(use).Search(new SearchQuery { Text = "mensen praten door elkaar" });

        Assert.Equal("a", plain.Hits[0].Id);
        Assert.Equal("c", learned.Hits[0].Id);
        Assert.Contains(learned.Hits[0].Paths, path => path is UsePath { Times: 9 });
        Assert.DoesNotContain(learned.Hits.Skip(1).SelectMany(hit => hit.Paths), path => path is UsePath);
    }

    [Fact]
    public void What_fewer_than_three_did_does_not_count()
    {
        var use = new UseEvidence { Opened = [new OpenedAfter("mensen praten door elkaar", "c", 2)], Together = [new UsedTogether("a", "d", 2)] };

        Assert.Equal(Ids(Build(UseEvidence.None).Search(new SearchQuery { Text = "mensen praten" })), Ids(Build(use).Search(new SearchQuery { Text = "mensen praten" })));
        Assert.Equal(Build(UseEvidence.None).Related("a", [], 3).Select(r => r.Id), Build(use).Related("a", [], 3).Select(r => r.Id));
    }

    [Fact]
    public void Votes_move_what_is_related_up_and_down_in_both_directions()
    {
        var use = new UseEvidence { Votes = [new RelationVotes("a", "b", 0, 6), new RelationVotes("c", "a", 4, 0)] };

        var related = Build(use).Related("a", [], 3);

        Assert.Equal("c", related[0].Id);
        Assert.True(Score(related, "b") < Score(Build(UseEvidence.None).Related("a", [], 3), "b"));
        Assert.Equal("a", Build(use).Related("c", [], 1)[0].Id);
    }

    [Fact]
    public void What_was_used_together_is_nearer()
    {
        var use = new UseEvidence { Together = [new UsedTogether("d", "a", 30), new UsedTogether("a", "elsewhere", 99)] };

        Assert.True(Score(Build(use).Related("a", [], 3), "d") > Score(Build(UseEvidence.None).Related("a", [], 3), "d"));
    }

    private static double Score(IReadOnlyList<RelatedHit> hits, string id) => hits.First(hit => hit.Id == id).Score;

    private static IEnumerable<string> Ids(AssociativeResults results) => results.Hits.Select(hit => hit.Id);

    private static AssociativeSnapshot Build(UseEvidence use) => AssociativeSnapshot.Build(Catalogue.Build(Documents), Documents, Network, use: use);
}
