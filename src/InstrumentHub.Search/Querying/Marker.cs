using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>A stretch of original text that stands for a word of the question.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mark(int Start, int End, int Position, int Group, MatchKind Kind, float Weight);

/// <summary>
/// Finds the words of a question in original text, by cutting that text again: offsets of every word in every document would cost
/// more memory than the whole index, and a page shows few documents.
/// </summary>
internal sealed class Marker(LexicalIndex index, QueryPlan plan, Tokenizer tokenizer)
{
    /// <param name="text">The original.</param>
    /// <param name="language">Its language.</param>
    /// <param name="places">The positions that are known to match, ascending; null looks at every word.</param>
    public List<Mark> Mark(string text, SearchLanguage language, IReadOnlySet<int>? places)
    {
        var marks = new List<Mark>();
        if (plan.Groups.Count == 0) return marks;
        var tokens = tokenizer.Tokenize(text);
        var sequenced = plan.Groups.Any(group => group.Sequences.Count > 0);
        var words = sequenced ? new List<(int Term, Token Token)>() : null;
        foreach (var token in tokens)
        {
            var looked = places is null || places.Contains(token.Position);
            var folded = tokenizer.Folded(token);
            var term = looked ? index.Vocabulary.Find(folded, language) : -1;
            if (!token.IsJoined) words?.Add((term, token));
            if (!looked) continue;
            for (var g = 0; g < plan.Groups.Count; g++)
            {
                var match = term >= 0 ? plan.Groups[g].Find(term) : Unindexed(plan.Groups[g], folded, language);
                if (match is { } m) marks.Add(new Mark(token.Start, token.End, token.Position, g, m.Kind, m.Weight));
            }
        }

        if (words is not null) AddSequences(marks, words, language);
        marks.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return marks;
    }

    /// <summary>The marks within [from, to) as spans relative to <paramref name="from"/>, overlaps merged.</summary>
    public static List<TextSpan> Spans(List<Mark> marks, int from, int to)
    {
        var spans = new List<TextSpan>();
        foreach (var mark in marks)
        {
            if (mark.Start < from || mark.End > to) continue;
            var span = new TextSpan(mark.Start - from, mark.End - mark.Start);
            if (spans.Count > 0 && span.Start < spans[^1].End)
                spans[^1] = new TextSpan(spans[^1].Start, Math.Max(spans[^1].End, span.End) - spans[^1].Start);
            else spans.Add(span);
        }

        return spans;
    }

    /// <summary>A word of a text that is not in the index: compared by itself and by its stem.</summary>
    private static Alternative? Unindexed(QueryGroup group, ReadOnlySpan<char> folded, SearchLanguage language)
    {
        if (group.Required) return null;
        if (folded.SequenceEqual(group.Folded)) return new Alternative(-1, 1, MatchKind.Exact);
        return Analyzer.Stem(folded, language) == Analyzer.Stem(group.Folded, language)
            ? new Alternative(-1, 1, MatchKind.Inflected)
            : null;
    }

    private void AddSequences(List<Mark> marks, List<(int Term, Token Token)> words, SearchLanguage language)
    {
        for (var g = 0; g < plan.Groups.Count; g++)
        {
            foreach (var sequence in plan.Groups[g].Sequences)
            {
                if (sequence.Language != language) continue;
                for (var i = 0; i + sequence.Places.Length <= words.Count; i++)
                {
                    if (!StandsAt(sequence.Places, words, i)) continue;
                    var (first, last) = (words[i].Token, words[i + sequence.Places.Length - 1].Token);
                    marks.Add(new Mark(first.Start, last.End, first.Position, g, sequence.Kind, sequence.Weight));
                }
            }
        }
    }

    private static bool StandsAt(int[][] places, List<(int Term, Token Token)> words, int at)
    {
        for (var i = 0; i < places.Length; i++)
            if (words[at + i].Term < 0 || Array.IndexOf(places[i], words[at + i].Term) < 0) return false;
        return true;
    }
}
