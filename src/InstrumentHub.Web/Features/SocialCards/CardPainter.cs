using System.Globalization;
using System.Numerics;
using InstrumentHub.Core;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Features.SocialCards.Drawing;

namespace InstrumentHub.Web.Features.SocialCards;

/// <summary>
/// Draws a card: the wordmark at the top, the words at the bottom left, and under them the phases with those of the instrument marked.
/// Keeps one canvas (5 MB), so one card at a time.
/// </summary>
public sealed class CardPainter(CardTheme theme)
{
    /// <summary>Left and right of all words.</summary>
    public const int Margin = 72;

    private const int Width = PageMeta.ImageWidth, Height = PageMeta.ImageHeight, WordsWidth = Width - (2 * Margin);
    private const int MaxTitle = 200, MaxLine = 300, MaxLabel = 60;

    // In pixels, from the top down; leading in ems.
    private const float LogoTop = 58, LogoSize = 52, SiteSize = 36, WordsTop = 150, KindSize = 23, KindGap = 34, TitleLeading = 1.06f,
        LineGap = 21, LineSize = 31, LineLeading = 1.36f, LineBottom = 468, PhaseSize = 27, PhaseBaseline = 588;

    /// <summary>The line through the phases.</summary>
    private const int RuleTop = 520, RuleWeight = 4;

    private static readonly float[] TitleSizes = [108, 100, 92, 84, 76, 70, 66, 62, 56, 50, 46];

    private readonly Canvas _canvas = new(Width, Height);
    private readonly Typesetter _display = new(theme.Display, -0.02f), _text = new(theme.Text), _label = new(theme.TextBold, 0.09f), _phase = new(theme.Display, -0.01f);

    /// <summary>The card as a PNG file.</summary>
    public byte[] Paint(SocialCard card) => Png.Write(Draw(card));

    /// <summary>The card on the painter's canvas, until it draws the next.</summary>
    internal Canvas Draw(SocialCard card)
    {
        _canvas.Clear(theme.Paper);
        // Large and faint, and partly off the card: a picture for titles that are short, no hindrance to those that are long.
        PaintLogo(Width - 300, -70, 360, theme.Tint, theme.Tint);
        PaintSite(Legible.Of(card.Site, MaxLabel));
        PaintPhases(card.Phases);
        PaintWords(card);
        return _canvas;
    }

    private void PaintSite(string name)
    {
        PaintLogo(Margin, LogoTop, LogoSize, theme.Ink, theme.Accent);
        var baseline = LogoTop + ((LogoSize + (_display.CapHeight * SiteSize)) / 2);
        var left = Margin + LogoSize + 18;
        PaintLabel(_display, name, left, baseline, Width - Margin - left, SiteSize, theme.Ink);
    }

    /// <summary>The logo of favicon.svg: three quarters of a circle and a square, together 30 wide, with gaps of 2.</summary>
    private void PaintLogo(float x, float y, float size, Colour ink, Colour mark)
    {
        Quarter(new(14, 14), new(0, 14), ink);
        Quarter(new(16, 14), new(16, 0), mark);
        Quarter(new(16, 16), new(30, 16), ink);
        var square = new Shape();
        square.Polygon(At(new(0, 16)), At(new(14, 16)), At(new(14, 30)), At(new(0, 30)));
        _canvas.Fill(square, ink);

        Vector2 At(Vector2 point) => new Vector2(x, y) + (point * size / 30);

        void Quarter(Vector2 centre, Vector2 from, Colour colour)
        {
            var shape = new Shape();
            shape.MoveTo(At(centre));
            shape.LineTo(At(from));
            shape.ArcTo(At(centre), 1);
            shape.Close();
            _canvas.Fill(shape, colour);
        }
    }

    /// <summary>From the bottom up, so that a short title stands as firmly as a long one.</summary>
    private void PaintWords(SocialCard card)
    {
        var line = LineOf(card);
        PaintBlock(_text, line, FirstBaseline(line), LineLeading, theme.Quiet);

        var title = TitleOf(card, line);
        // What hangs below the last line of the title takes room too.
        var baseline = TitleBottom(line) - (0.2f * title.Size) - ((title.Lines.Count - 1) * title.Size * TitleLeading);
        PaintBlock(_display, title, baseline, TitleLeading, theme.Ink);

        var kind = Legible.Of(card.Kind, MaxLabel).ToUpper(CultureInfo.InvariantCulture);
        PaintLabel(_label, kind, Margin, baseline - (_display.CapHeight * title.Size) - KindGap, WordsWidth, KindSize, theme.Quiet);
    }

    internal TextBlock LineOf(SocialCard card) => _text.Fit(Legible.Of(card.Line, MaxLine), new Room(WordsWidth, Height, 2, LineLeading), LineSize);

    /// <param name="line">What stands under the title: it takes what the line leaves.</param>
    internal TextBlock TitleOf(SocialCard card, TextBlock line)
    {
        var height = TitleBottom(line) - KindGap - (_label.CapHeight * KindSize) - WordsTop;
        return _display.Fit(Legible.Of(card.Title, MaxTitle), new Room(WordsWidth, height, 3, TitleLeading), TitleSizes);
    }

    private static float FirstBaseline(TextBlock line) => LineBottom - ((line.Lines.Count - 1) * LineSize * LineLeading);

    private float TitleBottom(TextBlock line) => FirstBaseline(line) - (_text.CapHeight * LineSize) - LineGap;

    /// <summary>As on the pages of the phases: one line through all of them, with somebody on it in each.</summary>
    private void PaintPhases(ValueList<CardPhase> phases)
    {
        const int Indent = 24;
        foreach (var (i, phase) in phases.Index().Where(p => p.Item.Own))
        {
            // The outer columns run on to the edge.
            var (left, right) = (i == 0 ? 0 : Left(i) - Indent, i == phases.Count - 1 ? Width : Left(i + 1) - Indent);
            _canvas.Rectangle(left, RuleTop, right - left, Height - RuleTop, theme.Accent);
        }
        _canvas.Rectangle(0, RuleTop, Width, RuleWeight, theme.Ink);
        foreach (var (i, phase) in phases.Index())
        {
            PaintPerson(new(Left(i) + 13, RuleTop + (RuleWeight / 2)), phase.Own ? theme.Accent : theme.Paper);
            PaintLabel(_phase, Legible.Of(phase.Label, MaxLabel), Left(i), PhaseBaseline, (WordsWidth / phases.Count) - Indent - 8, PhaseSize, phase.Own ? theme.Ink : theme.Quiet);
        }

        int Left(int column) => Margin + (column * WordsWidth / phases.Count);
    }

    private void PaintPerson(Vector2 at, Colour colour)
    {
        var (ring, inside) = (new Shape(), new Shape());
        ring.Circle(at, 13);
        inside.Circle(at, 13 - RuleWeight);
        _canvas.Fill(ring, theme.Ink);
        _canvas.Fill(inside, colour);
    }

    private void PaintBlock(Typesetter type, TextBlock block, float baseline, float leading, Colour colour)
    {
        foreach (var (i, line) in block.Lines.Index()) { type.Draw(_canvas, line, Margin, baseline + (i * block.Size * leading), block.Size, colour); }
    }

    /// <summary>One line, cut off where it must.</summary>
    private void PaintLabel(Typesetter type, string text, float x, float baseline, float width, float size, Colour colour)
    {
        foreach (var line in type.Fit(text, new Room(width, size, 1, 1), size).Lines) { type.Draw(_canvas, line, x, baseline, size, colour); }
    }
}
