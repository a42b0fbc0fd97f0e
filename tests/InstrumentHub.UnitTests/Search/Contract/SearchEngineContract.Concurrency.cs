using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    [Fact]
    public async Task Searching_goes_on_with_the_same_answers_while_the_index_is_rebuilt()
    {
        var documents = RandomCatalogue.Documents(new Random(3), 400);
        var current = Build(documents);
        string[] questions = ["w0 w3", "w1", "\"w0 w1\"", "w9 w12 w4", "", "w0 w49"];
        var expected = questions.Select(q => Scores(current, q)).ToArray();
        var stop = false;
        var searchers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; !Volatile.Read(ref stop) || i < questions.Length; i++)
                Assert.Equal(expected[i % questions.Length], Scores(Volatile.Read(ref current), questions[i % questions.Length]));
        })).ToList();
        for (var i = 0; i < 10; i++)
        {
            documents.Reverse();
            Volatile.Write(ref current, Build(documents));
        }

        Volatile.Write(ref stop, true);
        await Task.WhenAll(searchers);
    }

    private static string Scores(ISearchSnapshot snapshot, string question) =>
        string.Join(' ', snapshot.Search(new SearchQuery { Text = question }).Hits.Select(hit => $"{hit.Id}:{hit.Score:F4}"));
}
