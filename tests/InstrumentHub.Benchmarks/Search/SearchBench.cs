using System.Diagnostics;
using System.Globalization;
using InstrumentHub.Search;

namespace InstrumentHub.Benchmarks.Search;

/// <summary>
/// <c>search [--sizes 1000,10000,100000] [--no-postgres]</c>: builds snapshots of made-up records, asks the same fixed questions
/// of each on one thread, and does the same with PostgreSQL's full-text search beside it.
/// </summary>
internal static class SearchBench
{
    private const int Rounds = 5;

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
            var ours = Ask(Build(documents), questions);
            if (postgres is null) continue;
            await postgres.LoadAsync(documents);
            var theirs = await postgres.AskAsync(questions);
            Console.WriteLine($"  p99 ratio {theirs.Percentile(0.99) / ours.Percentile(0.99):F1}, p50 ratio {theirs.Percentile(0.5) / ours.Percentile(0.5):F1}");
        }
    }

    private static ISearchSnapshot Build(List<SearchDocument> documents)
    {
        // The dictionary loads once per process and would be counted as part of the first index.
        new LexicalEngine().Build(documents[..1], SearchSettings.Default);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        var snapshot = new LexicalEngine().Build(documents, SearchSettings.Default);
        var took = Stopwatch.GetElapsedTime(started);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"  build {took.TotalSeconds:F2} s, {kept / 1e6:F0} MB kept, {allocated / 1e6:F0} MB allocated on the way");
        return snapshot;
    }

    private static Timings Ask(ISearchSnapshot snapshot, List<QuestionSet> questions)
    {
        var total = new Timings();
        for (var warmth = 0; warmth < 2; warmth++)
            foreach (var set in questions) Ask(snapshot, set, 1);
        foreach (var set in questions)
        {
            var (timings, bytes, matches) = Ask(snapshot, set, Rounds);
            total.Add(timings);
            Console.WriteLine($"  {set.Name,-12} {timings}  {bytes / 1024,6} KiB/query  {matches,8:F0} matches");
        }

        Console.WriteLine($"  {"all",-12} {total}");
        return total;
    }

    private static (Timings Timings, long Bytes, double Matches) Ask(ISearchSnapshot snapshot, QuestionSet set, int rounds)
    {
        var (timings, matches) = (new Timings(), 0L);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in set.Queries)
            {
                var started = Stopwatch.GetTimestamp();
                var results = snapshot.Search(query);
                timings.Add(Stopwatch.GetElapsedTime(started));
                matches += results.Total;
            }
        }

        var asked = rounds * set.Queries.Length;
        return (timings, (GC.GetAllocatedBytesForCurrentThread() - allocated) / asked, (double)matches / asked);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "InstrumentHub.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Run this from a checkout: it reads content/instruments.");
    }
}
