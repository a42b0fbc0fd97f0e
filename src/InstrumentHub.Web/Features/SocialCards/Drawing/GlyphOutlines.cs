using System.Numerics;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Where a glyph's points come on the canvas: <c>x' = ax + cy + e</c>, <c>y' = bx + dy + f</c>.</summary>
internal sealed record Placing(float A, float B, float C, float D, float E, float F)
{
    public Vector2 Of(float x, float y) => new((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>This placing of what <paramref name="inner"/> has placed.</summary>
    public Placing Of(Placing inner)
    {
        var (origin, x, y) = (Of(inner.E, inner.F), Of(inner.A, inner.B), Of(inner.C, inner.D));
        return new(x.X - E, x.Y - F, y.X - E, y.Y - F, origin.X, origin.Y);
    }
}

/// <summary>Outlines of quadratic curves ("glyf" and "loca" tables).</summary>
internal sealed class GlyphOutlines(byte[] glyf, byte[] loca, bool longOffsets)
{
    // Simple glyph flags.
    private const int OnCurve = 0x01, XShort = 0x02, YShort = 0x04, Repeat = 0x08, XSameOrPositive = 0x10, YSameOrPositive = 0x20;

    // Component glyph flags.
    private const int WordArguments = 0x01, ArgumentsAreOffsets = 0x02, OneScale = 0x08, MoreComponents = 0x20, TwoScales = 0x40, TwoByTwo = 0x80;

    /// <summary>Far beyond what fonts do; ends a circle of components.</summary>
    private const int MaxDepth = 6;

    public void Draw(Shape shape, int glyph, Placing placing) => Draw(shape, glyph, placing, 0);

    private void Draw(Shape shape, int glyph, Placing placing, int depth)
    {
        var (start, end) = (Offset(glyph), Offset(glyph + 1));
        if (start == end || depth > MaxDepth) { return; }
        if (glyf.I16(start) >= 0) { DrawSimple(shape, start, placing); }
        else { DrawComponents(shape, start + 10, placing, depth); }
    }

    private int Offset(int glyph) => longOffsets ? loca.I32(4 * glyph) : 2 * loca.U16(2 * glyph);

    private void DrawSimple(Shape shape, int start, Placing placing)
    {
        var contours = glyf.I16(start);
        var ends = Enumerable.Range(0, contours).Select(i => (int)glyf.U16(start + 10 + (2 * i))).ToArray();
        if (contours == 0) { return; }

        var count = ends[^1] + 1;
        // After the ends of the contours come instructions for small screens, which we skip.
        var at = start + 12 + (2 * contours) + glyf.U16(start + 10 + (2 * contours));
        var flags = Flags(count, ref at);
        var xs = Coordinates(flags, XShort, XSameOrPositive, ref at);
        var ys = Coordinates(flags, YShort, YSameOrPositive, ref at);
        for (var (i, first) = (0, 0); i < contours; first = ends[i++] + 1)
        {
            DrawContour(shape, [.. Enumerable.Range(first, ends[i] - first + 1).Select(p => (placing.Of(xs[p], ys[p]), (flags[p] & OnCurve) != 0))]);
        }
    }

    private byte[] Flags(int count, ref int at)
    {
        var flags = new byte[count];
        for (var i = 0; i < count;)
        {
            var flag = glyf[at++];
            var times = (flag & Repeat) == 0 ? 1 : 1 + glyf[at++];
            for (; times > 0; times--) { flags[i++] = flag; }
        }
        return flags;
    }

    /// <summary>Each coordinate is written as its difference from the one before, in a byte, in two, or not at all.</summary>
    private int[] Coordinates(byte[] flags, int isShort, int sameOrPositive, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            var same = (flags[i] & sameOrPositive) != 0;
            if ((flags[i] & isShort) != 0) { value += same ? glyf[at++] : -glyf[at++]; }
            else if (!same) { (value, at) = (value + glyf.I16(at), at + 2); }
            values[i] = value;
        }
        return values;
    }

    /// <summary>Two control points after another have a point of the curve halfway between them.</summary>
    private static void DrawContour(Shape shape, (Vector2 At, bool On)[] points)
    {
        if (points.Length < 2) { return; }

        var last = points[^1];
        var start = points[0].On ? points[0].At : last.On ? last.At : (points[0].At + last.At) / 2;
        shape.MoveTo(start);
        Vector2? control = null;
        foreach (var (at, on) in points)
        {
            if (on && control is { } c) { shape.CurveTo(c, at); }
            else if (on) { shape.LineTo(at); }
            else if (control is { } before) { shape.CurveTo(before, (before + at) / 2); }
            control = on ? null : at;
        }
        if (control is { } open) { shape.CurveTo(open, start); }
        shape.Close();
    }

    private void DrawComponents(Shape shape, int at, Placing placing, int depth)
    {
        for (var more = true; more;)
        {
            var (flags, glyph) = (glyf.U16(at), glyf.U16(at + 2));
            var words = (flags & WordArguments) != 0;
            var offsets = (flags & ArgumentsAreOffsets) != 0;
            // Components that are tied point to point do not occur in fonts of this century; they stay where they are.
            float dx = !offsets ? 0 : words ? glyf.I16(at + 4) : (sbyte)glyf[at + 4], dy = !offsets ? 0 : words ? glyf.I16(at + 6) : (sbyte)glyf[at + 5];
            at += words ? 8 : 6;
            var (a, b, c, d) = (1f, 0f, 0f, 1f);
            if ((flags & OneScale) != 0) { a = d = Fraction(ref at); }
            else if ((flags & TwoScales) != 0) { (a, d) = (Fraction(ref at), Fraction(ref at)); }
            else if ((flags & TwoByTwo) != 0) { (a, b, c, d) = (Fraction(ref at), Fraction(ref at), Fraction(ref at), Fraction(ref at)); }
            Draw(shape, glyph, placing.Of(new Placing(a, b, c, d, dx, dy)), depth + 1);
            more = (flags & MoreComponents) != 0;
        }
    }

    /// <summary>F2DOT14: two bits before the point.</summary>
    private float Fraction(ref int at)
    {
        at += 2;
        return glyf.I16(at - 2) / 16384f;
    }
}
