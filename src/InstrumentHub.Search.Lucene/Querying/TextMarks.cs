using InstrumentHub.Search.Lucene.Analysis;
using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>Finds the words of a question in a text that need not be in the index.</summary>
internal static class TextMarks
{
    public static List<TextSpan> Find(LuceneIndex index, Question question, string text, SearchLanguage language)
    {
        var forms = FieldNames.FormsOf(language).ToDictionary(form => form, form => index.Chains.Read(text, language, form));
        var marks = new List<Mark>();
        var groups = question.Words.Where(group => !group.IsStopWord || question.Groups.Contains(group)).ToList();
        for (var g = 0; g < groups.Count; g++)
        {
            foreach (var way in groups[g].Ways.Where(way => way.Language == language))
                foreach (var word in forms[way.Form])
                    if (word.Term == way.Term) Add(marks, text, word.Start, word.End, g, way.Kind);
            foreach (var row in groups[g].Rows.Where(row => row.Language == language)) AddRows(marks, text, forms[row.Form], row, g);
        }

        marks.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return Marker.Spans(marks, 0, text.Length);
    }

    private static void AddRows(List<Mark> marks, string text, List<Occurrence> words, Row row, int group)
    {
        var places = words.GroupBy(word => word.Position).ToDictionary(place => place.Key, place => place.ToList());
        foreach (var first in words.Where(word => word.Term == row.Terms[0]))
        {
            var last = first;
            var next = 1;
            for (; next < row.Terms.Length; next++)
            {
                if (!places.TryGetValue(first.Position + next, out var there) || there.FindIndex(word => word.Term == row.Terms[next]) is not (>= 0 and var at)) break;
                last = there[at];
            }

            if (next == row.Terms.Length) Add(marks, text, first.Start, last.End, group, row.Kind);
        }
    }

    private static void Add(List<Mark> marks, string text, int start, int end, int group, MatchKind kind)
    {
        var (from, to) = Graphemes.Widen(text, start, end);
        marks.Add(new Mark(from, to, 0, group, kind, 1));
    }
}
