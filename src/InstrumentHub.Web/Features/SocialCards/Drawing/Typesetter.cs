using System.Globalization;
using System.Text;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Lines of text at one size.</summary>
internal sealed record TextBlock(IReadOnlyList<string> Lines, float Size);

/// <summary>The room that a text has.</summary>
/// <param name="Leading">From baseline to baseline, in ems.</param>
internal sealed record Room(float Width, float Height, int MaxLines, float Leading)
{
    public int LinesAt(float size) => Math.Clamp((int)(Height / (size * Leading)), 1, MaxLines);
}

/// <summary>Sets text in one font, from left to right, by the characters' own glyphs: no ligatures, no shaping of other scripts.</summary>
/// <param name="tracking">Space added after every glyph, in ems.</param>
internal sealed class Typesetter(TrueTypeFont font, float tracking = 0)
{
    private const string Ellipsis = "…";

    /// <summary>A word is broken at a hyphen only when this much stands on either side, so that "co-creatie" stays one word.</summary>
    private const int MinPart = 4;

    /// <summary>The height of a capital, in ems.</summary>
    public float CapHeight => (float)font.CapHeight / font.UnitsPerEm;

    /// <summary>In ems.</summary>
    public float Width(ReadOnlySpan<char> text)
    {
        var pen = new Pen(font, tracking);
        foreach (var rune in text.EnumerateRunes()) { pen.Next(rune); }
        return pen.End;
    }

    public void Draw(Canvas canvas, string line, float x, float baseline, float size, Colour colour)
    {
        var scale = size / font.UnitsPerEm;
        var pen = new Pen(font, tracking);
        foreach (var rune in line.EnumerateRunes())
        {
            var (glyph, at) = pen.Next(rune);
            var shape = new Shape();
            if (glyph == 0) { DrawMissing(shape, x + (at * size), baseline, size); }
            else { font.Draw(shape, glyph, x + (at * size), baseline, scale); }
            canvas.Fill(shape, colour);
        }
    }

    /// <summary>A thin frame, quieter than what fonts draw for it themselves: that there is a character matters more than that we lack it.</summary>
    private void DrawMissing(Shape shape, float x, float baseline, float size)
    {
        const float Side = 0.08f, Weight = 0.04f;
        var (left, right) = (x + (Side * size), x + (((float)font.Advance(0) / font.UnitsPerEm) - Side) * size);
        shape.Frame(left, baseline - (CapHeight * size), right, baseline, Weight * size);
    }

    /// <summary>The text at the first of <paramref name="sizes"/> at which it fits unbroken; else broken at the last of them, and cut off with an ellipsis if it must.</summary>
    /// <param name="sizes">In pixels, from large to small.</param>
    public TextBlock Fit(string text, Room room, params ReadOnlySpan<float> sizes)
    {
        foreach (var size in sizes)
        {
            if (Wrap(text, room.Width / size, breakWords: false) is { } lines && lines.Count <= room.LinesAt(size)) { return Balanced(text, lines, room.Width, size); }
        }
        var last = sizes[^1];
        var broken = Wrap(text, room.Width / last, breakWords: true)!;
        var most = room.LinesAt(last);
        return new(broken.Count <= most ? broken : [.. broken.Take(most - 1), Shortened(broken[most - 1], room.Width / last)], last);
    }

    /// <summary>Lines of about the same length: the narrowest setting that takes no more lines.</summary>
    private TextBlock Balanced(string text, List<string> lines, float width, float size)
    {
        var (best, narrow, wide) = (lines, 0f, width / size);
        for (var i = 0; i < 7 && lines.Count > 1; i++)
        {
            var middle = (narrow + wide) / 2;
            if (Wrap(text, middle, breakWords: false) is { } tried && tried.Count <= lines.Count) { (best, wide) = (tried, middle); }
            else { narrow = middle; }
        }
        return new(best, size);
    }

    /// <param name="width">In ems.</param>
    /// <returns>The lines; null when a word is too long for one and may not be broken.</returns>
    private List<string>? Wrap(string text, float width, bool breakWords)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var part in Parts(text))
        {
            if (Width((line + part).AsSpan().TrimEnd()) <= width)
            {
                line += part;
                continue;
            }
            if (line.Length > 0) { lines.Add(line.TrimEnd()); }
            for (line = part; Width(line.AsSpan().TrimEnd()) > width; line = line[lines[^1].Length..])
            {
                if (!breakWords) { return null; }
                lines.Add(line[..Fitting(line, width)]);
            }
        }
        if (line.Length > 0) { lines.Add(line.TrimEnd()); }
        return lines;
    }

    /// <summary>What stays together on a line: words with the space behind them, halves of words with a hyphen.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var inWord = text[i] is '-' or '/' && LettersBefore(text, i) >= MinPart && LettersAfter(text, i) >= MinPart;
            if (text[i] != ' ' && !inWord) { continue; }
            yield return text[start..(i + 1)];
            start = i + 1;
        }
        if (start < text.Length) { yield return text[start..]; }
    }

    private static int LettersBefore(string text, int at) => at - 1 - text.LastIndexOf(' ', at);

    private static int LettersAfter(string text, int at) => (text.IndexOf(' ', at) is > 0 and var space ? space : text.Length) - at - 1;

    /// <summary>How many code units of the text fit; never less than the first character as people see it.</summary>
    private int Fitting(string text, float width)
    {
        var length = StringInfo.GetNextTextElementLength(text);
        while (length < text.Length)
        {
            var next = length + StringInfo.GetNextTextElementLength(text, length);
            if (Width(text.AsSpan(0, next)) > width) { break; }
            length = next;
        }
        return length;
    }

    private string Shortened(string line, float width) => line[..Fitting(line, width - Width(Ellipsis))].TrimEnd(' ', ',', ':', '-') + Ellipsis;

    /// <summary>Walks along a line, in ems.</summary>
    private struct Pen(TrueTypeFont font, float tracking)
    {
        private int? _last;

        /// <summary>Where the next glyph would come, without tracking behind the last one.</summary>
        public float End { readonly get; private set; }

        public (int Glyph, float At) Next(Rune rune)
        {
            var glyph = GlyphOf(rune);
            var between = _last is { } left ? (float)font.Kern(left, glyph) / font.UnitsPerEm + tracking : 0;
            var at = End + between;
            (_last, End) = (glyph, at + ((float)font.Advance(glyph) / font.UnitsPerEm));
            return (glyph, at);
        }

        /// <summary>A letter whose accent the font lacks is drawn without it, before it is drawn as missing.</summary>
        private readonly int GlyphOf(Rune rune)
        {
            var glyph = font.Glyph(rune);
            return glyph != 0 || rune.IsAscii ? glyph : font.Glyph(rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().First());
        }
    }
}
