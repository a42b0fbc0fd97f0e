using System.Globalization;
using System.Runtime.InteropServices;

namespace InstrumentHub.Benchmarks.Pages;

/// <summary>
/// How long a page takes, beside an MVC action that does nothing in the same process. Rounds go over all pages again and again, so that
/// whatever else the machine does in a moment falls on all of them alike.
/// </summary>
internal static class PagesBench
{
    private const int Seed = 20261121, Questions = 40, Rounds = 8, RequestsARound = 400;

    private static readonly TimeSpan TimeARound = TimeSpan.FromSeconds(1), WarmUp = TimeSpan.FromSeconds(1.5);

    public static async Task RunAsync(string[] _)
    {
        await using var site = await Site.StartAsync();
        var targets = Targets(site);
        var empty = targets.Single(t => t.Name == "empty action");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"pages: {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}; seed {Seed}"));
        Console.WriteLine("The client is a bare socket on the same machine; what it costs is within every row, and the static file shows how little that can be.");

        // Twice, with a pause: methods are compiled anew, in the background, once they have shown to be used much.
        for (var n = 0; n < 2; n++)
        {
            foreach (var target in targets) { Load.Run(site, target, 2, int.MaxValue, WarmUp); }
            await Task.Delay(500);
        }
        foreach (var concurrency in new[] { 1, 8 })
        {
            var figures = targets.ToDictionary(t => t, _ => new Figures());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var target in targets) { Load.Run(site, target, concurrency, RequestsARound, TimeARound, figures[target]); }
            }
            Print(concurrency, figures, figures[empty].Percentile(0.5));
        }
    }

    private static List<Target> Targets(Site site)
    {
        var slugs = Slugs(site);
        Random random = new(Seed);
        List<string> said = [.. slugs.SelectMany(s => Situations(site, s)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<string> questions = [.. random.GetItems(said.ToArray(), Questions).Select(Uri.EscapeDataString)];
        // What somebody has typed halfway.
        List<string> typed = [.. questions.Select(q => Uri.UnescapeDataString(q)).Select(q => Uri.EscapeDataString(q[..Math.Min(q.Length, 4 + random.Next(12))]))];
        return
        [
            new("static file", ["/favicon.svg"]),
            new("empty action", ["/bench/empty"]),
            new("home", ["/"]),
            new("search", [.. questions.Select(q => $"/instrumenten?q={q}")]),
            new("browse", ["/instrumenten", "/instrumenten?page=2", "/instrumenten?sort=newest"]),
            new("filtered", ["/instrumenten?phase=starten", "/instrumenten?kind=werkvorm&duration=30-60", "/instrumenten?phase=uitvoeren&worksheet=yes", "/instrumenten?groupSize=5-8&setting=online"]),
            new("instrument", [.. slugs.Select(s => $"/instrumenten/{s}")]),
            new("concept", [.. Concepts(site, slugs).Select(c => $"/begrippen/{c}")]),
            new("API search", [.. questions.Select(q => $"/api/v1/search?q={q}")]),
            new("API suggest", [.. typed.Select(q => $"/api/v1/suggest?q={q}")]),
        ];
    }

    private static List<string> Slugs(Site site)
    {
        List<string> slugs = [];
        for (var page = 1; ; page++)
        {
            var hits = site.GetJson($"/api/v1/search?size=100&sort=title&page={page}").GetProperty("hits");
            if (hits.GetArrayLength() == 0) { return slugs; }
            slugs.AddRange(hits.EnumerateArray().Select(h => h.GetProperty("slug").GetString()!));
        }
    }

    private static IEnumerable<string> Situations(Site site, string slug) =>
        site.GetJson($"/api/v1/instruments/{slug}").GetProperty("record").GetProperty("situations").EnumerateArray().Select(s => s.GetProperty("nl").GetString()!);

    private static IEnumerable<string> Concepts(Site site, IEnumerable<string> slugs) => slugs
        .SelectMany(s => site.GetJson($"/api/v1/instruments/{s}").GetProperty("record").GetProperty("concepts").EnumerateArray().Select(c => c.GetString()!))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(100);

    private static void Print(int concurrency, Dictionary<Target, Figures> figures, double empty)
    {
        Console.WriteLine();
        Console.WriteLine($"concurrency {concurrency}");
        Console.WriteLine("                 requests  requests/s   p50 µs   p95 µs   p99 µs  × empty    CPU µs   alloc kB  body kB");
        foreach (var (target, f) in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{target.Name,-16} {f.Requests,8} {f.PerSecond,11:N0} {f.Percentile(0.5),8:N0} {f.Percentile(0.95),8:N0} {f.Percentile(0.99),8:N0} {f.Percentile(0.5) / empty,8:N1} {f.ProcessorEach,9:N0} {f.AllocatedEach / 1024,10:N1} {f.BytesEach / 1024,8:N1}"));
        }
    }
}
