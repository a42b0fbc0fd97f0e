using InstrumentHub.Search;

namespace InstrumentHub.UnitTests.Search;

/// <summary>
/// BM25F written straight from its formula, one document and one word at a time: what the index must agree with. For texts of
/// plain words in one language and settings in which only exact words count.
/// </summary>
internal static class SlowBm25F
{
    public static SearchSettings Settings { get; } = new()
    {
        Fields = new Dictionary<string, FieldSettings>(StringComparer.Ordinal)
        {
            ["title"] = new(4, 0.3),
            ["body"] = new(1, 0.7),
        },
        Weights = new MatchWeights
        {
            Inflected = 0, OtherLanguage = 0, CompoundPart = 0, Joined = 0, Prefix = 0, Typo = 0, Proximity = 0, Coordination = 0,
        },
    };

    public static Dictionary<string, double> Scores(IReadOnlyList<SearchDocument> documents, string[] question)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in question.Distinct(StringComparer.Ordinal))
        {
            var having = documents.Count(d => d.Fields.Any(f => Words(f).Contains(word)));
            var idf = Math.Log(1 + (documents.Count - having + 0.5) / (having + 0.5));
            foreach (var document in documents)
            {
                var frequency = Settings.Fields.Sum(field => Frequency(documents, document, field.Key, word));
                if (frequency > 0)
                    scores[document.Id] = scores.GetValueOrDefault(document.Id) + idf * frequency / (Settings.K1 + frequency);
            }
        }

        return scores;
    }

    private static double Frequency(IReadOnlyList<SearchDocument> documents, SearchDocument document, string field, string word)
    {
        var length = Length(document, field);
        if (length == 0) return 0;
        var average = documents.Select(d => Length(d, field)).Where(l => l > 0).Average();
        var b = Settings.Fields[field].LengthNormalisation;
        var count = document.Fields.Where(f => f.Name == field).Sum(f => Words(f).Count(w => w == word));
        return Settings.Fields[field].Weight * count / (1 - b + b * length / average);
    }

    private static int Length(SearchDocument document, string field) => document.Fields.Where(f => f.Name == field).Sum(f => Words(f).Length);

    private static string[] Words(SearchField field) => field.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
