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

    /// <summary>A trial builds an index; more at once would only make all of them wait.</summary>
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
        var now = holder.Current!;
        var before = Answer(now.Association);
        var after = Answer(With(now, now.Catalogue.With(thesaurus)));
        var rows = Questions.Value.Select((q, i) => new TrialRow(q.Text, q.Lang, before[i], after[i])).ToList();
        return new(rows.Count, rows.Average(r => r.Before), rows.Average(r => r.After),
            [.. rows.Where(r => Math.Abs(r.After - r.Before) >= Difference).OrderByDescending(r => Math.Abs(r.After - r.Before)).ThenBy(r => r.Text, StringComparer.Ordinal)]);
    }

    /// <summary>Made from what there is, as publishing does it: so the words are what differs, and not what chance does to learning meanings anew.</summary>
    private AssociativeSnapshot With(CatalogueSnapshot now, PublishedCatalogue catalogue)
    {
        List<SearchDocument> documents = [.. InstrumentDocuments.Of(catalogue)];
        return AssociativeSnapshot.Build(engine.Update(now.Index, documents, Settings), documents, CatalogueNetwork.Of(catalogue), use: now.Use, previous: now.Association);
    }

    private static List<double> Answer(AssociativeSnapshot snapshot) =>
        [.. Questions.Value.Select(q => Measures.Of(q, [.. snapshot.Search(q.ToQuery()).Hits.Select(h => h.Id)]).Gain)];

    private static IReadOnlyList<GradedQuestion> Read()
    {
        using var file = typeof(SynonymTrial).Assembly.GetManifestResourceStream("Learning/questions.json")!;
        return GradedQuestion.Read(file);
    }
}
