using System.Globalization;
using System.Numerics;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

internal sealed record Colour(byte Red, byte Green, byte Blue)
{
    /// <param name="hex">As in a stylesheet: <c>#10302a</c>.</param>
    public static Colour Parse(ReadOnlySpan<char> hex) => new(Part(hex[1..3]), Part(hex[3..5]), Part(hex[5..7]));

    private static byte Part(ReadOnlySpan<char> digits) => byte.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

/// <summary>
/// A picture to fill shapes on, with exact anti-aliasing: a pixel takes the colour in the measure that the shape covers it. Every line of an
/// outline adds the signed area that it cuts off to its right; the running sum over a row is then each pixel's coverage (Raph Levien, "Inside
/// the fastest font renderer in the world", 2016). What is covered twice counts once, as with the non-zero rule. Not safe for several threads.
/// </summary>
internal sealed class Canvas
{
    /// <summary>Coverage in this many steps looks the same as in all, and leaves the file a quarter smaller. It also drops what rounding leaves behind a shape.</summary>
    private const int Shades = 32;

    private readonly float[] _areas;
    private readonly int _stride;

    public Canvas(int width, int height)
    {
        (Width, Height, Pixels) = (width, height, new byte[width * height * 3]);
        // What a line cuts off in the last column also touches the one after it.
        _stride = width + 2;
        _areas = new float[_stride * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green, blue, by row from the top.</summary>
    public byte[] Pixels { get; }

    /// <summary>A fresh start, also after a drawing that failed halfway.</summary>
    public void Clear(Colour colour)
    {
        Array.Clear(_areas);
        Rectangle(0, 0, Width, Height, colour);
    }

    /// <summary>Whole pixels; what falls outside the picture is left off.</summary>
    public void Rectangle(int x, int y, int width, int height, Colour colour)
    {
        var (left, right) = (Math.Clamp(x, 0, Width), Math.Clamp(x + width, 0, Width));
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
        {
            for (var at = 3 * ((row * Width) + left); at < 3 * ((row * Width) + right); at += 3)
            {
                (Pixels[at], Pixels[at + 1], Pixels[at + 2]) = (colour.Red, colour.Green, colour.Blue);
            }
        }
    }

    public void Fill(Shape shape, Colour colour)
    {
        var (least, most) = (new Vector2(Width, Height), Vector2.Zero);
        foreach (var (from, to) in shape.Lines)
        {
            Add(from, to);
            (least, most) = (Vector2.Min(least, Vector2.Min(from, to)), Vector2.Max(most, Vector2.Max(from, to)));
        }
        var (left, right) = (Math.Clamp((int)least.X, 0, Width), Math.Clamp((int)MathF.Ceiling(most.X), 0, Width));
        for (var row = Math.Max(0, (int)least.Y); row < Math.Min(Height, (int)MathF.Ceiling(most.Y)); row++) { FillRow(row, left, right, colour); }
    }

    private void Add(Vector2 from, Vector2 to)
    {
        var sign = from.Y < to.Y ? 1 : -1;
        var (top, bottom) = sign > 0 ? (from, to) : (to, from);
        var slope = (bottom.X - top.X) / (bottom.Y - top.Y);
        var (first, end) = (Math.Max(0, (int)top.Y), Math.Min(Height, (int)MathF.Ceiling(bottom.Y)));
        for (var row = first; row < end; row++)
        {
            var (y0, y1) = (Math.Max(row, top.Y), Math.Min(row + 1, bottom.Y));
            if (y1 <= y0) { continue; }
            // Beyond the left edge a line still cuts off the whole row, beyond the right one nothing.
            var x0 = Math.Clamp(top.X + ((y0 - top.Y) * slope), 0, Width);
            var x1 = Math.Clamp(top.X + ((y1 - top.Y) * slope), 0, Width);
            AddToRow(_areas.AsSpan(row * _stride, _stride), Math.Min(x0, x1), Math.Max(x0, x1), sign * (y1 - y0));
        }
    }

    /// <summary>Within one row, a line is shared out over the columns it crosses.</summary>
    /// <param name="height">How much of the row the line spans, with its direction as the sign.</param>
    private static void AddToRow(Span<float> areas, float left, float right, float height)
    {
        for (var column = (int)left; column < right || column == (int)left; column++)
        {
            var (a, b) = (Math.Max(left, column), Math.Min(right, column + 1));
            var part = right > left ? height * (b - a) / (right - left) : height;
            var covered = column + 1 - ((a + b) / 2);
            areas[column] += part * covered;
            areas[column + 1] += part * (1 - covered);
        }
    }

    private void FillRow(int row, int left, int right, Colour colour)
    {
        var areas = _areas.AsSpan(row * _stride, _stride);
        var sum = 0f;
        for (var column = left; column < right; column++)
        {
            sum += areas[column];
            var cover = MathF.Round(Math.Min(1, Math.Abs(sum)) * Shades) / Shades;
            if (cover > 0) { Mix(3 * ((row * Width) + column), colour, cover); }
        }
        areas[left..Math.Min(right + 2, _stride)].Clear();
    }

    private void Mix(int at, Colour colour, float cover)
    {
        Pixels[at] = Mixed(Pixels[at], colour.Red, cover);
        Pixels[at + 1] = Mixed(Pixels[at + 1], colour.Green, cover);
        Pixels[at + 2] = Mixed(Pixels[at + 2], colour.Blue, cover);
    }

    private static byte Mixed(byte under, byte over, float cover) => (byte)(under + ((over - under) * cover) + 0.5f);
}
