using System.Numerics;
using System.Runtime.InteropServices;

namespace InstrumentHub.Search.Association;

internal static class Vectors
{
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        var total = Vector.Sum(sum);
        for (var i = x.Length * Vector<float>.Count; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }

    /// <summary>target += scale · source</summary>
    public static void Add(Span<float> target, ReadOnlySpan<float> source, float scale)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(target);
        var y = MemoryMarshal.Cast<float, Vector<float>>(source);
        var s = new Vector<float>(scale);
        for (var i = 0; i < x.Length; i++) x[i] += y[i] * s;
        for (var i = x.Length * Vector<float>.Count; i < target.Length; i++) target[i] += source[i] * scale;
    }

    public static void Scale(Span<float> vector, float by)
    {
        for (var i = 0; i < vector.Length; i++) vector[i] *= by;
    }

    /// <summary>To length 1; a vector of nothing stays so.</summary>
    public static void Normalise(Span<float> vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length < 1e-12f)
        {
            vector.Clear();
            return;
        }

        for (var i = 0; i < vector.Length; i++) vector[i] /= length;
    }
}
