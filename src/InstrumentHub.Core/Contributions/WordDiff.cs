using System.Text.RegularExpressions;

namespace InstrumentHub.Core.Contributions;

/// <summary>
/// What changed between two texts, word by word: the shortest script of insertions and deletions, by Myers's greedy algorithm (E.W. Myers, "An O(ND)
/// difference algorithm and its variations", Algorithmica 1, 1986). Words, runs of white space and signs are the units, so that joining all
/// parts that are not deleted gives the new text to the letter, and all that are not inserted the old one.
/// </summary>
public static partial class WordDiff
{
    /// <summary>Beyond this many changed units the texts have little in common and the answer is "all of it": a shorter script would help nobody and cost D² memory.</summary>
    private const int MaxChanges = 2_000;

    private const int TimeoutMilliseconds = 1_000;

    /// <returns>Parts in the order of reading, neighbours of one kind joined; empty when both texts are.</returns>
    public static IReadOnlyList<DiffPart> Between(string before, string after)
    {
        var (a, b) = (Units(before), Units(after));
        var start = CommonStart(a, b);
        var end = CommonEnd(a.AsSpan(start), b.AsSpan(start));
        var middle = Script(a[start..^end], b[start..^end]);
        return Join([.. a[..start].Select(Same), .. middle, .. a[(a.Length - end)..].Select(Same)]);
    }

    private static DiffPart Same(string unit) => new(DiffKind.Same, unit);

    private static string[] Units(string text) => [.. Unit().EnumerateMatches(text).Collect(text)];

    private static List<string> Collect(this Regex.ValueMatchEnumerator matches, string text)
    {
        List<string> units = [];
        foreach (var match in matches) { units.Add(text.Substring(match.Index, match.Length)); }
        return units;
    }

    private static int CommonStart(ReadOnlySpan<string> a, ReadOnlySpan<string> b) => a.CommonPrefixLength(b);

    private static int CommonEnd(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[^(length + 1)] == b[^(length + 1)]) { length++; }
        return length;
    }

    private static List<DiffPart> Script(string[] a, string[] b)
    {
        if (FurthestReaching(a, b) is not { } trace) { return [.. a.Select(u => new DiffPart(DiffKind.Deleted, u)), .. b.Select(u => new DiffPart(DiffKind.Inserted, u))]; }

        List<DiffPart> parts = [];
        var (x, y) = (a.Length, b.Length);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var k = x - y;
            var down = k == -d || (k != d && At(trace[d], k - 1) < At(trace[d], k + 1));
            var beforeK = down ? k + 1 : k - 1;
            var beforeX = d == 0 ? 0 : At(trace[d], beforeK);
            var beforeY = d == 0 ? 0 : beforeX - beforeK;
            while (x > beforeX && y > beforeY && a[x - 1] == b[y - 1])
            {
                parts.Add(Same(a[--x]));
                y--;
            }
            if (d == 0) { break; }
            if (down) { parts.Add(new(DiffKind.Inserted, b[--y])); }
            else { parts.Add(new(DiffKind.Deleted, a[--x])); }
        }
        parts.Reverse();
        return parts;
    }

    /// <summary>Per number of changes, the furthest x on every diagonal before that round; null when more than <see cref="MaxChanges"/> are needed.</summary>
    private static List<int[]>? FurthestReaching(string[] a, string[] b)
    {
        var most = Math.Min(a.Length + b.Length, MaxChanges);
        List<int[]> trace = [];
        var furthest = new int[3];
        for (var d = 0; d <= most; d++)
        {
            trace.Add(furthest);
            var next = new int[(2 * d) + 3];
            for (var k = -d; k <= d; k += 2)
            {
                var x = d == 0 ? 0 : k == -d || (k != d && At(furthest, k - 1) < At(furthest, k + 1)) ? At(furthest, k + 1) : At(furthest, k - 1) + 1;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k]) { x++; }
                next[k + d + 1] = x;
                if (x >= a.Length && x - k >= b.Length) { return trace; }
            }
            furthest = next;
        }
        return null;
    }

    private static int At(int[] furthest, int k) => furthest[k + (furthest.Length / 2)];

    private static List<DiffPart> Join(List<DiffPart> units)
    {
        List<DiffPart> parts = [];
        for (var i = 0; i < units.Count;)
        {
            var run = units.Skip(i).TakeWhile(u => u.Kind == units[i].Kind).Select(u => u.Text).ToList();
            parts.Add(new(units[i].Kind, string.Concat(run)));
            i += run.Count;
        }
        return parts;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline, TimeoutMilliseconds)]
    private static partial Regex Unit();
}

public enum DiffKind
{
    Same,
    Deleted,
    Inserted,
}

public readonly record struct DiffPart(DiffKind Kind, string Text);
