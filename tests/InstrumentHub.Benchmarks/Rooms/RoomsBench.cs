using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace InstrumentHub.Benchmarks.Rooms;

/// <summary>
/// How long it takes from a post to the last screen, beside a bare SignalR hub and socket.io that store nothing. All three send messages of the same size to the
/// same client program, one server at a time, on this machine; the clients' own work is within every row.
/// </summary>
internal static class RoomsBench
{
    /// <summary>Long enough for the compiler of the running program to be done: in the first half minute it costs the site more than the posts do.</summary>
    private const int PostsPerSecond = 50, WarmUpSeconds = 40;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    private static readonly (int Rooms, int Each)[] Shapes = [(1, 500), (50, 20)];

    private static readonly (Dialect Dialect, Func<Task<Server>> StartAsync)[] Servers =
        [(Dialect.Site, SiteServer.StartAsync), (Dialect.Bare, BareServer.HubAsync), (Dialect.SocketIo, BareServer.SocketIoAsync)];

    public static async Task RunAsync(string[] args)
    {
        var only = args.Length > 0 ? args[0] : "";
        var warmUp = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : WarmUpSeconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rooms: {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}; {PostsPerSecond} posts/s"));
        foreach (var (rooms, each) in Shapes)
        {
            Console.WriteLine();
            Console.WriteLine($"{rooms} room{(rooms == 1 ? "" : "s")} × {each} clients");
            Console.WriteLine("                   posts  lost   p50 ms   p95 ms   p99 ms   CPU s/s  database  kB each  connections per CPU second");
            foreach (var (_, start) in Servers.Where(s => s.Dialect.Name.StartsWith(only, StringComparison.OrdinalIgnoreCase)))
            {
                await using var server = await start();
                await MeasureAsync(server, rooms, each, warmUp);
            }
        }
    }

    private static async Task MeasureAsync(Server server, int rooms, int each, TimeSpan warmUp)
    {
        var screens = await server.ScreensAsync(rooms, each);
        Arrivals arrivals = new((int)((warmUp + Measured).TotalSeconds * PostsPerSecond) + PostsPerSecond, each);
        var before = Usage.MegaBytes(server.ProcessId);
        try
        {
            await Parallel.ForEachAsync(screens, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (screen, _) => await screen.OpenAsync(server.Address, server.Dialect, arrivals.Heard));
            await Task.Delay(TimeSpan.FromSeconds(1));
            var memory = Usage.MegaBytes(server.ProcessId) - before;

            var first = await PostAsync(screens, server.Dialect, arrivals, 0, warmUp);
            var (cpu, database, clock) = (Usage.CpuSeconds(server.ProcessId), DatabaseSeconds(server), Stopwatch.StartNew());
            var last = await PostAsync(screens, server.Dialect, arrivals, first, Measured);
            await Task.Delay(TimeSpan.FromSeconds(1));
            var seconds = clock.Elapsed.TotalSeconds;
            Print(server, arrivals, first, last, (Usage.CpuSeconds(server.ProcessId) - cpu) / seconds, (DatabaseSeconds(server) - database) / seconds, memory * 1024 / screens.Count, screens.Count);
        }
        finally
        {
            foreach (var screen in screens) { await screen.DisposeAsync(); }
        }
    }

    private static async Task<int> PostAsync(IReadOnlyList<Screen> screens, Dialect dialect, Arrivals arrivals, int first, TimeSpan time)
    {
        var (clock, number) = (Stopwatch.StartNew(), first);
        while (clock.Elapsed < time)
        {
            var due = first + (int)(clock.Elapsed.TotalSeconds * PostsPerSecond);
            for (; number <= due; number++)
            {
                // A prime step goes through all rooms and people, one after the other.
                var screen = screens[(int)((long)number * 7919 % screens.Count)];
                arrivals.Sent(number);
                _ = screen.PostAsync(dialect, $"t={number};Wij deden dit met twaalf mensen, en het werkte beter dan we dachten.");
            }
            await Task.Delay(2);
        }
        return number;
    }

    private static double DatabaseSeconds(Server server) => server.Cluster is { } cluster ? Usage.Of(cluster).Sum(Usage.CpuSeconds) : 0;

    private static void Print(Server server, Arrivals arrivals, int first, int last, double cpu, double database, double memory, int connections)
    {
        var (times, lost) = arrivals.Between(first, last);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{server.Dialect.Name,-17} {times.Count,6} {lost,5} {At(times, 0.5),8:N1} {At(times, 0.95),8:N1} {At(times, 0.99),8:N1} {cpu,9:N3} {database,9:N3} {memory,8:N0} {connections / Math.Max(cpu, 0.001),27:N0}"));
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))];

    /// <summary>When each message was sent, and when the last screen had it.</summary>
    private sealed class Arrivals(int most, int screens)
    {
        private readonly long[] _sent = new long[most], _last = new long[most];
        private readonly int[] _count = new int[most];

        public void Sent(int number) => _sent[number] = Stopwatch.GetTimestamp();

        public void Heard(int number)
        {
            if (number < most && Interlocked.Increment(ref _count[number]) == screens) { _last[number] = Stopwatch.GetTimestamp(); }
        }

        public (List<double> Milliseconds, int Lost) Between(int first, int last)
        {
            List<double> times = [.. Enumerable.Range(first, last - first).Where(n => _last[n] > 0).Select(n => Stopwatch.GetElapsedTime(_sent[n], _last[n]).TotalMilliseconds).Order()];
            return (times, last - first - times.Count);
        }
    }
}
