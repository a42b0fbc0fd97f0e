using System.Numerics;
using System.Runtime.InteropServices;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Closed shapes in pixels, y downwards. Curves are kept as the lines they are drawn with.</summary>
internal sealed class Shape
{
    /// <summary>How far a line may stay from its curve, in pixels: less than a shade can show.</summary>
    private const float Tolerance = 0.05f;

    private readonly List<(Vector2 From, Vector2 To)> _lines = [];
    private Vector2 _start, _pen;

    public ReadOnlySpan<(Vector2 From, Vector2 To)> Lines => CollectionsMarshal.AsSpan(_lines);

    public void MoveTo(Vector2 to) => _start = _pen = to;

    public void LineTo(Vector2 to)
    {
        _lines.Add((_pen, to));
        _pen = to;
    }

    /// <summary>A quadratic Bézier curve. In n equal steps its lines stay within |p0 − 2p1 + p2| ∕ 4n² of it.</summary>
    public void CurveTo(Vector2 control, Vector2 to)
    {
        var from = _pen;
        var steps = Math.Clamp((int)MathF.Ceiling(MathF.Sqrt((from - (2 * control) + to).Length() / (4 * Tolerance))), 1, 64);
        for (var i = 1; i <= steps; i++)
        {
            var t = (float)i / steps;
            LineTo(((1 - t) * (1 - t) * from) + (2 * t * (1 - t) * control) + (t * t * to));
        }
    }

    /// <summary>Part of a circle, from where the pen is.</summary>
    /// <param name="angle">In quarter turns, clockwise; negative the other way.</param>
    public void ArcTo(Vector2 centre, float angle)
    {
        const int Pieces = 6;
        var step = angle * MathF.PI / 2 / Pieces;
        for (var i = 0; i < Pieces; i++)
        {
            // The control point lies where the tangents of both ends meet.
            var arm = _pen - centre;
            CurveTo(centre + (Turned(arm, step / 2) / MathF.Cos(step / 2)), centre + Turned(arm, step));
        }
    }

    public void Circle(Vector2 centre, float radius)
    {
        MoveTo(centre + new Vector2(radius, 0));
        for (var quarter = 0; quarter < 4; quarter++) { ArcTo(centre, 1); }
    }

    public void Frame(float left, float top, float right, float bottom, float weight)
    {
        Polygon(new(left, top), new(right, top), new(right, bottom), new(left, bottom));
        // The other way round, which makes it a hole.
        (left, top, right, bottom) = (left + weight, top + weight, right - weight, bottom - weight);
        Polygon(new(left, top), new(left, bottom), new(right, bottom), new(right, top));
    }

    public void Polygon(params ReadOnlySpan<Vector2> corners)
    {
        MoveTo(corners[0]);
        foreach (var corner in corners[1..]) { LineTo(corner); }
        Close();
    }

    public void Close() => LineTo(_start);

    private static Vector2 Turned(Vector2 v, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        return new((v.X * cos) - (v.Y * sin), (v.X * sin) + (v.Y * cos));
    }
}
