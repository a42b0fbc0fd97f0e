using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Search.Evaluation;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>How well the questions that we grade ourselves are answered, before and after a change; nDCG@10, 0 to 1.</summary>
/// <param name="Changed">The questions that it makes a difference to, the largest first.</param>
public sealed record TrialResult(int Questions, double Before, double After, IReadOnlyList<TrialRow> Changed);

public sealed record TrialRow(string Text, string Lang, double Before, double After);

/// <summary>Asks the graded questions of the repository of the real engine, with the thesaurus as it is and as it would be.</summary>
public sealed class SynonymTrial(ISearchEngine engine, SnapshotHolder holder) : IDisposable
{
    /// <summary>Less than this is told as no difference.</summary>
    private const double Difference = 0.005;

    /// <summary>An index of its own: an engine that keeps files must not mistake what is tried for what is published.</summary>
    private static readonly SearchSettings Settings = InstrumentDocuments.Settings with { Name = "trial" };

    private static readonly Lazy<IReadOnlyList<GradedQuestion>> Questions = new(Read);

    /// <summary>A trial builds two indexes; more at once would only make all of them wait.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<TrialResult> RunAsync(ConceptScheme thesaurus, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try { return await Task.Run(() => Run(thesaurus), cancel); }
        finally { _one.Release(); }
    }

    public void Dispose() => _one.Dispose();

    private TrialResult Run(ConceptScheme thesaurus)
    {
        var (catalogue, use) = (holder.Current!.Catalogue, holder.Current.Use);
        // Both are learnt anew, so that the words are all that differs.
        var before = Answer(catalogue, use);
        var after = Answer(catalogue.With(thesaurus), use);
        var rows = Questions.Value.Select((q, i) => new TrialRow(q.Text, q.Lang, before[i], after[i])).ToList();
        return new(rows.Count, rows.Average(r => r.Before), rows.Average(r => r.After),
            [.. rows.Where(r => Math.Abs(r.After - r.Before) >= Difference).OrderByDescending(r => Math.Abs(r.After - r.Before)).ThenBy(r => r.Text, StringComparer.Ordinal)]);
    }

    private List<double> Answer(PublishedCatalogue catalogue, UseEvidence use)
    {
        List<SearchDocument> documents = [.. InstrumentDocuments.Of(catalogue)];
        var snapshot = AssociativeSnapshot.Build(engine.Build(documents, Settings), documents, CatalogueNetwork.Of(catalogue), use: use);
        return [.. Questions.Value.Select(q => Measures.Of(q, [.. snapshot.Search(q.ToQuery()).Hits.Select(h => h.Id)]).Gain)];
    }

    private static IReadOnlyList<GradedQuestion> Read()
    {
        using var file = typeof(SynonymTrial).Assembly.GetManifestResourceStream("Learning/questions.json")!;
        return GradedQuestion.Read(file);
    }
}
