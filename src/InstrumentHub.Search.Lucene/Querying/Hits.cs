using InstrumentHub.Search.Querying;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>Shows the documents of one page: evidence and highlights, in the words of <see cref="SearchHit"/>.</summary>
internal sealed class Hits(LuceneIndex index, Question question, Scoring scoring, SearchLanguage language)
{
    private const int MaxMatches = 12;
    private const int MaxMatchesPerWord = 3;
    private const int MaxWhole = 4;
    private const int MaxPassages = 2;

    public List<SearchHit> Build((int Doc, float Score)[] page)
    {
        var found = new Evidence(index, scoring).Find(page.Where(hit => hit.Score > 0).Select(hit => hit.Doc));
        return [.. page.Select(hit => hit.Score > 0
            ? Build(hit.Doc, hit.Score, found[hit.Doc])
            : new SearchHit(index.Documents[hit.Doc].Id, 0, [], []))];
    }

    private SearchHit Build(int doc, float score, List<Sighting> sightings)
    {
        var fields = sightings.GroupBy(s => s.Field).ToDictionary(f => f.Key, f => f.ToList());
        return new SearchHit(index.Documents[doc].Id, score, Matches(doc, score, sightings), Highlights(doc, fields));
    }

    private List<SearchMatch> Matches(int doc, float score, List<Sighting> sightings)
    {
        var document = index.Documents[doc];
        var parts = new List<(Sighting Best, string Found, double Part)>();
        foreach (var group in sightings.GroupBy(s => s.Group))
        {
            // Two languages are two versions of one text: the reader's own is the better evidence wherever it has the word.
            var told = group.GroupBy(s => document.Fields[s.Field].Language).OrderBy(version => version.Key == language ? 0 : 1).First();
            var words = told.GroupBy(s => document.Fields[s.Field].Text[s.Start..s.End].ToLowerInvariant(), StringComparer.Ordinal)
                .Select(word => word.OrderByDescending(s => s.Worth).ThenBy(s => s.Field).ThenBy(s => s.Start).First())
                .OrderByDescending(s => s.Worth).Take(MaxMatchesPerWord).ToList();
            var earned = words.Max(s => s.Worth);
            var sum = words.Sum(s => s.Worth);
            parts.AddRange(words.Select(s => (s, document.Fields[s.Field].Text[s.Start..s.End], s.Worth / sum * earned)));
        }

        var total = parts.Sum(part => part.Part);
        return [.. parts.OrderByDescending(part => part.Part).Take(MaxMatches).Select(part => new SearchMatch(
            document.Fields[part.Best.Field].Name, document.Fields[part.Best.Field].Language, question.Groups[part.Best.Group].Text,
            part.Found, part.Best.Kind, total > 0 ? part.Part / total * score : 0))];
    }

    /// <summary>In the page's language when that matches at all: the other version of a document says the same.</summary>
    private List<Highlight> Highlights(int doc, Dictionary<int, List<Sighting>> fields)
    {
        var document = index.Documents[doc];
        var shown = fields.Keys.Where(field => document.Fields[field].Language == language).ToList();
        if (shown.Count == 0) shown = [.. fields.Keys];
        var highlights = new List<Highlight>();
        var (whole, passages) = (0, 0);
        foreach (var field in shown.OrderByDescending(field => Value(document.Fields[field].Name, fields[field])).ThenBy(field => field))
        {
            var written = document.Fields[field];
            var how = index.SettingsOf(written.Name).Highlight;
            if (how == FieldHighlight.None) continue;
            if (how == FieldHighlight.Whole ? whole++ >= MaxWhole : passages++ >= MaxPassages) continue;
            var marks = Marks(fields[field]);
            var (start, end) = how == FieldHighlight.Whole ? (0, written.Text.Length) : Passage.Choose(written.Text, marks, group => scoring.Idf[group]);
            highlights.Add(new Highlight(
                written.Name, written.Language, written.Text[start..end], start, end - start == written.Text.Length, Marker.Spans(marks, start, end)));
        }

        return highlights;
    }

    private double Value(string field, List<Sighting> places)
    {
        var count = places.DistinctBy(s => s.Position).Count();
        return index.SettingsOf(field).Weight * count / (count + 1.0);
    }

    private static List<Mark> Marks(List<Sighting> sightings) =>
        [.. sightings.Select(s => new Mark(s.Start, s.End, s.Position, s.Group, s.Kind, s.Weight)).OrderBy(mark => mark.Start).ThenByDescending(mark => mark.End)];
}
