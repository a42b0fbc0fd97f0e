using System.Text;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Suggesting;

/// <summary>Marks in a suggested text what was typed: the beginning of a word, or the whole word where letters differ.</summary>
internal static class SuggestSpans
{
    public static IReadOnlyList<TextSpan> Find(string text, string[] typed, HashSet<string>[] allowed)
    {
        var tokenizer = new Tokenizer();
        var spans = new List<TextSpan>();
        foreach (var token in tokenizer.Tokenize(text))
        {
            var folded = tokenizer.Folded(token).ToString();
            for (var i = 0; i < typed.Length; i++)
            {
                if (!allowed[i].Contains(folded)) continue;
                var end = folded.StartsWith(typed[i], StringComparison.Ordinal) ? EndOf(text, token, typed[i].Length) : token.End;
                spans.Add(new TextSpan(token.Start, end - token.Start));
                break;
            }
        }

        return Merge(spans);
    }

    /// <summary>A joined form begins where its first part does.</summary>
    private static List<TextSpan> Merge(List<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start < merged[^1].End)
                merged[^1] = new TextSpan(merged[^1].Start, Math.Max(merged[^1].End, span.End) - merged[^1].Start);
            else merged.Add(span);
        }

        return merged;
    }

    /// <summary>Where in the original a number of folded letters end, with the marks that belong to the last.</summary>
    private static int EndOf(string text, Token token, int letters)
    {
        var at = token.Start;
        while (at < token.End)
        {
            var rune = Folding.Next(text.AsSpan(at), out var length);
            var counts = !Folding.IsIgnorable(rune) && (Rune.IsLetterOrDigit(rune) || rune.Value is '*' or '×');
            if (counts && letters <= 0) break;
            if (counts) letters -= Folding.Fold(rune).Length;
            else if (letters <= 0 && !Folding.IsIgnorable(rune)) break;
            at += length;
        }

        return at;
    }
}
