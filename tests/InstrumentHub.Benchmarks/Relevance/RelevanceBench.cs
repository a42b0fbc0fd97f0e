using System.Globalization;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Search.Evaluation;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>
/// <c>relevance [--questions FILE] [--per-question] [--explain] [--fit] [--vary] [--no-postgres]</c>: how well questions are answered, beside what simpler
/// means do, and what every ingredient adds. <c>--fit</c> fits the weights on all questions but those
/// held out and prints them; <c>--vary</c> prints what other settings would give on the same questions;
/// <c>--explain</c> prints what spoke for the first ten and for what should have been among them.
/// </summary>
internal static class RelevanceBench
{
    public static async Task RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var root = Root();
        var catalogue = Catalogue.Read(root);
        var own = Questions(Path.Combine(root, "src", "InstrumentHub.Web", "Features", "Learning", "questions.json"));
        var sets = own.GroupBy(q => q.Set).Select(g => (Name: g.Key, Questions: g.ToList())).ToList();
        for (var i = 0; i + 1 < args.Length; i++)
            if (args[i] == "--questions") sets.Add((Path.GetFileNameWithoutExtension(args[i + 1]), [.. Questions(args[i + 1])]));

        var fitting = new Fitting(catalogue.Full);
        var weights = new FusionWeights();
        if (args.Contains("--fit"))
        {
            List<GradedQuestion> fit = [.. sets.Where(s => s.Name != "held-out").SelectMany(s => s.Questions)];
            weights = fitting.Fit(fit);
            Console.WriteLine($"fitted: {string.Join(", ", Fitting.Knobs.Select(k => $"{k.Name} = {k.Get(weights)}"))}");
            Console.WriteLine($"fit, trained {fitting.Gain(fit, weights):F3}, 5-fold cross-validated {fitting.CrossValidated(fit):F3}");
        }

        if (args.Contains("--vary")) Variations.Print(catalogue, [.. sets.Where(s => s.Name != "held-out").SelectMany(s => s.Questions)]);
        await using var postgres = args.Contains("--no-postgres") ? null : await PostgresSearch.StartAsync(catalogue.Documents);
        var baselines = new Baselines(catalogue.Documents);
        var systems = new List<(string Name, Func<GradedQuestion, Task<IReadOnlyList<string>>> Ask)>
        {
            ("title match", q => Task.FromResult(baselines.Title(q))),
            ("plain BM25", q => Task.FromResult(baselines.Bm25(q))),
            ("lexical", q => Task.FromResult<IReadOnlyList<string>>([.. catalogue.Lexical.Search(Query(q)).Hits.Select(h => h.Id)])),
            ("rank fusion", q => Task.FromResult(RankFusion.Ask(catalogue.Full, q))),
            ("full", q => Task.FromResult(fitting.Ask(q, weights))),
        };
        foreach (var (engine, other) in Engines.All.Skip(1).Select(e => (e.Name, Catalogue.Read(root, e.Engine))))
        {
            var above = new Fitting(other.Full);
            systems.Add(($"lexical, {engine}", q => Task.FromResult<IReadOnlyList<string>>([.. other.Lexical.Search(Query(q)).Hits.Select(h => h.Id)])));
            systems.Add(($"full, {engine}", q => Task.FromResult(above.Ask(q, weights))));
        }

        if (postgres is not null) systems.Insert(2, ("PostgreSQL", postgres.AskAsync));
        foreach (var (name, questions) in sets)
        {
            Console.WriteLine($"\n{name}: {questions.Count} questions{"",-8}  nDCG@10  95 %           MRR3   recall@20  grade 3 in first three");
            var all = new Dictionary<string, List<Measures>>(StringComparer.Ordinal);
            foreach (var (system, ask) in systems)
            {
                var measured = all[system] = [];
                foreach (var question in questions) measured.Add(Measures.Of(question, await ask(question)));
                Print(system, measured);
            }

            Ablate(fitting, weights, questions, all["full"]);
            if (args.Contains("--per-question")) PerQuestion(questions, all);
            if (args.Contains("--explain") && name != "held-out") Explanation.Print(catalogue.Full, questions);
        }
    }

    private static IReadOnlyList<GradedQuestion> Questions(string path)
    {
        using var file = File.OpenRead(path);
        return GradedQuestion.Read(file);
    }

    private static SearchQuery Query(GradedQuestion question) => new() { Text = question.Text, Language = question.Language };

    private static void Print(string name, IReadOnlyList<Measures> measured)
    {
        var mean = Measures.Mean([.. measured]);
        var (from, to) = Measures.Interval([.. measured.Select(m => m.Gain)]);
        Console.WriteLine($"  {name,-26} {mean.Gain,6:F3}  {from:F3}–{to:F3}  {mean.First,6:F3}  {mean.Recall,6:F3}     {mean.Three,6:F3}");
    }

    /// <summary>What is lost without each ingredient, and what each alone adds to the lexical ranking.</summary>
    private static void Ablate(Fitting fitting, FusionWeights weights, List<GradedQuestion> questions, List<Measures> full)
    {
        var only = Fitting.Knobs.Aggregate(weights, (w, knob) => knob.Set(w, 0));
        foreach (var knob in Fitting.Knobs)
        {
            if (knob.Get(weights) == 0) continue;
            var without = Measures.Mean([.. questions.Select(q => Measures.Of(q, fitting.Ask(q, knob.Set(weights, 0))))]);
            var alone = Measures.Mean([.. questions.Select(q => Measures.Of(q, fitting.Ask(q, knob.Set(only, knob.Get(weights)))))]);
            Console.WriteLine($"    without {knob.Name,-16} {without.Gain - full.Average(m => m.Gain),+7:+0.000;-0.000} nDCG {without.Recall - full.Average(m => m.Recall),+7:+0.000;-0.000} recall; lexical with only it {alone.Gain:F3} {alone.Recall:F3}");
        }
    }

    private static void PerQuestion(List<GradedQuestion> questions, Dictionary<string, List<Measures>> all)
    {
        for (var i = 0; i < questions.Count; i++)
            Console.WriteLine($"  {questions[i].Id}  {string.Join("  ", all.Select(s => $"{s.Key} {s.Value[i].Gain:F2}"))}  {questions[i].Text}");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "InstrumentHub.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Run this from a checkout: it reads the content folder.");
    }
}
