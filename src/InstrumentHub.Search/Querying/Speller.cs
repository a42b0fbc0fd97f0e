using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>Corrects a whole question with the catalogue's own words, also where two words should have been one.</summary>
internal static class Speller
{
    /// <summary>The corrected question, or null when every word is known or nothing resembles the unknown ones.</summary>
    public static string? Correct(LexicalIndex index, QueryPlanner planner, QueryPlan plan, string text)
    {
        if (plan.Words.All(group => group.IsKnown || group.IsStopWord || group.Required)) return null;
        text = QueryReader.Shorten(text);
        var unknown = plan.Words.Where(group => !group.IsKnown && !group.IsStopWord).Select(group => group.Folded)
            .ToHashSet(StringComparer.Ordinal);
        var words = QueryReader.Read(text, new Tokenizer(), out _);
        var corrected = text;
        // From the end, so that the places of what comes before stay true.
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (words[i].Phrase >= 0 || !unknown.Contains(words[i].Folded)) continue;
            var single = Nearest(planner, words[i].Folded);
            var before = i > 0 && words[i - 1].Phrase < 0 ? Nearest(planner, words[i - 1].Folded + words[i].Folded) : null;
            var after = i + 1 < words.Count && words[i + 1].Phrase < 0 ? Nearest(planner, words[i].Folded + words[i + 1].Folded) : null;
            if (before is { } b && b.Distance <= (single?.Distance ?? int.MaxValue))
            {
                corrected = Replace(corrected, words[i - 1].Start, words[i].End, index.Vocabulary.Written(b.Term));
                i--;
            }
            else if (after is { } a && a.Distance < (single?.Distance ?? int.MaxValue) && words[i + 1].End <= corrected.Length)
            {
                corrected = Replace(corrected, words[i].Start, words[i + 1].End, index.Vocabulary.Written(a.Term));
            }
            else if (single is { } s) corrected = Replace(corrected, words[i].Start, words[i].End, index.Vocabulary.Written(s.Term));
        }

        return corrected == text ? null : corrected;
    }

    private static (int Term, int Distance)? Nearest(QueryPlanner planner, string folded)
    {
        var slips = planner.Slips(folded);
        return slips.Count == 0 ? null : slips[0];
    }

    private static string Replace(string text, int start, int end, string by) => string.Concat(text.AsSpan(0, start), by, text.AsSpan(end));
}
