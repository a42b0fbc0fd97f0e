using InstrumentHub.Search.Analysis;
using InstrumentHub.Search.Lucene.Analysis;
using InstrumentHub.Search.Querying;
using Scorer = InstrumentHub.Search.Querying.Scorer;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>More like this: the most telling stems of a document, asked as a question.</summary>
internal static class MoreLikeThis
{
    private const int MaxTerms = 24;
    private const int MaxShared = 6;

    public static List<SimilarHit> Find(LuceneIndex index, int doc, int count)
    {
        var question = new Question(Telling(index, doc), [], IsBrowse: false);
        if (question.Groups.Count == 0) return [];
        var scoring = new Scoring(index, question);
        var top = new TopList(Math.Min(count, index.Count));
        foreach (var other in scoring.Matching)
            if (other != doc) top.Add(TopList.Key(scoring.Scores[other], other));
        var keys = top.Take();
        var found = new Evidence(index, scoring).Find(keys.Select(TopList.Doc));
        return [.. keys.Select(key => new SimilarHit(
            index.Documents[TopList.Doc(key)].Id, TopList.Score(key), Shared(index.Documents[TopList.Doc(key)], found[TopList.Doc(key)], TopList.Score(key))))];
    }

    /// <summary>Words that are everywhere or nowhere else tell nothing.</summary>
    private static List<WordGroup> Telling(LuceneIndex index, int doc)
    {
        var frequencies = new Dictionary<(string Word, SearchLanguage Language), (string Stem, double Frequency)>();
        foreach (var field in index.Documents[doc].Fields)
        {
            var stems = index.Chains.Read(field.Text, field.Language, Form.Stem).DistinctBy(s => s.Position).ToDictionary(s => s.Position, s => s.Term);
            foreach (var word in index.Chains.Read(field.Text, field.Language, Form.Word))
            {
                if (word.Term.Length < 3 || StopWords.Contains(word.Term, field.Language) || !stems.TryGetValue(word.Position, out var stem)) continue;
                if (index.Words.Frequency(word.Term, field.Language) > Math.Max(2, index.Count / 3)) continue;
                var key = (word.Term, field.Language);
                frequencies[key] = (stem, frequencies.GetValueOrDefault(key).Frequency + index.SettingsOf(field.Name).Weight);
            }
        }

        return [.. frequencies.GroupBy(f => (f.Value.Stem, f.Key.Language))
            .Where(stem => index.Words.With(stem.Key.Stem, stem.Key.Language, Form.Stem).Sum(word => index.Words.Frequency(word, stem.Key.Language)) > 1)
            .OrderByDescending(stem => stem.Max(f => Scorer.Idf(index.Count, index.Words.Frequency(f.Key.Word, f.Key.Language)) * Scoring.Saturate(f.Value.Frequency, index.Settings.K1)))
            .ThenBy(stem => stem.Key.Stem, StringComparer.Ordinal).ThenBy(stem => stem.Key.Language).Take(MaxTerms)
            .Select((stem, i) => Group(stem.Key.Stem, stem.Key.Language, i))];
    }

    private static WordGroup Group(string stem, SearchLanguage language, int ordinal)
    {
        // Far apart in the question: in a list of words nothing stands together.
        var group = new WordGroup(stem, 0, ordinal * 100) { Folded = stem, IsFound = true };
        group.Add(new Way(language, Form.Stem, stem, 1, MatchKind.Exact));
        return group;
    }

    private static List<SharedTerm> Shared(SearchDocument document, List<Sighting> sightings, float score)
    {
        var best = sightings.GroupBy(s => s.Group).Select(group => group.OrderByDescending(s => s.Worth).ThenBy(s => s.Field).ThenBy(s => s.Start).First())
            .OrderByDescending(s => s.Worth).ThenBy(s => s.Group).ToList();
        var total = best.Sum(s => s.Worth);
        return [.. best.Take(MaxShared).Select(s => new SharedTerm(
            document.Fields[s.Field].Text[s.Start..s.End].ToLowerInvariant(), document.Fields[s.Field].Language, s.Worth / total * score))];
    }
}
