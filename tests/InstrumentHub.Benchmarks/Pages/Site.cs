using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace InstrumentHub.Benchmarks.Pages;

/// <summary>The real application in a process of its own: built for Release, with its own database server and the catalogue of this checkout.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Process _process;

    private Site(Process process, int port) => (_process, Port, Control) = (process, port, new(new(IPAddress.Loopback, port)));

    public int Port { get; }

    /// <summary>A connection for what is not measured.</summary>
    public KeepAlive Control { get; }

    public static async Task<Site> StartAsync()
    {
        var root = Root();
        var web = Path.Combine(root, "src", "InstrumentHub.Web");
        var info = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", "Release", "net10.0", "InstrumentHub.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = web,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["Bench__EmptyAction"] = "true",
                ["RateLimits__Burst"] = "1000000",
                ["RateLimits__PerSecond"] = "1000000",
                // Its own, so that a site that runs from this checkout is left alone.
                ["Database__EmbeddedDirectory"] = Path.Combine(root, ".hub", "bench"),
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        var process = Process.Start(info)!;
        try
        {
            // The last line of a start is the address.
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme == "http")
                {
                    _ = process.StandardOutput.ReadToEndAsync();
                    return await ReadyAsync(new(process, address.Port));
                }
            }
            throw new InvalidOperationException("The site did not start.");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public string Get(string path) => Control.GetText(path, Port);

    public JsonElement GetJson(string path) => JsonElement.Parse(Get(path));

    /// <summary>Processor time and allocated bytes of the whole process since it started.</summary>
    public (double Microseconds, long Bytes) Counters()
    {
        var counters = GetJson("/bench/counters");
        return (counters.GetProperty("microseconds").GetDouble(), counters.GetProperty("allocated").GetInt64());
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        if (!OperatingSystem.IsWindows())
        {
            // Asked to stop, it stops its database server too.
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
            try { await _process.WaitForExitAsync(patience.Token); }
            catch (OperationCanceledException) { }
        }
        if (!_process.HasExited) { _process.Kill(entireProcessTree: true); }
        _process.Dispose();
    }

    private static async Task<Site> ReadyAsync(Site site)
    {
        using HttpClient client = new();
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{site.Port}/health/ready"));
            if (answer.IsSuccessStatusCode) { return site; }
            if (deadline.Elapsed > TimeSpan.FromMinutes(1)) { throw new TimeoutException("The site has no catalogue after a minute."); }
            await Task.Delay(50);
        }
    }

    private static string Root()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "InstrumentHub.sln"))) { return directory.FullName; }
        }
        throw new InvalidOperationException("The benchmarks do not run in a checkout.");
    }
}
