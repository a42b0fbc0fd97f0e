using System.Diagnostics;
using System.Globalization;
using InstrumentHub.Search;
using InstrumentHub.Search.Association;

namespace InstrumentHub.Benchmarks.Search;

/// <summary>
/// <c>search [--sizes 1000,10000,100000] [--no-postgres]</c>: builds snapshots of made-up records, asks the same fixed questions
/// of each on one thread, by words alone and with associations, and does the same with PostgreSQL's full-text search beside it.
/// </summary>
internal static class SearchBench
{
    private const int Rounds = 7;

    public static async Task RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var at = Array.IndexOf(args, "--sizes");
        var sizes = (at >= 0 ? args[at + 1] : "1000,10000,100000").Split(',').Select(int.Parse).ToArray();
        var root = Root();
        await using var postgres = args.Contains("--no-postgres") ? null : await PostgresSide.StartAsync();
        foreach (var size in sizes)
        {
            var records = new Records(root);
            var documents = records.Make(size);
            var questions = QuestionSet.Make(records, documents);
            Console.WriteLine($"\n{size} records, {documents.Sum(d => d.Fields.Sum(f => (long)f.Text.Length)) / 1e6:F1} million characters");
            var ours = new Timings();
            foreach (var (name, engine) in Engines.All)
            {
                Console.WriteLine($"  {name}");
                var lexical = Build(engine, documents);
                Console.WriteLine("  lexical alone");
                Ask(lexical, query => lexical.Search(query).Total, questions);
                var full = Associate(lexical, documents, records);
                Console.WriteLine("  full: words, associations, reasons");
                var timings = Ask(lexical, query => full.Search(query).Total, questions);
                if (engine is LexicalEngine) ours = timings;
                Update(engine, lexical, full, documents, records);
            }

            if (postgres is null) continue;
            await postgres.LoadAsync(documents);
            var theirs = await postgres.AskAsync(questions);
            Console.WriteLine($"  p99 ratio {theirs.Percentile(0.99) / ours.Percentile(0.99):F1}, p50 ratio {theirs.Percentile(0.5) / ours.Percentile(0.5):F1}");
        }
    }

    private static ISearchSnapshot Build(ISearchEngine engine, List<SearchDocument> documents)
    {
        // The dictionary loads once per process and would be counted as part of the first index.
        engine.Build(documents[..1], SearchSettings.Default with { Name = "first" });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        var snapshot = engine.Build(documents, SearchSettings.Default with { Name = $"records-{documents.Count}" });
        var took = Stopwatch.GetElapsedTime(started);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"  build {took.TotalSeconds:F2} s, {kept / 1e6:F0} MB kept, {allocated / 1e6:F0} MB allocated on the way");
        return snapshot;
    }

    private static AssociativeSnapshot Associate(ISearchSnapshot lexical, List<SearchDocument> documents, Records records)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var full = AssociativeSnapshot.Build(lexical, documents, records.Network(documents));
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"  associations: build {took.TotalSeconds:F2} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F0} MB kept");
        return full;
    }

    /// <summary>One record changes: how soon it can be found.</summary>
    private static void Update(ISearchEngine engine, ISearchSnapshot lexical, AssociativeSnapshot full, List<SearchDocument> documents, Records records)
    {
        var network = records.Network(documents);
        List<SearchDocument> changed = [.. documents.Skip(1), documents[0] with { Fields = [new("title", SearchLanguage.Dutch, "Splinternieuw zwirkelblad")] }];
        var started = Stopwatch.GetTimestamp();
        var index = engine.Update(lexical, changed, SearchSettings.Default with { Name = $"records-{documents.Count}" });
        var words = Stopwatch.GetElapsedTime(started);
        var found = AssociativeSnapshot.Build(index, changed, network, previous: full).Search(new SearchQuery { Text = "zwirkelblad" }).Total;
        Console.WriteLine($"  one changed record: words {words.TotalSeconds:F2} s, with associations {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s, found {found}");
    }

    private static Timings Ask(ISearchSnapshot snapshot, Func<SearchQuery, int> search, List<QuestionSet> questions)
    {
        var (total, quiet) = (new Timings(), new Timings());
        // The compiler optimises in the background what runs often; give it something to run.
        for (var warmth = 0; warmth < 3; warmth++)
            foreach (var query in questions.SelectMany(set => set.Queries)) search(query);
        foreach (var set in questions)
        {
            var matches = 0L;
            Measure(set.Name, set.Queries, query => matches += search(query), total, quiet);
            Console.WriteLine($"  {matches / (double)(set.Queries.Length * (Rounds + 2)),8:F0} matches");
        }

        Measure("suggest", questions.Single(set => set.Name == "prefix").Queries, query => snapshot.Suggest(query.Text, query.Language, 8), new(), new());
        Console.WriteLine();
        Measure("similar", [.. Enumerable.Range(0, 100)], i => snapshot.Similar($"record-{i:000000}", 6), new(), new());
        Console.WriteLine();
        Console.WriteLine($"  {"all",-12} {total}  quiet p99 {quiet.Percentile(0.99):F3} ms");
        return total;
    }

    /// <summary>
    /// Percentiles over all rounds, and "quiet": over the best round of each question, which leaves out what other programs on the
    /// machine took.
    /// </summary>
    private static void Measure<T>(string name, T[] questions, Action<T> ask, Timings total, Timings quietTotal)
    {
        for (var warmth = 0; warmth < 2; warmth++) Array.ForEach(questions, ask);
        var (timings, quiet) = (new Timings(), new Timings());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var question in questions)
        {
            var best = TimeSpan.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                ask(question);
                var took = Stopwatch.GetElapsedTime(started);
                timings.Add(took);
                if (took < best) best = took;
            }

            quiet.Add(best);
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (questions.Length * Rounds);
        total.Add(timings);
        quietTotal.Add(quiet);
        Console.Write($"  {name,-12} {timings}  quiet p99 {quiet.Percentile(0.99):F3}  {allocated / 1024,5} KiB");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "InstrumentHub.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Run this from a checkout: it reads content/instruments.");
    }
}
