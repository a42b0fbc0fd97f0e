using System.Globalization;
using InstrumentHub.Nodes;

namespace InstrumentHub.Benchmarks.Rooms;

/// <summary>The long form: <c>./hub bench chaos [seeds]</c>, such as <c>./hub bench chaos 1 2 3</c>.</summary>
internal static class ChaosBench
{
    public static async Task RunAsync(string[] args)
    {
        List<int> seeds = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [20261121];
        var faults = 0;
        foreach (var seed in seeds)
        {
            ChaosPlan plan = new(seed, Nodes: 2, Clients: 40, TimeSpan.FromSeconds(60), Pace: TimeSpan.FromMilliseconds(400), KillEvery: TimeSpan.FromSeconds(5), CrashDatabase: true);
            var report = await ChaosRun.RunAsync(Root.Find(), plan, Console.WriteLine);
            Console.WriteLine(report);
            foreach (var fault in report.Faults.Take(20)) { Console.WriteLine("  " + fault); }
            faults += report.Faults.Count;
        }
        if (faults > 0) { throw new InvalidOperationException($"{faults} faults."); }
    }
}

internal static class Root
{
    public static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "InstrumentHub.sln"))) { return directory.FullName; }
        }
        throw new InvalidOperationException("The benchmarks do not run in a checkout.");
    }
}
