using System.Diagnostics;
using System.Net;

namespace InstrumentHub.Benchmarks.Pages;

/// <summary>A kind of request: its addresses are asked in turn.</summary>
internal sealed record Target(string Name, IReadOnlyList<string> Paths, string? Encoding = null);

/// <summary>What was measured of one target at one concurrency.</summary>
internal sealed class Figures
{
    private readonly List<long> _ticks = [];
    private TimeSpan _elapsed;
    private double _microseconds;
    private long _allocated, _bytes;

    public int Requests => _ticks.Count;
    public double PerSecond => Requests / _elapsed.TotalSeconds;
    public double BytesEach => (double)_bytes / Requests;

    /// <summary>Of the server, all its threads together.</summary>
    public double ProcessorEach => _microseconds / Requests;

    public double AllocatedEach => (double)_allocated / Requests;

    public void Add(IEnumerable<long> ticks, long bytes, TimeSpan elapsed, double microseconds, long allocated)
    {
        _ticks.AddRange(ticks);
        (_bytes, _elapsed, _microseconds, _allocated) = (_bytes + bytes, _elapsed + elapsed, _microseconds + microseconds, _allocated + allocated);
    }

    /// <returns>Microseconds that this part of the requests did not exceed.</returns>
    public double Percentile(double part)
    {
        _ticks.Sort();
        return _ticks[Math.Min(Requests - 1, (int)(part * Requests))] * 1e6 / Stopwatch.Frequency;
    }
}

internal static class Load
{
    /// <summary>Sends at most so many requests in at most so much time over connections that each have a thread, and adds what it saw.</summary>
    public static void Run(Site site, Target target, int concurrency, int requests, TimeSpan time, Figures? figures = null)
    {
        var wire = target.Paths.Select(p => KeepAlive.Request(p, site.Port, target.Encoding)).ToArray();
        var before = site.Counters();
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, concurrency).Select(n => new Worker(site, wire, n * wire.Length / concurrency, requests / concurrency, clock, time)).ToList();
        workers.ForEach(w => w.Thread.Start());
        workers.ForEach(w => w.Thread.Join());
        clock.Stop();
        var after = site.Counters();
        if (workers.Find(w => w.Error is not null) is { } failed) { throw new InvalidOperationException($"{target.Name}: {failed.Error!.Message}", failed.Error); }
        figures?.Add(workers.SelectMany(w => w.Ticks), workers.Sum(w => w.Bytes), clock.Elapsed, after.Microseconds - before.Microseconds, after.Bytes - before.Bytes);
    }

    private sealed class Worker
    {
        public Worker(Site site, byte[][] wire, int first, int requests, Stopwatch clock, TimeSpan time) => Thread = new(() =>
        {
            try
            {
                using KeepAlive connection = new(new(IPAddress.Loopback, site.Port));
                for (var n = 0; n < requests && clock.Elapsed < time; n++)
                {
                    var start = Stopwatch.GetTimestamp();
                    Bytes += connection.Get(wire[(first + n) % wire.Length]);
                    Ticks.Add(Stopwatch.GetTimestamp() - start);
                }
            }
            catch (Exception error) { Error = error; }
        });

        public Thread Thread { get; }
        public List<long> Ticks { get; } = [];
        public long Bytes { get; private set; }
        public Exception? Error { get; private set; }
    }
}
