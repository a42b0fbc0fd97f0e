namespace InstrumentHub.Core.Rooms;

/// <summary>
/// What a group thinks of an instrument: for every criterion how many said what, never one bare average. Nothing shows of fewer than
/// <see cref="Minimum"/> people, and nothing that, taken from the whole, would leave fewer than that.
/// </summary>
/// <param name="People">How many count in it; 0 when too few do.</param>
/// <param name="Criteria">Of everyone together; empty when too few.</param>
/// <param name="Contexts">The parts large enough to show.</param>
public sealed record RatingPicture(int People, IReadOnlyList<CriterionPicture> Criteria, IReadOnlyList<ContextPicture> Contexts)
{
    public const int Minimum = 3;

    public static readonly RatingPicture Empty = new(0, [], []);

    /// <summary>The picture of what has been released.</summary>
    public static RatingPicture Of(IEnumerable<ReleasedRating> ratings)
    {
        var all = ratings.ToList();
        return all.Count < Minimum
            ? Empty
            : new(all.Count, Spread(all), [.. Enum.GetValues<Dimension>().SelectMany(d => Parts(all, d))]);
    }

    private static List<CriterionPicture> Spread(List<ReleasedRating> ratings) =>
        [.. Enum.GetValues<Criterion>().Select(c => CriterionPicture.Of(c, [.. ratings.Select(r => r.Scores.Of(c)).OfType<int>()]))];

    private static IEnumerable<ContextPicture> Parts(List<ReleasedRating> all, Dimension dimension)
    {
        var parts = all.GroupBy(r => r.Context.Of(dimension)).Where(g => g.Key is not null && g.Count() >= Minimum)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        // What is left is the whole minus what shows: none at all, or enough people to hide among. Else the smallest part stays unseen with them.
        var rest = all.Count - parts.Sum(p => p.Count());
        if (rest is > 0 and < Minimum && parts.Count > 0) { parts.RemoveAt(parts.Count - 1); }
        return parts.Select(p => new ContextPicture(dimension, p.Key!, p.Count(), Spread([.. p])));
    }
}

/// <summary>One part of the picture, such as everyone who used it in care.</summary>
public sealed record ContextPicture(Dimension Dimension, string Value, int People, IReadOnlyList<CriterionPicture> Criteria);

/// <summary>
/// The spread of one criterion. <see cref="Middle"/> is a mean shrunk towards the middle of the scale: one imagined answer for each of the five
/// scores stands beside the real ones (a Dirichlet prior with every α = 1), so that three enthusiasts do not outshine thirty satisfied people. With n
/// answers it is (Σx + 15) / (n + 5). <see cref="Low"/> to <see cref="High"/> is the middle 80% of what the mean may well be, by the normal
/// approximation of the posterior. Source: Gelman e.a., Bayesian Data Analysis, 3rd ed. (2013), 3.4; for ratings: E. Miller, Ranking Items With Star Ratings (2014).
/// </summary>
/// <param name="People">How many answered; all else is empty or null when they are fewer than <see cref="RatingPicture.Minimum"/>.</param>
/// <param name="Counts">How many gave 1, 2, 3, 4 and 5.</param>
/// <param name="Median">The middle answer; halfway between two when they are even in number.</param>
public sealed record CriterionPicture(Criterion Criterion, int People, IReadOnlyList<int> Counts, double? Median, double? Middle, double? Low, double? High)
{
    private const int Scores = RatingScores.Highest - RatingScores.Lowest + 1;

    /// <summary>The standard normal's 90th percentile: 10% on either side.</summary>
    private const double Eighty = 1.2816;

    public static CriterionPicture Of(Criterion criterion, IReadOnlyList<int> answers)
    {
        if (answers.Count < RatingPicture.Minimum) { return new(criterion, 0, [], null, null, null, null); }
        var counts = Enumerable.Range(RatingScores.Lowest, Scores).Select(score => answers.Count(a => a == score)).ToList();
        var (mean, deviation) = Posterior(counts);
        return new(criterion, answers.Count, counts, MedianOf(answers), Rounded(mean),
            Rounded(Math.Max(RatingScores.Lowest, mean - (Eighty * deviation))), Rounded(Math.Min(RatingScores.Highest, mean + (Eighty * deviation))));
    }

    /// <summary>Of Σ score × probability, where the probabilities are Dirichlet with α = count + 1.</summary>
    private static (double Mean, double Deviation) Posterior(List<int> counts)
    {
        double total = counts.Sum() + Scores;
        var mean = counts.Select((count, i) => (count + 1) * (i + RatingScores.Lowest)).Sum() / total;
        var variance = counts.Select((count, i) => (count + 1) * Math.Pow(i + RatingScores.Lowest - mean, 2)).Sum() / total / (total + 1);
        return (mean, Math.Sqrt(variance));
    }

    private static double MedianOf(IReadOnlyList<int> answers)
    {
        var sorted = answers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    private static double Rounded(double value) => Math.Round(value, 2);
}
