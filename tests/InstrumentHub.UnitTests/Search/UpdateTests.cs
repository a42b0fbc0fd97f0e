using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.UnitTests.Search;

/// <summary>An index that is brought up to date gives the answers of one that was built from nothing.</summary>
public sealed class UpdateTests
{
    private static readonly string[] Questions = ["w0 w3", "w1", "\"w0 w1\"", "w9 w12 w4", "w7x", "kaart", "partnerschap kaarten", "idee", "w0 w49 w2", ""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_changes_give_the_answers_of_a_new_index(int seed)
    {
        var random = new Random(seed);
        var documents = RandomCatalogue.Documents(random, 60).Concat(Catalogue.Documents).ToList();
        var engine = new LexicalEngine();
        var current = engine.Build(documents, SearchSettings.Default);
        for (var round = 0; round < 12; round++)
        {
            var before = Questions.Select(q => Answer(current, q)).ToList();
            var older = current;
            Change(documents, random, round);

            current = engine.Update(older, documents, SearchSettings.Default);

            var anew = engine.Build(documents, SearchSettings.Default);
            Assert.Equal(Questions.Select(q => Answer(anew, q)), Questions.Select(q => Answer(current, q)));
            Assert.Equal(anew.Suggest("w1", SearchLanguage.Dutch, 8).Select(s => s.Text), current.Suggest("w1", SearchLanguage.Dutch, 8).Select(s => s.Text));
            Assert.Equal(before, Questions.Select(q => Answer(older, q)));
        }
    }

    [Fact]
    public void A_word_that_only_a_change_makes_a_part_of_compounds_is_found_in_compounds_that_were_there()
    {
        var engine = new LexicalEngine();
        List<SearchDocument> documents = [Catalogue.Text("a", "de kaartzwirkel"), Catalogue.Text("b", "een zwirkel")];
        var before = engine.Build(documents, SearchSettings.Default);
        documents.Add(Catalogue.Text("c", "nog een zwirkel"));

        var after = engine.Update(before, documents, SearchSettings.Default);

        Assert.DoesNotContain("a", before.Search("zwirkel").Ids());
        Assert.Contains("a", after.Search("zwirkel").Ids());
    }

    [Fact]
    public async Task Searching_under_load_while_documents_change_gives_whole_answers_of_one_state_or_the_other()
    {
        var documents = RandomCatalogue.Documents(new Random(8), 200);
        var changed = documents.Skip(1).Append(Catalogue.Text("zz-new", "w0 w3 nieuw", "w0 w3")).ToList();
        var network = RandomNetwork.Make(new Random(9), documents);
        var states = new[] { Build(null, documents), Build(null, changed) };
        var allowed = Questions.ToDictionary(q => q, q => states.Select(s => Answer(s, q)).ToHashSet());
        var current = states[0];
        var stop = false;
        var searchers = Enumerable.Range(0, 4).Select(n => Task.Run(() =>
        {
            for (var i = n; !Volatile.Read(ref stop) || i < Questions.Length; i++)
                Assert.Contains(Answer(Volatile.Read(ref current), Questions[i % Questions.Length]), allowed[Questions[i % Questions.Length]]);
        })).ToList();
        for (var i = 0; i < 8; i++) Volatile.Write(ref current, Build(current, i % 2 == 0 ? changed : documents));

        Volatile.Write(ref stop, true);
        await Task.WhenAll(searchers);

        AssociativeSnapshot Build(AssociativeSnapshot? before, List<SearchDocument> now)
        {
            var engine = new LexicalEngine();
            var lexical = before is null ? engine.Build(now, SearchSettings.Default) : engine.Update(before.Lexical, now, SearchSettings.Default);
            return AssociativeSnapshot.Build(lexical, now, network);
        }
    }

    [Fact]
    public void Associations_follow_a_change_at_once_and_meanings_are_learnt_again_after_many()
    {
        var documents = RandomCatalogue.Documents(new Random(4), 100);
        var network = RandomNetwork.Make(new Random(5), documents);
        var first = Build(documents, null);
        Assert.Equal(Questions.Select(q => Answer(first, q)), Questions.Select(q => Answer(Build(documents, first), q)));

        List<SearchDocument> one = [.. documents.Skip(1), Catalogue.Text("zz-new", "w0 w3 splinternieuw", "w0 w3")];
        var second = Build(one, first);

        Assert.Contains("zz-new", second.Search(new SearchQuery { Text = "splinternieuw" }).Hits.Select(h => h.Id));
        Assert.DoesNotContain(documents[0].Id, Questions.SelectMany(q => second.Search(new SearchQuery { Text = q, Size = 100 }).Hits).Select(h => h.Id));
        var many = RandomCatalogue.Documents(new Random(6), 30).Concat(one).ToList();
        Assert.Equal(Questions.Select(q => Answer(Build(many, null), q)), Questions.Select(q => Answer(Build(many, second), q)));

        AssociativeSnapshot Build(List<SearchDocument> now, AssociativeSnapshot? previous) =>
            AssociativeSnapshot.Build(Catalogue.Build(now), now, network, previous: previous);
    }

    private static void Change(List<SearchDocument> documents, Random random, int round)
    {
        documents.RemoveAt(random.Next(documents.Count));
        var at = random.Next(documents.Count);
        documents[at] = documents[at] with { Fields = [new SearchField("title", SearchLanguage.Dutch, $"{RandomCatalogue.Text(random, 3)} wóórd{round % 3} kaartwoord{round % 3}")] };
        documents.AddRange(RandomCatalogue.Documents(random, 2));
        if (round % 4 == 0) documents.Reverse();
    }

    private static string Answer(ISearchSnapshot snapshot, string question)
    {
        var results = snapshot.Search(new SearchQuery { Text = question, Size = 100, FacetGroups = ["colour", "maker"] });
        return $"{results.Total} {results.DidYouMean} {string.Join(',', results.Words.SelectMany(w => w.Found))} "
            + string.Join(' ', results.Hits.Select(hit => $"{hit.Id}:{hit.Score:F5}:{string.Join('+', hit.Matches.Select(m => m.Found))}"))
            + string.Join(' ', results.Facets.SelectMany(f => f.Values).Select(v => $"{v.Value}={v.Count}"));
    }

    private static string Answer(AssociativeSnapshot snapshot, string question)
    {
        var results = snapshot.Search(new SearchQuery { Text = question, Size = 100, FacetGroups = ["colour"] });
        return $"{results.Total} " + string.Join(' ', results.Hits.Select(hit => $"{hit.Id}:{hit.Score:F4}:{hit.Paths.Count}"));
    }
}
