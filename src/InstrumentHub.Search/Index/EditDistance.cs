namespace InstrumentHub.Search.Index;

/// <summary>
/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each letter touched once (the restricted
/// form of F. Damerau, 1964).
/// </summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="maximum"/> + 1 when it is more. Both words at most 127 characters.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int maximum)
    {
        if (Math.Abs(a.Length - b.Length) > maximum || b.Length > 127) return maximum + 1;
        Span<int> rows = stackalloc int[3 * 128];
        var width = b.Length + 1;
        Span<int> before = rows[..width], previous = rows.Slice(128, width), current = rows.Slice(256, width);
        for (var j = 0; j < width; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var value = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                least = Math.Min(least, value);
            }

            // A swap can still undo one slip of the row before.
            if (least > maximum + 1) return maximum + 1;
            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return Math.Min(previous[b.Length], maximum + 1);
    }
}
