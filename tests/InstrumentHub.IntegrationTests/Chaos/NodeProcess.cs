using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace InstrumentHub.Nodes;

/// <summary>The real site as a process of its own, to be killed and started again at the same address.</summary>
internal sealed class NodeProcess(string root, string connectionString, int port, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public bool Runs => _process is { HasExited: false };

    public int ProcessId => _process?.Id ?? 0;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and returns when it answers and has the catalogue.</summary>
    public async Task StartAsync(CancellationToken cancel = default)
    {
        var web = Path.Combine(root, "src", "InstrumentHub.Web");
        var info = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", "Release", "net10.0", "InstrumentHub.Web.dll"), "--urls", Address.ToString()])
        {
            WorkingDirectory = web, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__InstrumentHub"] = connectionString, ["Bench__EmptyAction"] = "true", ["RateLimits__Burst"] = "1000000", ["RateLimits__PerSecond"] = "1000000", ["RateLimits__WriteBurst"] = "1000000",
                ["Rooms__CommentsPerMinute"] = "1000000", ["Rooms__CallsPerSecond"] = "1000000", ["Rooms__ConnectionsPerAccount"] = "1000000", ["Rooms__ConnectionsPerAddress"] = "1000000", ["Logging__LogLevel__Default"] = "Error", ["Site__ContentDirectory"] = Path.Combine(root, "content"),
            },
        };
        foreach (var (key, value) in settings) { info.Environment[key] = value; }
        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) { Console.Error.WriteLine($"  node {port}: {text}"); } };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        DieWithUs(process);
        _process = process;
        await ReadyAsync(cancel);
    }

    /// <summary><c>kill -9</c>: no goodbye to clients, no rollback sent, nothing written down.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) { return; }
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>A bench that is stopped halfway leaves nothing running.</summary>
    public static void DieWithUs(Process process) => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        try { process.Kill(); }
        catch (InvalidOperationException)
        {
            // It has gone already.
        }
    };

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task ReadyAsync(CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/health/ready"), cancel);
                if (answer.IsSuccessStatusCode) { return; }
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                if (!Runs) { throw new InvalidOperationException("The node stopped while it was starting.", error); }
            }
            if (patience.Elapsed > TimeSpan.FromMinutes(2)) { throw new TimeoutException("A node did not get ready in two minutes."); }
            await Task.Delay(50, cancel);
        }
    }
}
