using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>Shows the documents of one page: evidence and highlights.</summary>
internal sealed class HitBuilder(LexicalIndex index, QueryPlan plan, GroupWeight[] weights, SearchLanguage language, Scratch scratch)
{
    private const int MaxMatches = 12;
    private const int MaxMatchesPerWord = 3;
    private const int MaxWhole = 4;
    private const int MaxPassages = 2;

    private readonly Marker _marker = new(index, plan, scratch.Tokenizer);
    private readonly CloseLook _look = scratch.Look;

    public List<SearchHit> Build((int Doc, float Score)[] page)
    {
        var docs = Array.ConvertAll(page, hit => hit.Doc);
        if (plan.Groups.Count > 0) _look.Gather(plan, docs, scratch.Slots);
        var sightings = new List<Sighting>();
        var hits = new List<SearchHit>(page.Length);
        for (var i = 0; i < page.Length; i++)
        {
            var id = index.Documents[page[i].Doc].Id;
            if (page[i].Score <= 0)
            {
                hits.Add(new SearchHit(id, 0, [], []));
                continue;
            }

            _look.CopyTo(i, sightings);
            hits.Add(Build(page[i].Doc, page[i].Score, sightings));
        }

        return hits;
    }

    private SearchHit Build(int doc, float score, List<Sighting> sightings)
    {
        var fields = new SortedDictionary<int, HashSet<int>>();
        foreach (var sighting in sightings)
        {
            var span = sighting.Way >= 0 ? 1 : plan.Groups[sighting.Group].Sequences[~sighting.Way].Places.Length;
            foreach (var position in _look.Positions(sighting))
            {
                var field = index.Fields.FieldAt(doc, position);
                if (!fields.TryGetValue(field, out var places)) fields.Add(field, places = []);
                for (var i = 0; i < span; i++) places.Add(position + i - index.Fields.Start(doc, field));
            }
        }

        var marks = new Dictionary<int, List<Mark>>();
        List<Mark> MarksOf(int field)
        {
            if (marks.TryGetValue(field, out var known)) return known;
            var f = index.Documents[doc].Fields[field];
            return marks[field] = _marker.Mark(f.Text, f.Language, fields[field]);
        }

        return new SearchHit(
            index.Documents[doc].Id, score, Matches(doc, score, sightings, MarksOf), Highlights(doc, fields, MarksOf));
    }

    private List<SearchMatch> Matches(int doc, float score, List<Sighting> sightings, Func<int, List<Mark>> marksOf)
    {
        var parts = Contributions(sightings, score);
        var matches = new List<SearchMatch>();
        foreach (var (sighting, part) in parts)
        {
            if (matches.Count == MaxMatches) break;
            if (matches.Count(m => m.Word == weights[sighting.Group].Group.Text) == MaxMatchesPerWord) continue;
            var field = BestField(doc, sighting, out var place);
            var written = index.Documents[doc].Fields[field];
            var mark = marksOf(field).Find(m => m.Group == sighting.Group && m.Position == place);
            if (mark.End == 0) continue;
            matches.Add(new SearchMatch(
                written.Name, written.Language, weights[sighting.Group].Group.Text, written.Text[mark.Start..mark.End], mark.Kind, part));
        }

        return matches;
    }

    /// <summary>The score divided over what earned it; what words earned together (proximity) is divided in proportion.</summary>
    private List<(Sighting Sighting, double Part)> Contributions(List<Sighting> sightings, float score)
    {
        var k1 = (float)index.Settings.K1;
        var parts = new List<(Sighting, double Raw)>();
        foreach (var group in sightings.GroupBy(sighting => sighting.Group))
        {
            var frequency = new float[2];
            foreach (var sighting in group) frequency[Language(sighting)] += Weighted(sighting);
            // The other version says the same; the reader's own is the better evidence wherever it has the word.
            var winner = frequency[(int)language] > 0 ? (int)language : 1 - (int)language;
            var earned = weights[group.Key].Idf * Scorer.Saturate(frequency[winner], k1);
            foreach (var sighting in group)
                if (Language(sighting) == winner) parts.Add((sighting, earned * Weighted(sighting) / frequency[winner]));
        }

        var total = parts.Sum(part => part.Raw);
        return [.. parts.Select(part => (part.Item1, part.Raw / total * score)).OrderByDescending(part => part.Item2)];
    }

    private int Language(Sighting sighting) => (int)_look.Language(sighting);

    private float Weighted(Sighting sighting) => _look.Weight(sighting) * _look.Frequency(sighting);

    private int BestField(int doc, Sighting sighting, out int place)
    {
        var (best, norm) = (-1, 0f);
        place = 0;
        foreach (var position in _look.Positions(sighting))
        {
            var field = index.Fields.FieldAt(doc, position);
            if (index.Fields.Norm(doc, field) <= norm) continue;
            (best, norm, place) = (field, index.Fields.Norm(doc, field), position - index.Fields.Start(doc, field));
        }

        return best;
    }

    /// <summary>In the page's language when that matches at all: the other version of a document says the same.</summary>
    private List<Highlight> Highlights(int doc, SortedDictionary<int, HashSet<int>> fields, Func<int, List<Mark>> marksOf)
    {
        var document = index.Documents[doc];
        var shown = fields.Keys.Where(field => document.Fields[field].Language == language).ToList();
        if (shown.Count == 0) shown = [.. fields.Keys];
        var highlights = new List<Highlight>();
        var (whole, passages) = (0, 0);
        foreach (var field in shown.OrderByDescending(field => Worth(doc, field, fields[field].Count)).ThenBy(field => field))
        {
            var written = document.Fields[field];
            var how = (index.Settings.Fields.GetValueOrDefault(written.Name) ?? index.Settings.OtherField).Highlight;
            if (how == FieldHighlight.None) continue;
            if (how == FieldHighlight.Whole ? whole++ >= MaxWhole : passages++ >= MaxPassages) continue;
            var marks = marksOf(field);
            if (marks.Count == 0) continue;
            var (start, end) = how == FieldHighlight.Whole
                ? (0, written.Text.Length)
                : Passage.Choose(written.Text, marks, group => weights[group].Idf);
            highlights.Add(new Highlight(
                written.Name, written.Language, written.Text[start..end], start, end - start == written.Text.Length,
                Marker.Spans(marks, start, end)));
        }

        return highlights;
    }

    private double Worth(int doc, int field, int places)
    {
        var name = index.Documents[doc].Fields[field].Name;
        var weight = (index.Settings.Fields.GetValueOrDefault(name) ?? index.Settings.OtherField).Weight;
        return weight * places / (places + 1.0);
    }
}
