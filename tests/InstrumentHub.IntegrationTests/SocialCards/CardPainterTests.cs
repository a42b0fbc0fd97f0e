using InstrumentHub.Core;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.SocialCards;
using InstrumentHub.Web.Features.SocialCards.Drawing;

namespace InstrumentHub.IntegrationTests.SocialCards;

public sealed class CardPainterTests
{
    /// <summary>Between the wordmark and the phases, where title and purpose stand.</summary>
    private const int WordsTop = 140, WordsBottom = 500;

    private static readonly CardTheme Theme = new();
    private static readonly string[] PhaseLabels = ["Starten", "Ontwerpen", "Uitvoeren", "Verduurzamen"];

    private readonly CardPainter _painter = new(Theme);
    private byte[]? _blank;

    [Fact]
    public void A_card_is_a_valid_picture_of_the_size_that_other_sites_ask_for()
    {
        var card = Draw(Card("Co-creatiewiel"));
        Assert.Equal((1200, 630), (card.Width, card.Height));
    }

    [Fact]
    public void The_same_words_give_the_same_bytes_whatever_was_drawn_before()
    {
        var first = new CardPainter(new CardTheme()).Paint(Card("Doelenscan"));
        _painter.Paint(Card("Iets heel anders"));
        Assert.Equal(first, _painter.Paint(Card("Doelenscan")));
    }

    [Fact]
    public void The_instruments_own_phases_are_marked_and_no_others()
    {
        var card = Draw(Card("Doelenscan", 0, 2));
        int[] columns = [40, 500, 760, 1160];
        Assert.Equal([Rgb(Theme.Accent), Rgb(Theme.Paper), Rgb(Theme.Accent), Rgb(Theme.Paper)], columns.Select(x => card[x, 620]));
    }

    [Fact]
    public void Every_instrument_of_the_catalogue_fits_on_its_card_in_both_languages()
    {
        var (content, _) = ContentSet.ReadFolder(System.IO.Path.Combine(Checkout.Root, "content"));
        var kinds = content.Schemes.Single(s => s.Id == ConceptScheme.Kinds).Concepts.ToDictionary(c => c.Id);
        foreach (var (language, record) in Languages.All.SelectMany(l => content.Instruments, (l, i) => (l, i)))
        {
            var card = Card(record.Title.In(language), 1) with { Kind = kinds[record.Kind].Label(language), Line = record.Purpose.In(language) };
            var line = _painter.LineOf(card);
            Assert.Equal((Bare(card.Title), Bare(card.Line)), (Bare(_painter.TitleOf(card, line).Lines), Bare(line.Lines)));
            StaysInside(card);
        }

        static string Bare(params IEnumerable<string> lines) => string.Concat(lines).Replace(" ", "", StringComparison.Ordinal);
    }

    public static TheoryData<string> OddTexts =>
    [
        "", " \t\r\n ", "👩‍👩‍👧 Emoji 🎉🎉", "مرحبا بالعالم", "会議の方法と道具", "e\u0301\u0301\u0301\u0301", "\u0000\u0007\u202E\u200B\uFEFF\u2028", "a\uD800b\uDC00",
        "\uFFFF\U0010FFFF", new('w', 160), new('-', 160), new('/', 400), string.Concat(Enumerable.Repeat("👩‍👩‍👧", 60)), string.Concat(Enumerable.Repeat("lang woord ", 40)), new('.', 100_000),
    ];

    [Theory, MemberData(nameof(OddTexts))]
    public void Whatever_somebody_wrote_makes_a_card(string odd)
    {
        StaysInside(Card(odd) with { Kind = odd, Line = odd });
        // The site's name and the phases have room of their own.
        Draw(Card(odd) with { Kind = odd, Line = odd, Site = odd, Phases = [new(odd, true), new(odd, false)] });
    }

    [Fact]
    public void A_card_without_phases_is_still_a_card() => Draw(Card("Doelenscan") with { Phases = [] });

    [Fact]
    public void Letters_that_the_font_lacks_lose_their_accent_and_signs_become_a_frame()
    {
        Assert.Equal(_painter.Paint(Card("seker")), _painter.Paint(Card("şeker")));
        Assert.Equal(_painter.Paint(Card("会")), _painter.Paint(Card("🎉")));
        Assert.NotEqual(_painter.Paint(Card("")), _painter.Paint(Card("🎉")));
    }

    [Fact]
    public void A_tag_changes_with_anything_that_the_card_says()
    {
        var card = Card("Doelenscan", 1);
        SocialCard[] others = [card with { Title = "Doelen" }, card with { Kind = "" }, card with { Line = "x" }, card with { Site = "x" }, card with { Phases = [] }, Card("Doelenscan", 2)];
        Assert.Equal(Card("Doelenscan", 1).Tag, card.Tag);
        Assert.Equal(others.Length + 1, others.Append(card).Select(c => c.Tag).Distinct().Count());
    }

    [Fact]
    public void What_is_covered_in_part_is_coloured_in_that_part()
    {
        var canvas = new Canvas(4, 4);
        canvas.Clear(new(0, 0, 0));
        var shape = new Shape();
        shape.Polygon(new(0.5f, 1), new(3, 1), new(3, 2.25f), new(0.5f, 2.25f));
        canvas.Fill(shape, new(200, 200, 200));
        var red = Enumerable.Range(0, 16).Select(i => (int)canvas.Pixels[3 * i]);
        Assert.Equal([0, 0, 0, 0, 100, 200, 200, 0, 25, 50, 50, 0, 0, 0, 0, 0], red);
    }

    [Fact]
    public void Shapes_may_reach_beyond_the_canvas_on_every_side()
    {
        var canvas = new Canvas(20, 20);
        canvas.Clear(new(0, 0, 0));
        var shape = new Shape();
        shape.Circle(new(10, 10), 40);
        canvas.Fill(shape, new(255, 255, 255));
        Assert.All(canvas.Pixels, p => Assert.Equal(255, p));
    }

    /// <summary>Compares the card with one that says nothing: they may differ only where words belong.</summary>
    private void StaysInside(SocialCard card)
    {
        // A letter's curve may stand a hair before its place.
        const int Left = 3 * (CardPainter.Margin - 3), Right = 3 * (1200 - CardPainter.Margin + 3);
        var blank = _blank ??= [.. _painter.Draw(Card("", 1) with { Kind = "", Line = "" }).Pixels];
        var drawn = _painter.Draw(card with { Site = "InstrumentHub", Phases = Card("", 1).Phases }).Pixels;
        for (var y = 0; y < 630; y++)
        {
            ReadOnlySpan<byte> row = drawn.AsSpan(y * 3600, 3600), empty = blank.AsSpan(y * 3600, 3600);
            var inside = y is >= WordsTop and < WordsBottom
                ? row[..Left].SequenceEqual(empty[..Left]) && row[Right..].SequenceEqual(empty[Right..])
                : row.SequenceEqual(empty);
            Assert.True(inside, $"'{Legible.Of(card.Title, 80)}' is drawn outside its margins on row {y}.");
        }
    }

    private DecodedPng Draw(SocialCard card) => DecodedPng.Of(_painter.Paint(card));

    private static SocialCard Card(string title, params int[] phases) => new("InstrumentHub", "Scan", title, "Bepalen waar jullie naartoe willen",
        [.. PhaseLabels.Select((label, i) => new CardPhase(label, phases.Contains(i)))]);

    private static (byte, byte, byte) Rgb(Colour colour) => (colour.Red, colour.Green, colour.Blue);
}
