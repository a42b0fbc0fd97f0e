using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Search.Evaluation;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>Shows why a question is answered as it is: per document its grade, its place and what each feature earned it.</summary>
internal static class Explanation
{
    public static void Print(AssociativeSnapshot snapshot, IEnumerable<GradedQuestion> questions)
    {
        var features = Enum.GetValues<Feature>();
        var weights = new FusionWeights();
        foreach (var question in questions)
        {
            var ranked = snapshot.Inspect(new SearchQuery { Text = question.Text, Language = question.Language });
            Console.WriteLine($"\n{question.Id} {Measures.Of(question, [.. ranked.Select(r => r.Id)]).Gain:F2} {question.Text}");
            for (var place = 0; place < ranked.Count; place++)
            {
                var (id, evidence) = ranked[place];
                var grade = question.Grades.GetValueOrDefault(id);
                if (place >= 10 && grade < 2) continue;
                var earned = features.Select((f, i) => (f, Part: evidence[i] * weights[f])).Where(x => x.Part > 0.02);
                Console.WriteLine($"  {place + 1,3} [{grade}] {id,-36} {string.Join(" ", earned.Select(x => $"{x.f}={x.Part:F2}"))}");
            }
        }
    }
}
