using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>Corrects a whole question with the documents' own words, also where two words should have been one.</summary>
internal static class Spelling
{
    /// <summary>The corrected question, or null when every word is known or nothing resembles the unknown ones.</summary>
    public static string? Correct(LuceneIndex index, Planner planner, Question question, string text)
    {
        var unknown = question.Words.Where(group => !group.IsKnown && !group.IsStopWord && !group.Required).Select(group => group.Folded).ToHashSet(StringComparer.Ordinal);
        if (unknown.Count == 0) return null;
        text = QueryReader.Shorten(text);
        var words = planner.Read(text);
        var corrected = text;
        // From the end, so that the places of what comes before stay true.
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (words[i].Phrase >= 0 || !unknown.Contains(words[i].Folded)) continue;
            var single = Nearest(words[i].Folded);
            var before = i > 0 && words[i - 1].Phrase < 0 ? Nearest(words[i - 1].Folded + words[i].Folded) : null;
            var after = i + 1 < words.Count && words[i + 1].Phrase < 0 ? Nearest(words[i].Folded + words[i + 1].Folded) : null;
            var alone = single?.Distance ?? int.MaxValue;
            if (before is { } b && b.Distance <= alone) Replace(words[--i].Start, words[i + 1].End, b.Written);
            else if (after is { } a && a.Distance < alone && words[i + 1].End <= corrected.Length) Replace(words[i].Start, words[i + 1].End, a.Written);
            else if (single is { } s) Replace(words[i].Start, words[i].End, s.Written);
        }

        return corrected == text ? null : corrected;

        (string Written, int Distance)? Nearest(string folded) =>
            planner.Slips(folded) is [var (word, language, distance), ..] ? (index.Words.Written(word, language), distance) : null;

        void Replace(int start, int end, string by) => corrected = string.Concat(corrected.AsSpan(0, start), by, corrected.AsSpan(end));
    }
}
