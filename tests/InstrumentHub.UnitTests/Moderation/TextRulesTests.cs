using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.UnitTests.Moderation;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("cafe\u0301", "café")]
    [InlineData("een \r\ntwee\t\r\rdrie", "een\ntwee\n\ndrie")]
    [InlineData("\n\n  - lijst\n\n", "  - lijst")]
    [InlineData("veilig\u202Egilievno\u202C", "veiliggilievno")]
    [InlineData("a\u2066b\u2069c\u200Bd\uFEFFe\u2060f\u034Fg", "abcdefg")]
    [InlineData("nul\0 en bel\a", "nul en bel")]
    [InlineData("ver\u200Dborgen\u200C", "verborgen")]
    [InlineData("👩\u200D💻 en ❤\uFE0F\u200D🔥", "👩\u200D💻 en ❤\uFE0F\u200D🔥")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("a\U000E0041\U000E0042b", "ab")]
    [InlineData("regel\u2028regel", "regel\nregel")]
    [InlineData("“citaat” – één… €5", "“citaat” – één… €5")]
    [InlineData(null, "")]
    public void A_text_is_stored_in_one_form_without_tricks(string? typed, string stored) => Assert.Equal(stored, TextRules.Normalise(typed));

    [Theory]
    [InlineData("  Ann \u00A0 de\n\tVries ", "Ann de Vries")]
    [InlineData("\u3164", "")]
    public void A_name_is_one_line(string typed, string stored) => Assert.Equal(stored, TextRules.NormaliseLine(typed));

    [Theory]
    [InlineData("", true)]
    [InlineData(" \u200B\u3164\u2800\u00AD\n", true)]
    [InlineData("\u0301", true)]
    [InlineData(".", false)]
    [InlineData("👍", false)]
    public void What_nobody_sees_is_blank(string text, bool blank) => Assert.Equal(blank, TextRules.IsBlank(text));

    /// <summary>Not among the cases above: test runners cannot pass it on.</summary>
    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("half \uFFFD paar", TextRules.Normalise("half \ud83d paar"));

    [Fact]
    public void A_heap_of_accents_is_cut_to_what_a_language_needs()
    {
        Assert.Equal("z" + new string('\u0334', TextCharacters.MaxMarks) + "o", TextCharacters.Neutralise("z" + new string('\u0334', 500) + "o"));
        Assert.Equal("Tiếng Việt", TextRules.Normalise("Tiếng Việt".Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("Zie https://a.example en [b](http://b.example).", 2)]
    [InlineData("Kijk op www.c.example of schrijf mailto:ann@example.org", 2)]
    [InlineData("[x](&#104;ttps://d.example) [y](https\\://e.example)", 2)]
    [InlineData("[hier](/instrumenten) en [daar](instrument:stand-up)", 0)]
    public void Links_are_counted_also_when_they_hide(string text, int links) => Assert.Equal(links, TextRules.CountLinks(text));

    [Fact]
    public void Normalising_twice_gives_the_same_for_any_text()
    {
        const ulong Seed = 20261121;
        Console.WriteLine($"seed {Seed}");
        string[] pieces = ["a", " ", "\n", "\r", "e", "\u0301", "\u0334", "\u05D0", "\u05B8", "\u200D", "\u200C", "\u3000", "\u202E", "\u0958", "\uFB1D", "\ud83d", "\udc4d", "👍", "\uFE0F", "\u2028", "\0", "\u00AD", "ﷺ", "İ"];
        var mixture = Gen.Elements(pieces).ListOf().Select(p => string.Concat(p));
        var property = Prop.ForAll(Arb.From(Gen.OneOf(mixture, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""))), text =>
        {
            var once = TextRules.Normalise(text);
            Assert.Equal(once, TextRules.Normalise(once));
            Assert.True(once.IsNormalized(NormalizationForm.FormC));
            Assert.DoesNotContain(once.EnumerateRunes(), r => TextCharacters.IsForbidden(r));
            Assert.Equal(TextRules.NormaliseLine(text), TextRules.NormaliseLine(TextRules.NormaliseLine(text)));
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(Seed, 1), property);
    }

    [Fact]
    public void A_text_made_to_keep_the_machine_busy_is_done_soon()
    {
        string[] texts = ["a" + string.Concat(Enumerable.Repeat("\u0301\u0323\u0334", 33_000)), new string('\u200D', 100_000), string.Concat(Enumerable.Repeat("https", 20_000)), new string('&', 100_000), string.Concat(Enumerable.Repeat("&#x", 33_000)), new string('\\', 100_000)];
        foreach (var text in texts)
        {
            var started = Stopwatch.GetTimestamp();
            TextRules.Normalise(text);
            TextRules.CountLinks(text);
            TextFingerprint.Of(text);
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1), text[..20]);
        }
    }
}
