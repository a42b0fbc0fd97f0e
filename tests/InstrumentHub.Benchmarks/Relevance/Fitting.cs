using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Search.Evaluation;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>A weight of the model by name.</summary>
internal sealed record Knob(string Name, Func<FusionWeights, double> Get, Func<FusionWeights, double, FusionWeights> Set);

/// <summary>
/// Fits the weights by coordinate ascent on mean nDCG@10 (D. Metzler and W. B. Croft, Linear feature-based models for information
/// retrieval, 2007): one weight at a time over a coarse grid, until nothing helps. Only ratios matter, so the lexical weight stays 1.
/// </summary>
internal sealed class Fitting(AssociativeSnapshot snapshot)
{
    private const int Folds = 5, Rounds = 3;

    /// <summary>A small gain is chance: an ingredient has to earn its weight.</summary>
    private const double LeastGain = 0.001;

    /// <summary>Every feature but the lexical one, which is the measure of the others.</summary>
    public static readonly IReadOnlyList<Knob> Knobs = [.. Enum.GetValues<Feature>().Where(f => f is not Feature.Lexical and not Feature.Used)
        .Select(f => new Knob(f.ToString(), w => Math.Round(w[f], 4), (w, v) => w.With(f, v)))];

    private static readonly double[] Grid = [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2.5];

    public IReadOnlyList<string> Ask(GradedQuestion question, FusionWeights weights) =>
        [.. snapshot.Search(new SearchQuery { Text = question.Text, Language = question.Language, Size = 20 }, weights).Hits.Select(hit => hit.Id)];

    public double Gain(IReadOnlyCollection<GradedQuestion> questions, FusionWeights weights) =>
        questions.Average(q => Measures.Of(q, Rank(q, weights)).Gain);

    public FusionWeights Fit(IReadOnlyCollection<GradedQuestion> questions)
    {
        var weights = Knobs.Aggregate(new FusionWeights(), (w, knob) => knob.Set(w, 0.2));
        var best = Gain(questions, weights);
        for (var round = 0; round < Rounds; round++)
        {
            var before = best;
            foreach (var knob in Knobs)
            {
                foreach (var value in Grid)
                {
                    var tried = knob.Set(weights, value);
                    var gain = Gain(questions, tried);
                    if (gain > best + LeastGain) (best, weights) = (gain, tried);
                }
            }

            if (best <= before) break;
        }

        return weights;
    }

    /// <summary>The gain on questions that the weights were not fitted on.</summary>
    public double CrossValidated(IReadOnlyList<GradedQuestion> questions) => Enumerable.Range(0, Folds)
        .SelectMany(fold =>
        {
            var weights = Fit([.. questions.Where((_, i) => i % Folds != fold)]);
            return questions.Where((_, i) => i % Folds == fold).Select(q => Measures.Of(q, Ask(q, weights)).Gain);
        }).Average();

    private IReadOnlyList<string> Rank(GradedQuestion question, FusionWeights weights) =>
        [.. snapshot.Rank(new SearchQuery { Text = question.Text, Language = question.Language }, weights).Take(10)];
}
