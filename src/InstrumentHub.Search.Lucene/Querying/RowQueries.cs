using InstrumentHub.Search.Lucene.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace InstrumentHub.Search.Lucene.Querying;

/// <summary>Words that must stand next to each other, as phrase queries.</summary>
internal static class RowQueries
{
    /// <summary>One query for each field that has all the words, with the name of the field.</summary>
    public static IEnumerable<(string Field, PhraseQuery Query)> Of(LuceneIndex index, Row row)
    {
        foreach (var field in index.FieldsIn(row.Language))
        {
            var name = FieldNames.Of(field, row.Language, row.Form);
            if (!Array.TrueForAll(row.Terms, term => index.Searcher.IndexReader.DocFreq(new Term(name, term)) > 0)) continue;
            var query = new PhraseQuery();
            foreach (var term in row.Terms) query.Add(new Term(name, term));
            yield return (field, query);
        }
    }

    public static bool Occurs(LuceneIndex index, Row row) => Of(index, row).Any(q => index.Searcher.Search(q.Query, 1).TotalHits > 0);

    /// <summary>
    /// A bonus for two neighbouring words of the question that stand near each other in one field, by their stems; null when they cannot.
    /// </summary>
    /// <param name="index">Where.</param>
    /// <param name="first">A word of the question.</param>
    /// <param name="second">The next one that is scored.</param>
    /// <param name="worth">What it counts for where they stand together in a field of weight 1.</param>
    public static Query? Near(LuceneIndex index, WordGroup first, WordGroup second, double worth)
    {
        const int Reach = 8;
        var apart = second.Ordinal - first.Ordinal;
        if (apart is < 1 or > Reach) return null;
        var near = new DisjunctionMaxQuery(0);
        foreach (var language in Enum.GetValues<SearchLanguage>())
        {
            if (StemOf(first, language) is not { } a || StemOf(second, language) is not { } b) continue;
            foreach (var field in index.FieldsIn(language))
            {
                var name = FieldNames.Of(field, language, Form.Stem);
                if (index.Searcher.IndexReader.DocFreq(new Term(name, a)) == 0 || index.Searcher.IndexReader.DocFreq(new Term(name, b)) == 0) continue;
                var query = new PhraseQuery { Slop = Reach };
                query.Add(new Term(name, a), 0);
                query.Add(new Term(name, b), apart);
                // Lucene adds up the rarity of the words of a phrase; ours is 1 for each and already in the worth.
                query.Boost = (float)(worth * Scoring.Saturate(index.SettingsOf(field).Weight, index.Settings.K1) / 2);
                near.Add(query);
            }
        }

        return near.Any() ? near : null;
    }

    private static string? StemOf(WordGroup group, SearchLanguage language)
    {
        foreach (var way in group.Ways)
            if (way.Language == language && way is { Form: Form.Stem, Kind: MatchKind.Inflected }) return way.Term;
        return null;
    }
}
