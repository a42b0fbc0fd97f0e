namespace InstrumentHub.Search.Querying;

/// <summary>Chooses the stretch of a long text that shows best why it was found.</summary>
internal static class Passage
{
    /// <summary>A passage is about two lines; texts not much longer are shown whole.</summary>
    private const int Length = 220;
    private const int Whole = 280;

    /// <summary>The bounds of the best passage. <paramref name="marks"/> are in order and not empty.</summary>
    public static (int Start, int End) Choose(string text, List<Mark> marks, Func<int, float> weightOf)
    {
        if (text.Length <= Whole) return (0, text.Length);
        var (first, last) = Densest(marks, weightOf);
        var room = Math.Max(0, Length - (marks[last].End - marks[first].Start));
        var start = Begin(text, marks[first].Start, room / 2 + 20);
        var end = Finish(text, marks[last].End, Math.Max(20, start + Length - marks[last].End));
        return (start, end);
    }

    /// <summary>The window of marks with the most information; each word of the question counts once, repeats a little.</summary>
    private static (int First, int Last) Densest(List<Mark> marks, Func<int, float> weightOf)
    {
        var (best, bestFirst, bestLast) = (-1f, 0, 0);
        var seen = new HashSet<int>();
        for (var first = 0; first < marks.Count; first++)
        {
            seen.Clear();
            var score = 0f;
            for (var last = first; last < marks.Count && marks[last].End - marks[first].Start <= Length; last++)
            {
                score += weightOf(marks[last].Group) * marks[last].Weight * (seen.Add(marks[last].Group) ? 1 : 0.05f);
                if (score > best) (best, bestFirst, bestLast) = (score, first, last);
            }
        }

        return (bestFirst, bestLast);
    }

    /// <summary>After the nearest end of a sentence within reach, else at the beginning of a word.</summary>
    private static int Begin(string text, int mark, int reach)
    {
        var limit = Math.Max(0, mark - reach);
        for (var i = mark; i > limit; i--)
            if (IsSentenceEnd(text, i - 1)) return SkipSpace(text, i, mark);
        if (limit == 0) return SkipSpace(text, 0, mark);
        for (var i = limit; i < mark; i++)
            if (char.IsWhiteSpace(text[i])) return SkipSpace(text, i, mark);
        return mark;
    }

    private static int Finish(string text, int mark, int reach)
    {
        var limit = Math.Min(text.Length, mark + reach);
        if (limit == text.Length) return text.Length;
        for (var i = limit; i > mark + reach / 3; i--)
            if (IsSentenceEnd(text, i - 1)) return i;
        for (var i = limit; i > mark; i--)
            if (char.IsWhiteSpace(text[i])) return i;
        return mark;
    }

    /// <summary>A point, question or exclamation mark before white space, or a line break.</summary>
    private static bool IsSentenceEnd(string text, int at) =>
        text[at] == '\n' || text[at] is '.' or '!' or '?' && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]);

    private static int SkipSpace(string text, int at, int limit)
    {
        while (at < limit && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
