namespace InstrumentHub.Search.Association;

/// <summary>Eigenvalues and vectors of a small symmetric matrix by cyclic Jacobi rotations (Jacobi 1846).</summary>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 30;

    /// <returns>Values from the largest down; column k of the vectors belongs to value k.</returns>
    public static (double[] Values, double[,] Vectors) Decompose(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var v = new double[n, n];
        for (var i = 0; i < n; i++) v[i, i] = 1;
        for (var sweep = 0; sweep < MaxSweeps && OffDiagonal(a, n) > 1e-18 * Diagonal(a, n); sweep++)
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++) Rotate(a, v, n, p, q);
        var order = Enumerable.Range(0, n).OrderByDescending(i => a[i, i]).ToArray();
        var vectors = new double[n, n];
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++) vectors[i, k] = v[i, order[k]];
        return (Array.ConvertAll(order, i => a[i, i]), vectors);
    }

    private static void Rotate(double[,] a, double[,] v, int n, int p, int q)
    {
        if (Math.Abs(a[p, q]) < 1e-300) return;
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var i = 0; i < n; i++) (a[i, p], a[i, q]) = (c * a[i, p] - s * a[i, q], s * a[i, p] + c * a[i, q]);
        for (var i = 0; i < n; i++) (a[p, i], a[q, i]) = (c * a[p, i] - s * a[q, i], s * a[p, i] + c * a[q, i]);
        for (var i = 0; i < n; i++) (v[i, p], v[i, q]) = (c * v[i, p] - s * v[i, q], s * v[i, p] + c * v[i, q]);
    }

    private static double OffDiagonal(double[,] a, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                if (i != j) sum += a[i, j] * a[i, j];
        return sum;
    }

    private static double Diagonal(double[,] a, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += a[i, i] * a[i, i];
        return sum;
    }
}
