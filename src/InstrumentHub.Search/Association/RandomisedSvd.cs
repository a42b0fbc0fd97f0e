namespace InstrumentHub.Search.Association;

/// <summary>A sparse row: columns and values.</summary>
internal sealed record SparseRow(int[] Columns, float[] Values);

/// <summary>
/// The leading right singular vectors of a sparse matrix, by a randomised range finder with power iterations (N. Halko,
/// P.-G. Martinsson and J. Tropp, Finding structure with randomness, 2011). The seed is fixed: the same rows give the same answer.
/// </summary>
internal static class RandomisedSvd
{
    private const int Seed = 19900918;
    private const int Oversampling = 8;
    private const int PowerIterations = 3;

    /// <returns>Per column its coordinates along the <paramref name="rank"/> strongest directions, and those directions' strengths.</returns>
    public static (float[][] Columns, float[] Strengths) Decompose(IReadOnlyList<SparseRow> rows, int columns, int rank)
    {
        var width = Math.Min(rank + Oversampling, Math.Min(rows.Count, columns));
        rank = Math.Min(rank, width);
        var random = new Random(Seed);
        var right = Matrix(columns, width);
        foreach (var row in right)
            for (var i = 0; i < width; i++) row[i] = Gaussian(random);
        var left = Matrix(rows.Count, width);
        for (var round = 0; round <= PowerIterations; round++)
        {
            Multiply(rows, right, left);
            Orthonormalise(left, width);
            MultiplyTransposed(rows, left, right);
            if (round < PowerIterations) Orthonormalise(right, width);
        }

        // Now A ≈ left · rightᵀ with orthonormal left, so the right singular vectors are those of the small rightᵀ·right.
        var gram = new double[width, width];
        foreach (var row in right)
            for (var i = 0; i < width; i++)
                for (var j = 0; j < width; j++) gram[i, j] += (double)row[i] * row[j];
        var (values, vectors) = SymmetricEigen.Decompose(gram);
        var strengths = new float[rank];
        for (var k = 0; k < rank; k++) strengths[k] = (float)Math.Sqrt(Math.Max(0, values[k]));
        var result = Matrix(columns, rank);
        for (var c = 0; c < columns; c++)
        {
            for (var k = 0; k < rank; k++)
            {
                if (strengths[k] < 1e-6f) continue;
                var sum = 0.0;
                for (var i = 0; i < width; i++) sum += right[c][i] * vectors[i, k];
                result[c][k] = (float)(sum / strengths[k]);
            }
        }

        return (result, strengths);
    }

    private static float[][] Matrix(int rows, int columns)
    {
        var matrix = new float[rows][];
        for (var i = 0; i < rows; i++) matrix[i] = new float[columns];
        return matrix;
    }

    private static void Multiply(IReadOnlyList<SparseRow> rows, float[][] right, float[][] left)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            Array.Clear(left[r]);
            for (var i = 0; i < rows[r].Columns.Length; i++) Vectors.Add(left[r], right[rows[r].Columns[i]], rows[r].Values[i]);
        }
    }

    private static void MultiplyTransposed(IReadOnlyList<SparseRow> rows, float[][] left, float[][] right)
    {
        foreach (var row in right) Array.Clear(row);
        for (var r = 0; r < rows.Count; r++)
            for (var i = 0; i < rows[r].Columns.Length; i++) Vectors.Add(right[rows[r].Columns[i]], left[r], rows[r].Values[i]);
    }

    /// <summary>Modified Gram–Schmidt on the columns, by way of the transpose so that columns are contiguous.</summary>
    private static void Orthonormalise(float[][] matrix, int width)
    {
        var columns = Matrix(width, matrix.Length);
        for (var r = 0; r < matrix.Length; r++)
            for (var c = 0; c < width; c++) columns[c][r] = matrix[r][c];
        for (var c = 0; c < width; c++)
        {
            // Twice is enough (W. Kahan): once leaves rounding behind when columns are nearly parallel.
            for (var twice = 0; twice < 2; twice++)
                for (var before = 0; before < c; before++) Vectors.Add(columns[c], columns[before], -Vectors.Dot(columns[c], columns[before]));
            Vectors.Normalise(columns[c]);
        }

        for (var r = 0; r < matrix.Length; r++)
            for (var c = 0; c < width; c++) matrix[r][c] = columns[c][r];
    }

    /// <summary>Box and Muller.</summary>
    private static float Gaussian(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
