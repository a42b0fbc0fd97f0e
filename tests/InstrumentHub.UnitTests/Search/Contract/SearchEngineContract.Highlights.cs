using System.Globalization;
using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

public abstract partial class SearchEngineContract
{
    [Theory]
    [InlineData("cocreatie", "Een Co-creatie: sessie", "Een [Co-creatie]: sessie")]
    [InlineData("kaart partners", "Partnerschapskaart voor partners", "[Partnerschapskaart] voor [partners]")]
    [InlineData("ideeen", "Nieuwe ideee\u0308n\u0301!", "Nieuwe [ideee\u0308n\u0301]!")]
    [InlineData("team's", "De teams", "De [teams]")]
    [InlineData("leergemeenschap", "Onze leer gemeenschap.", "Onze [leer gemeenschap].")]
    [InlineData("stille", "🧪stille👩‍🔬stil", "🧪[stille]👩‍🔬[stil]")]
    [InlineData("de", "de kaart", "[de] kaart")]
    [InlineData("", "de kaart", "de kaart")]
    [InlineData("xyzzyq", "nooit gezien xyzzyq woord", "nooit gezien [xyzzyq] woord")]
    public void Words_are_marked_in_the_original_text(string question, string text, string marked)
    {
        var spans = Snapshot.Highlight(question, text, SearchLanguage.Dutch);
        foreach (var span in spans.Reverse()) text = text.Insert(span.End, "]").Insert(span.Start, "[");
        Assert.Equal(marked, text);
    }

    [Fact]
    public void A_long_text_is_shown_by_its_best_passage()
    {
        var filler = string.Concat(Enumerable.Repeat("Dit gaat over iets heel anders. ", 40));
        var text = $"{filler}Een kaart noemen we soms. {filler}Hier staan de kaart en het vertrouwen samen. {filler}";
        var highlight = Build([Catalogue.Text("a", text)]).Search("kaart vertrouwen").Hits[0].Highlights.Single();
        Assert.False(highlight.Whole);
        Assert.InRange(highlight.Text.Length, 40, 260);
        Assert.Equal(text.Substring(highlight.Start, highlight.Text.Length), highlight.Text);
        Assert.Equal(["kaart", "vertrouwen"], highlight.Spans.Select(s => highlight.Text.Substring(s.Start, s.Length)));
    }

    [Fact]
    public void A_title_is_highlighted_whole()
    {
        var highlight = Snapshot.Search("succes").Hits[0].Highlights[0];
        Assert.True(highlight is { Field: "title", Whole: true, Text: "Succes vieren en uitdragen" });
        Assert.Equal([new TextSpan(0, 6)], highlight.Spans);
    }

    [Fact]
    public void Every_highlight_of_every_hit_marks_whole_words_of_the_original()
    {
        string[] questions = ["kaart partners", "co creatie", "netwerk", "leergemeenschap", "ideeen collegas", "wat we geleerd hebben", "pitstob"];
        foreach (var hit in questions.SelectMany(q => Snapshot.Search(q).Hits))
        {
            Assert.NotEmpty(hit.Highlights);
            foreach (var highlight in hit.Highlights)
            {
                var document = Catalogue.Documents.Single(d => d.Id == hit.Id);
                Assert.Contains(document.Fields, f => f.Name == highlight.Field && f.Language == highlight.Language
                    && f.Text.AsSpan(highlight.Start).StartsWith(highlight.Text));
                AssertWhole(highlight.Text, highlight.Spans);
            }
        }
    }

    /// <summary>In order, apart, inside the text, and beginning and ending where a reader sees a character begin and end.</summary>
    internal static void AssertWhole(string text, IReadOnlyList<TextSpan> spans)
    {
        var bounds = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        var end = 0;
        foreach (var span in spans)
        {
            Assert.True(span.Start >= end && span.Length > 0 && span.End <= text.Length);
            Assert.Contains(span.Start, bounds);
            Assert.Contains(span.End, bounds);
            end = span.End;
        }
    }
}
