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

    [Fact]
    public void What_was_put_to_use_where_the_question_is_about_comes_first_and_says_by_whom()
    {
        var use = new UseEvidence { Practised = [new Practised("c", "c", PractisedBy.Communities, 4), new Practised("b", "elsewhere", PractisedBy.Communities, 9)] };

        var learned = Build(use).Search(new SearchQuery { Text = "onderwerp mensen praten" });

        Assert.Equal("c", learned.Hits[0].Id);
        Assert.Contains(learned.Hits[0].Paths, path => path is PractisePath { By: PractisedBy.Communities, Times: 4, Concept: "c" });
        Assert.DoesNotContain(learned.Hits.Skip(1).SelectMany(hit => hit.Paths), path => path is PractisePath);
    }

    [Theory]
    [InlineData(PractisedBy.Communities, 2, false)]
    [InlineData(PractisedBy.People, 2, false)]
    [InlineData(PractisedBy.Cases, 1, true)]
    public void Only_what_is_published_counts_below_three(PractisedBy by, int times, bool counts)
    {
        var learned = Build(new UseEvidence { Practised = [new Practised("c", "c", by, times)] }).Search(new SearchQuery { Text = "onderwerp mensen praten" });

        Assert.Equal(counts, learned.Hits.SelectMany(hit => hit.Paths).Any(path => path is PractisePath));
    }

    [Fact]
    public void One_vote_moves_a_relation_by_a_fifth_at_most_and_a_thousand_by_a_bounded_part()
    {
        var plain = Score(Build(UseEvidence.None).Related("a", [], 3), "d");

        Assert.InRange(Score(Build(Votes(1, 0)).Related("a", [], 3), "d") / plain, 1, 1.2001);
        Assert.InRange(Score(Build(Votes(0, 1)).Related("a", [], 3), "d") / plain, 0.8333, 1);
        Assert.InRange(Score(Build(Votes(1_000, 0)).Related("a", [], 3), "d") / plain, 1, 2.0001);
        Assert.InRange(Score(Build(Votes(0, 1_000)).Related("a", [], 3), "d") / plain, 0.2499, 1);

        static UseEvidence Votes(int agree, int disagree) => new() { Votes = [new RelationVotes("d", "a", agree, disagree)] };
    }

    [Fact]
    public void What_use_teaches_later_gives_the_same_as_when_it_was_known_from_the_start()
    {
        var use = new UseEvidence { Votes = [new RelationVotes("a", "b", 0, 6)], Opened = [new OpenedAfter("mensen praten", "c", 9)] };
        var (later, start) = (Build(UseEvidence.None).With(use), Build(use));

        Assert.Equal(start.Related("a", [], 3).Select(r => (r.Id, r.Score)), later.Related("a", [], 3).Select(r => (r.Id, r.Score)));
        Assert.Equal(Ids(start.Search(new SearchQuery { Text = "mensen praten" })), Ids(later.Search(new SearchQuery { Text = "mensen praten" })));
    }

    private static double Score(IReadOnlyList<RelatedHit> hits, string id) => hits.First(hit => hit.Id == id).Score;

    private static IEnumerable<string> Ids(AssociativeResults results) => results.Hits.Select(hit => hit.Id);

    private static AssociativeSnapshot Build(UseEvidence use) => AssociativeSnapshot.Build(Catalogue.Build(Documents), Documents, Network, use: use);
}
