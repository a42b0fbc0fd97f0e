using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Texts => new()
    {
        new string('a', 100_000),
        string.Concat(Enumerable.Repeat("kaart ", 20_000)),
        string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"woord{i}")),
        string.Concat(Enumerable.Repeat("leer-", 20_000)),
        string.Concat(Enumerable.Repeat("werkwerk", 12_000)),
        new string('"', 100_000),
        "\"kaart", "\"\"", "\" \"", "\"de het een\"",
        "\ud800", "kaart\udc00\ud800 partners", "\u0000\u0001\u0007kaart\u001b", "\ufffe\uffff\ufdd0",
        "שלום עולם", "مرحبا بالعالم \u202ekaart\u202c", "日本語のテキスト", "ﷺ ﷺ ﷺ", "👩‍👩‍👧‍👦🏳️‍🌈",
        new string('\u0301', 10_000), "a" + new string('\u0301', 10_000), "İıſKÅ",
        "'; DROP TABLE instruments; --", "<script>alert(1)</script>", "kaart AND (partners OR NOT *) ~2 ^5 field:x [a TO b] \\",
        "% _ * ? .* (a+)+$", "../../etc/passwd", "\u200b\u200b\u200b", "   ", "-", "'", "¼ ½ ² ₂ Ⅷ ㎏",
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Any_text_is_answered_soon(string text)
    {
        var started = Stopwatch.GetTimestamp();
        Ask(text);
        Assert.True(Stopwatch.GetElapsedTime(started) < Patience);
    }

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Any_text_can_be_indexed_and_found(string text)
    {
        var documents = Catalogue.Documents.Append(Catalogue.Text("hostile", text, text)).ToList();
        var started = Stopwatch.GetTimestamp();
        var snapshot = Build(documents);
        foreach (var hit in snapshot.Search(text).Hits.SelectMany(h => h.Highlights)) AssertWhole(hit.Text, hit.Spans);
        snapshot.Suggest(text, SearchLanguage.Dutch, 8);
        Assert.NotNull(snapshot.Similar("hostile", 5));
        Assert.True(Stopwatch.GetElapsedTime(started) < Patience * 2);
    }

    [Fact]
    public void Random_text_gives_whole_marks_and_no_exception()
    {
        const ulong Seed = 20261121;
        Console.WriteLine($"seed {Seed}");
        var property = Prop.ForAll<string, string>((question, text) => Ask(question ?? "", $"{text} {question} {text}"));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(Seed, 1), property);
    }

    [Fact]
    public void Random_mixtures_of_awkward_pieces_give_no_exception()
    {
        string[] pieces =
            ["kaart", "-", "'", "\"", " ", "é", "e\u0301", "\ud83d", "\udc4d", "👍", "co", "s", "4*4", "ß", "ﬁ", "\u00ad", "\u200d", "\n", "I", "İ", "ij", "´"];
        var random = new Random(42);
        for (var i = 0; i < 2_000; i++)
        {
            var question = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            Ask(question, question + "kaart " + question);
        }
    }

    private void Ask(string question, string? text = null)
    {
        var results = Snapshot.Search(new SearchQuery { Text = question, FacetGroups = ["kind"], Offset = -3, Size = 5000 });
        Assert.True(results.Total >= results.Hits.Count);
        foreach (var highlight in results.Hits.SelectMany(hit => hit.Highlights)) AssertWhole(highlight.Text, highlight.Spans);
        foreach (var suggestion in Snapshot.Suggest(question, SearchLanguage.Dutch, 8))
            AssertWhole(suggestion.Text, suggestion.Spans);
        text ??= question;
        AssertWhole(text, Snapshot.Highlight(question, text, SearchLanguage.Dutch));
    }
}
