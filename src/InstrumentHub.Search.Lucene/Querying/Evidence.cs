using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>A word of the question at its place in one of the document's fields. <paramref name="Worth"/> is what such an occurrence earns.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sighting(int Group, int Field, int Position, int Start, int End, MatchKind Kind, float Weight, double Worth);

/// <summary>Looks a page's documents up in the postings, which know the place of every word in the text: nothing is analysed again.</summary>
internal sealed class Evidence(LuceneIndex index, Scoring scoring)
{
    /// <summary>Of one term in one field of one document; more would not be shown.</summary>
    private const int MaxPlaces = 64;

    private readonly Dictionary<int, List<Sighting>> _found = [];
    private DocsAndPositionsEnum? _positions;

    /// <summary>Per document (ours) what was seen.</summary>
    public Dictionary<int, List<Sighting>> Find(IEnumerable<int> docs)
    {
        var places = docs.Select(doc => (Doc: doc, Place: index.PlaceOf(doc))).OrderBy(d => d.Place).ToArray();
        foreach (var (doc, _) in places) _found[doc] = [];
        foreach (var leaf in index.Leaves)
        {
            var here = places.Where(d => d.Place >= leaf.DocBase && d.Place < leaf.DocBase + leaf.AtomicReader.MaxDoc)
                .Select(d => (d.Doc, Place: d.Place - leaf.DocBase)).ToArray();
            if (here.Length == 0) continue;
            foreach (var sight in scoring.Sights) Look(sight, leaf, here);
            foreach (var row in scoring.Rows) Look(row, leaf, here);
        }

        foreach (var seen in _found.Values) seen.Sort(static (a, b) => a.Field != b.Field ? a.Field.CompareTo(b.Field) : a.Start.CompareTo(b.Start));
        return _found;
    }

    private void Look(Sight sight, AtomicReaderContext leaf, (int Doc, int Place)[] here)
    {
        if (sight.States.Get(leaf.Ord) is not { } state || scoring.TermsOf(leaf, sight.Term.Field) is not { } terms) return;
        terms.SeekExact(sight.Term.Bytes, state);
        var postings = _positions = terms.DocsAndPositions(null, _positions, DocsAndPositionsFlags.OFFSETS);
        var worth = Worth(sight.Group, sight.Field, sight.Way.Weight);
        foreach (var (doc, place) in here)
        {
            if (postings.DocID < place && postings.Advance(place) == DocIdSetIterator.NO_MORE_DOCS) return;
            if (postings.DocID != place) continue;
            for (var left = Math.Min(postings.Freq, MaxPlaces); left > 0; left--)
            {
                var position = postings.NextPosition();
                Add(doc, sight.Group, sight.Field, sight.Way.Language, position, postings.StartOffset, postings.EndOffset, sight.Way.Kind, sight.Way.Weight, worth);
            }
        }
    }

    private void Look(SightedRow sighted, AtomicReaderContext leaf, (int Doc, int Place)[] here)
    {
        foreach (var (doc, place) in here)
        {
            var terms = sighted.Query.GetTerms();
            var spots = Array.ConvertAll(terms, term => Spots(leaf, term, place));
            if (Array.Exists(spots, s => s.Count == 0)) continue;
            foreach (var (position, first) in spots[0])
            {
                var next = 1;
                while (next < spots.Length && spots[next].ContainsKey(position + next)) next++;
                if (next < spots.Length) continue;
                Add(doc, sighted.Group, sighted.Field, sighted.Row.Language, position, first.Start, spots[^1][position + spots.Length - 1].End,
                    sighted.Row.Kind, sighted.Row.Weight, Worth(sighted.Group, sighted.Field, sighted.Row.Weight));
            }
        }
    }

    private static SortedDictionary<int, (int Start, int End)> Spots(AtomicReaderContext leaf, Term term, int place)
    {
        var spots = new SortedDictionary<int, (int, int)>();
        var terms = leaf.AtomicReader.GetTerms(term.Field)?.GetEnumerator();
        if (terms is null || !terms.SeekExact(term.Bytes)) return spots;
        var postings = terms.DocsAndPositions(null, null, DocsAndPositionsFlags.OFFSETS);
        if (postings.Advance(place) != place) return spots;
        for (var left = postings.Freq; left > 0; left--) spots.TryAdd(postings.NextPosition(), (postings.StartOffset, postings.EndOffset));
        return spots;
    }

    private double Worth(int group, string field, double weight) =>
        scoring.Idf[group] * Scoring.Saturate(index.SettingsOf(field).Weight * weight, index.Settings.K1);

    /// <summary>Lucene counts on through all fields of one name; here it is told which one of them it was.</summary>
    private void Add(
        int doc, int group, string name, SearchLanguage language, int position, int start, int end, MatchKind kind, float weight, double worth)
    {
        var fields = index.Documents[doc].Fields;
        var begin = 0;
        for (var field = 0; field < fields.Count; field++)
        {
            if (fields[field].Language != language || fields[field].Name != name) continue;
            var length = fields[field].Text.Length;
            if (start < begin + length)
            {
                var (from, to) = Graphemes.Widen(fields[field].Text, start - begin, Math.Min(length, end - begin));
                _found[doc].Add(new Sighting(group, field, position, from, to, kind, weight, worth));
                return;
            }

            begin += length + 1;
        }
    }
}
