namespace InstrumentHub.Search.Evaluation;

/// <summary>How good one answer is.</summary>
/// <param name="Gain">nDCG@10 (K. Järvelin and J. Kekäläinen 2002) with gain 2^grade − 1.</param>
/// <param name="First">1 / the rank of the first instrument of grade 3, 0 when it is not among the first twenty.</param>
/// <param name="Recall">The part of all graded instruments among the first twenty.</param>
/// <param name="Three">Whether one of grade 3 is among the first three.</param>
public sealed record Measures(double Gain, double First, double Recall, double Three)
{
    /// <param name="question">What was asked.</param>
    /// <param name="ranked">Ids of the answers, best first.</param>
    public static Measures Of(GradedQuestion question, IReadOnlyList<string> ranked)
    {
        var grades = ranked.Take(20).Select(id => question.Grades.GetValueOrDefault(id)).ToList();
        var ideal = Discounted(question.Grades.Values.OrderDescending());
        var first = grades.IndexOf(3);
        return new(
            ideal > 0 ? Discounted(grades) / ideal : 0, first < 0 ? 0 : 1.0 / (first + 1),
            grades.Count(g => g > 0) / (double)Math.Max(1, question.Grades.Count), first is >= 0 and < 3 ? 1 : 0);
    }

    public static Measures Mean(IReadOnlyCollection<Measures> all) =>
        new(all.Average(m => m.Gain), all.Average(m => m.First), all.Average(m => m.Recall), all.Average(m => m.Three));

    /// <summary>The 95 % interval of a mean by resampling the questions (B. Efron 1979), with a fixed seed.</summary>
    public static (double From, double To) Interval(IReadOnlyList<double> values)
    {
        const int Samples = 2_000;
        var random = new Random(1979);
        var means = Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, values.Count).Average(_ => values[random.Next(values.Count)])).Order().ToArray();
        return (means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975)]);
    }

    private static double Discounted(IEnumerable<int> grades) =>
        grades.Take(10).Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();
}
