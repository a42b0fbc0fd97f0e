using System.Diagnostics;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.UnitTests.Search;

public sealed class AssociationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public void Activation_is_that_of_the_best_of_all_paths(int seed)
    {
        var random = new Random(seed);
        var documents = RandomCatalogue.Documents(random, 20);
        var network = RandomNetwork.Make(random, documents);
        var graph = new ActivationGraph(network, documents.Select((d, i) => (d.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal));
        var sightings = Enumerable.Range(0, 3).Select(i => new ConceptSighting(i * 3, "w1", (float)random.NextDouble())).ToList();

        var fast = graph.Spread(sightings, 0.5f, 2);

        // Slow and obviously right: walk every path of at most two steps.
        var slow = new Dictionary<int, float>();
        foreach (var sighting in sightings) Walk(sighting.Concept, sighting.Strength, 2);
        Assert.Equal(slow.Keys.Order(), fast.Keys.Order());
        Assert.All(slow, pair => Assert.Equal(pair.Value, fast[pair.Key].Strength, 5));

        void Walk(int concept, float strength, int steps)
        {
            slow[concept] = Math.Max(slow.GetValueOrDefault(concept), strength);
            if (steps == 0) return;
            foreach (var (to, weight) in graph.EdgesOf(concept)) Walk(to, strength * 0.5f * weight, steps - 1);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_answer_is_ordered_by_the_weighted_sum_of_its_features_after_what_was_named(int seed)
    {
        var (random, documents, network) = Given(seed);
        SearchDocument[] ordered = [.. documents.OrderBy(d => d.Id, StringComparer.Ordinal)];
        var associator = new Associator(ordered, network, UseEvidence.None, AssociationSettings.Default);
        var lexical = Catalogue.Build(documents);
        var text = RandomCatalogue.Text(random, 3);
        var found = lexical.Search(text);
        var weights = new FusionWeights();
        var features = new Features(ordered.Length);
        var question = associator.Understand(text, found.Words);
        var order = new Ordering(associator, ordered, weights, AssociationSettings.Default, question, features);
        List<(int, float)> hits = [.. found.Hits.Select(h => (associator.Numbers[h.Id], (float)h.Score))];

        order.Rank(hits, hits, new Names(ordered, AssociationSettings.Default.Names).Find(text, found.Words));

        var all = order.Everything();
        double Sum(int d) => Enum.GetValues<Feature>().Sum(f => (double)weights[f] * features[f][d]);
        var named = all.TakeWhile(order.IsNamed).ToList();
        var others = all.Skip(named.Count).ToList();
        Assert.DoesNotContain(others, order.IsNamed);
        Assert.All(others.Zip(others.Skip(1)), pair => Assert.True(Sum(pair.First) >= Sum(pair.Second) - 1e-5));
        Assert.All(named.Zip(named.Skip(1)), pair => Assert.True(features[Feature.Lexical][pair.First] >= features[Feature.Lexical][pair.Second]));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Nothing_found_by_association_comes_before_what_was_named(int seed)
    {
        var (_, documents, network) = Given(seed);
        var (lexical, snapshot) = Build(documents, network);
        foreach (var document in documents)
        {
            var name = document.Fields[0].Text;

            var answer = snapshot.Search(new SearchQuery { Text = name, Size = 100 });

            var names = answer.Hits.Where(h => h.Named).Select(h => h.Id).ToList();
            Assert.Contains(document.Id, names);
            Assert.Equal(names, answer.Hits.Take(names.Count).Select(h => h.Id));
            Assert.Equal(lexical.Search(new SearchQuery { Text = name, Size = 100 }).Ids().Where(names.Contains), names);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_hit_has_a_reason_and_every_reason_is_true(int seed)
    {
        var (random, documents, network) = Given(seed);
        var (_, snapshot) = Build(documents, network);
        var concepts = network.Concepts.ToDictionary(c => c.Id);
        var byId = documents.ToDictionary(d => d.Id);
        for (var i = 0; i < 30; i++)
        {
            var text = RandomCatalogue.Text(random, 1 + random.Next(4));
            foreach (var hit in snapshot.Search(new SearchQuery { Text = text, Size = 100 }).Hits)
            {
                Assert.True(hit.Lexical.Matches.Count > 0 || hit.Paths.Count > 0, $"{text}: {hit.Id}");
                Assert.All(hit.Lexical.Matches, m => Assert.Contains(byId[hit.Id].Fields, f => f.Name == m.Field && f.Text.Contains(m.Found, StringComparison.Ordinal)));
                Assert.All(hit.Paths, path => Assert.True(IsTrue(path, hit.Id, text), $"{text}: {hit.Id}: {path}"));
            }
        }

        bool IsTrue(AssociationPath path, string id, string text) => path switch
        {
            ConceptPath p => p.Words.Split(' ').All(w => text.Contains(w, StringComparison.Ordinal)) && network.Annotations[id].Contains(p.Concepts[^1])
                && p.Concepts.Zip(p.Concepts.Skip(1)).All(edge => Tied(edge.First, edge.Second) || Tied(edge.Second, edge.First)),
            SharedConceptPath p => p.Document != id && p.Concepts.All(c => network.Annotations[id].Contains(c) && network.Annotations[p.Document].Contains(c)),
            LinkPath p => network.Links.Any(l => (l.From, l.To) == (id, p.Document) || (l.From, l.To) == (p.Document, id)),
            WordPath p => p.Together > 1 && text.Contains(p.Word, StringComparison.Ordinal) && byId[id].Fields.Any(f => f.Text == p.Passage)
                && p.Passage.Substring(p.Span.Start, p.Span.Length) == p.Found,
            _ => false,
        };

        bool Tied(string from, string to) => concepts[from].Broader.Contains(to) || concepts[from].Related.Contains(to);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Pages_do_not_overlap_scores_fall_and_counts_are_what_filters_give(int seed)
    {
        var (random, documents, network) = Given(seed);
        var (_, snapshot) = Build(documents, network);
        var query = new SearchQuery { Text = RandomCatalogue.Text(random, 2), FacetGroups = ["colour", "size"], Size = 7 };

        var first = snapshot.Search(query);
        var paged = Enumerable.Range(0, first.Total / 7 + 1).SelectMany(page => snapshot.Search(query with { Offset = page * 7 }).Hits).ToList();

        Assert.Equal(first.Total, paged.Count);
        Assert.Equal(first.Total, paged.DistinctBy(h => h.Id).Count());
        Assert.All(paged.Zip(paged.Skip(1)), pair => Assert.True(pair.First.Score >= pair.Second.Score));
        foreach (var (group, value) in first.Facets.SelectMany(g => g.Values.Select(v => (g.Name, v))))
        {
            var narrowed = snapshot.Search(query with { Filters = new Dictionary<string, IReadOnlyCollection<string>> { [group] = [value.Value] } });
            Assert.Equal(value.Count, narrowed.Total);
            Assert.Equal(first.Facets.Single(f => f.Name == group).Values.Select(v => (v.Value, v.Count)), narrowed.Facets.Single(f => f.Name == group).Values.Select(v => (v.Value, v.Count)));
        }
    }

    [Fact]
    public void The_order_in_which_documents_arrive_changes_nothing()
    {
        var (random, documents, network) = Given(99);
        var shuffled = documents.ToArray();
        random.Shuffle(shuffled);
        var (one, other) = (Build(documents, network).Snapshot, Build(shuffled, network).Snapshot);

        for (var i = 0; i < 20; i++)
        {
            var query = new SearchQuery { Text = RandomCatalogue.Text(random, 3), Size = 50 };
            Assert.Equal(one.Search(query).Hits.Select(h => (h.Id, h.Score)), other.Search(query).Hits.Select(h => (h.Id, h.Score)));
        }
    }

    [Fact]
    public void Singular_values_are_the_roots_of_the_eigenvalues_of_the_gram_matrix()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 30).Select(_ => new SparseRow([.. Enumerable.Range(0, 12)], [.. Enumerable.Range(0, 12).Select(_ => (float)random.NextDouble())])).ToList();
        var gram = new double[12, 12];
        foreach (var row in rows)
            for (var i = 0; i < 12; i++)
                for (var j = 0; j < 12; j++) gram[i, j] += (double)row.Values[i] * row.Values[j];

        var (_, strengths) = RandomisedSvd.Decompose(rows, 12, 4);

        var exact = SymmetricEigen.Decompose(gram).Values.Take(4).Select(Math.Sqrt);
        Assert.All(exact.Zip(strengths), pair => Assert.Equal(pair.First, pair.Second, 3));
    }

    [Fact]
    public void What_is_related_is_about_the_same_and_a_crossover_differs_where_it_says()
    {
        var (_, documents, network) = Given(3);
        var (_, snapshot) = Build(documents, network);
        var byId = documents.ToDictionary(d => d.Id);
        foreach (var document in documents)
        {
            Assert.All(snapshot.Related(document.Id, [], 5), hit => Assert.All(hit.Concepts, c =>
                Assert.True(network.Annotations[document.Id].Contains(c) && network.Annotations[hit.Id].Contains(c))));
            Assert.All(snapshot.Crossovers(document.Id, ["colour"], [], 5), hit =>
                Assert.Empty(byId[document.Id].Facets[hit.Crossing!].Intersect(byId[hit.Id].Facets[hit.Crossing!])));
        }

        Assert.Empty(snapshot.Related("nobody", [], 5));
    }

    [Fact]
    public void The_longest_question_is_answered_at_once()
    {
        var (random, documents, network) = Given(7, 500);
        var (_, snapshot) = Build(documents, network);
        var query = new SearchQuery { Text = RandomCatalogue.Text(random, 600) };
        snapshot.Search(query);

        var started = Stopwatch.GetTimestamp();
        snapshot.Search(query);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 0, 1_000);
    }

    private static (Random Random, List<SearchDocument> Documents, ConceptNetwork Network) Given(int seed, int count = 40)
    {
        var random = new Random(seed);
        var documents = RandomCatalogue.Documents(random, count);
        return (random, documents, RandomNetwork.Make(random, documents));
    }

    private static (ISearchSnapshot Lexical, AssociativeSnapshot Snapshot) Build(IReadOnlyCollection<SearchDocument> documents, ConceptNetwork network)
    {
        var lexical = Catalogue.Build(documents);
        return (lexical, AssociativeSnapshot.Build(lexical, documents, network));
    }
}
