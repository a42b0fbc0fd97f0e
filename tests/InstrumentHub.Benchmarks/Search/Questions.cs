using InstrumentHub.Search;

namespace InstrumentHub.Benchmarks.Search;

/// <summary>A kind of question with its fixed questions, each as a page asks it: twenty hits, highlights, three facet groups.</summary>
internal sealed record QuestionSet(string Name, SearchQuery[] Queries)
{
    private const int PerSet = 100;
    private static readonly string[] Groups = ["phase", "kind", "sector"];

    public static List<QuestionSet> Make(Records records, List<SearchDocument> documents)
    {
        var random = new Random(7);
        string Word() => records.Draw(random);
        string Content()
        {
            while (true)
                if (Word() is { Length: > 5 } word) return word;
        }

        return
        [
            Set("one word", Content),
            Set("three words", () => $"{Content()} {Content()} {Content()} "),
            Set("sentence", () => string.Join(' ', Enumerable.Range(0, 9).Select(_ => Word())) + '?'),
            Set("phrase", () => Phrase(documents[random.Next(documents.Count)])),
            Set("prefix", () => $"{Content()} {Content()[..(3 + random.Next(2))]}"),
            Set("typo", () => Slip(Content(), random)),
            Set("filtered", () => $"{Content()} {Content()}", query => query with
            {
                Filters = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal)
                {
                    ["phase"] = ["starten", "uitvoeren"], ["kind"] = ["kind3"],
                },
            }),
            Set("browse", () => "", query => query with { Offset = 20 }),
        ];

        QuestionSet Set(string name, Func<string> text, Func<SearchQuery, SearchQuery>? more = null) => new(name,
            [.. Enumerable.Range(0, PerSet).Select(_ => new SearchQuery { Text = text(), FacetGroups = Groups }).Select(more ?? (q => q))]);
    }

    private static string Phrase(SearchDocument document)
    {
        var words = document.Fields[^1].Text.Split(' ');
        var at = Math.Max(0, Array.FindIndex(words, word => word.Length > 6) - 1);
        return $"\"{words[at]} {words[at + 1]}\"";
    }

    private static string Slip(string word, Random random)
    {
        var at = random.Next(word.Length - 1);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "q"),
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }
}
