using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Index;

namespace InstrumentHub.Search.Querying;

/// <summary>More like this: the most telling words of a document, asked as a question.</summary>
internal static class Similar
{
    private const int MaxTerms = 24;
    private const int MaxShared = 6;

    public static List<SimilarHit> Find(LexicalIndex index, int doc, int count, Scratch scratch)
    {
        var plan = new QueryPlan(Telling(index, doc), [], 0);
        if (plan.Groups.Count == 0) return [];
        var weights = Scorer.Score(index, plan, scratch);
        var top = new TopList(Math.Min(count, index.Count));
        for (var i = 0; i < scratch.DocCount; i++)
            if (scratch.Docs[i] != doc) top.Add(TopList.Key(scratch.Scores[scratch.Docs[i]], scratch.Docs[i]));
        var keys = top.Take();
        var docs = Array.ConvertAll(keys, TopList.Doc);
        scratch.Look.Gather(plan, docs, scratch.Slots);
        var sightings = new List<Sighting>();
        var hits = new List<SimilarHit>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            var score = TopList.Score(keys[i]);
            scratch.Look.CopyTo(i, sightings);
            hits.Add(new SimilarHit(index.Documents[docs[i]].Id, score, Shared(index, plan, weights, scratch.Look, sightings, score)));
        }

        return hits;
    }

    /// <summary>Its words with the highest tf-idf, one group per stem; words that are everywhere or nowhere else tell nothing.</summary>
    private static List<QueryGroup> Telling(LexicalIndex index, int doc)
    {
        var tokenizer = new Tokenizer();
        var found = new Dictionary<(string Stem, SearchLanguage Language), double>();
        foreach (var field in index.Documents[doc].Fields)
        {
            foreach (var token in tokenizer.Tokenize(field.Text))
            {
                var folded = tokenizer.Folded(token);
                if (folded.Length < 3 || StopWords.Contains(folded, field.Language)) continue;
                var term = index.Vocabulary.Find(folded, field.Language);
                var postings = index.Postings(term);
                var frequency = index.DocumentFrequency(term);
                if (frequency > Math.Max(2, index.Count / 3)) continue;
                var tf = postings.Frequencies[postings.Docs.BinarySearch(doc)];
                var weight = Scorer.Idf(index.Count, frequency) * Scorer.Saturate(tf, (float)index.Settings.K1);
                var key = (Analyzer.Stem(folded, field.Language), field.Language);
                found[key] = Math.Max(found.GetValueOrDefault(key), weight);
            }
        }

        var groups = new List<QueryGroup>();
        foreach (var (key, _) in found.OrderByDescending(f => f.Value).ThenBy(f => f.Key.Stem, StringComparer.Ordinal).ThenBy(f => f.Key.Language))
        {
            var group = new QueryGroup(key.Stem, 0, groups.Count);
            foreach (var term in index.Vocabulary.WithStem(key.Stem, key.Language)) group.Add(term, 1, MatchKind.Exact);
            // Only this document has it: no other can be found by it.
            if (group.Alternatives.TrueForAll(a => index.DocumentFrequency(a.Term) == 1 && index.Postings(a.Term).Docs[0] == doc)) continue;
            groups.Add(group);
            if (groups.Count == MaxTerms) break;
        }

        return groups;
    }

    private static List<SharedTerm> Shared(
        LexicalIndex index, QueryPlan plan, GroupWeight[] weights, CloseLook look, List<Sighting> sightings, float score)
    {
        var shared = new List<(int Term, double Raw)>();
        foreach (var group in sightings.GroupBy(sighting => sighting.Group))
        {
            var best = group.MaxBy(look.Frequency);
            var frequency = group.Sum(look.Frequency);
            shared.Add((
                plan.Groups[group.Key].Alternatives[best.Way].Term,
                weights[group.Key].Idf * Scorer.Saturate(frequency, (float)index.Settings.K1)));
        }

        var total = shared.Sum(term => term.Raw);
        return [.. shared.OrderByDescending(term => term.Raw).ThenBy(term => term.Term).Take(MaxShared).Select(term => new SharedTerm(
            index.Vocabulary.Written(term.Term), index.Vocabulary.Language(term.Term), term.Raw / total * score))];
    }
}
