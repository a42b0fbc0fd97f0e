using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Search.Evaluation;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>
/// The same evidence fused without any weight (G. Cormack, C. Clarke and S. Büttcher, Reciprocal rank fusion outperforms Condorcet, 2009):
/// every feature ranks the documents, and each place is worth 1 / (60 + place).
/// </summary>
internal static class RankFusion
{
    private const int Damping = 60;

    public static IReadOnlyList<string> Ask(AssociativeSnapshot snapshot, GradedQuestion question)
    {
        var documents = snapshot.Inspect(new SearchQuery { Text = question.Text, Language = question.Language });
        var scores = documents.ToDictionary(d => d.Id, _ => 0.0, StringComparer.Ordinal);
        for (var feature = 0; feature < Features.Count; feature++)
        {
            var ranked = documents.Where(d => d.Evidence[feature] > 0).OrderByDescending(d => d.Evidence[feature]).ThenBy(d => d.Id, StringComparer.Ordinal).ToList();
            for (var place = 0; place < ranked.Count; place++) scores[ranked[place].Id] += 1.0 / (Damping + place + 1);
        }

        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(20).Select(s => s.Key)];
    }
}
