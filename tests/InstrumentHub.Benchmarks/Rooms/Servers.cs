using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using InstrumentHub.Data.PostgreSql.Embedded;
using InstrumentHub.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstrumentHub.Benchmarks.Rooms;

/// <summary>A server in a process of its own, with rooms and who may be in them.</summary>
internal abstract class Server : IAsyncDisposable
{
    public abstract Dialect Dialect { get; }
    public abstract Uri Address { get; }
    public abstract int ProcessId { get; }

    /// <summary>Where its database runs; null without one.</summary>
    public virtual string? Cluster => null;

    public virtual Task<IReadOnlyList<Screen>> ScreensAsync(int rooms, int each) => Task.FromResult<IReadOnlyList<Screen>>(
        [.. Enumerable.Range(0, rooms).Select(_ => Guid.NewGuid()).SelectMany(room => Enumerable.Range(0, each).Select(_ => new Screen(room, null)))]);

    public abstract ValueTask DisposeAsync();
}

/// <summary>The site: it stores, orders, and asks of every event who may still hear it.</summary>
internal sealed class SiteServer(NodeProcess node, EmbeddedPostgres database) : Server
{
    public override Dialect Dialect => Dialect.Site;
    public override Uri Address => node.Address;
    public override int ProcessId => node.ProcessId;
    public override string Cluster => database.Directory;

    public static async Task<Server> StartAsync()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"hub-bench-{Guid.NewGuid():N}"[..24]);
        var database = await EmbeddedPostgres.StartAsync(new() { Directory = directory, Temporary = true }, NullLogger.Instance);
        var node = new NodeProcess(Root.Find(), database.ConnectionString, NodeProcess.FreePort(), new Dictionary<string, string>());
        await node.StartAsync();
        return new SiteServer(node, database);
    }

    public override async Task<IReadOnlyList<Screen>> ScreensAsync(int rooms, int each)
    {
        using HttpClient http = new() { Timeout = TimeSpan.FromMinutes(2) };
        var made = await http.GetFromJsonAsync<JsonElement>(new Uri(Address, $"/bench/crowd?rooms={rooms}&people={each}"));
        return [.. made.EnumerateArray().SelectMany(r => r.GetProperty("sessions").EnumerateArray().Select(s => new Screen(r.GetProperty("room").GetGuid(), s.GetString())))];
    }

    public override async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await database.DisposeAsync();
    }
}

/// <summary>A server that only passes on.</summary>
internal sealed class BareServer(Process process, Dialect dialect, int port) : Server
{
    public override Dialect Dialect => dialect;
    public override Uri Address { get; } = new($"http://127.0.0.1:{port}");
    public override int ProcessId => process.Id;

    public static Task<Server> HubAsync()
    {
        var port = NodeProcess.FreePort();
        return StartAsync("dotnet", [typeof(BareServer).Assembly.Location, "bare-hub", $"http://127.0.0.1:{port}"], null, Dialect.Bare, port);
    }

    public static async Task<Server> SocketIoAsync()
    {
        var (source, place, port) = (Path.Combine(Root.Find(), "tests", "InstrumentHub.Benchmarks", "Rooms", "socketio"), Path.Combine(Root.Find(), ".hub", "bench-socketio"), NodeProcess.FreePort());
        Directory.CreateDirectory(place);
        foreach (var file in Directory.EnumerateFiles(source)) { File.Copy(file, Path.Combine(place, Path.GetFileName(file)), overwrite: true); }
        using (var install = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = place })!) { await install.WaitForExitAsync(); }
        return await StartAsync("node", [Path.Combine(place, "server.mjs"), $"{port}"], place, Dialect.SocketIo, port);
    }

    private static async Task<Server> StartAsync(string program, string[] arguments, string? directory, Dialect dialect, int port)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory ?? "" })!;
        NodeProcess.DieWithUs(process);
        BareServer server = new(process, dialect, port);
        using HttpClient http = new();
        for (var n = 0; ; n++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(server.Address, "/health/ready"));
                return server;
            }
            catch (HttpRequestException) when (n < 200) { await Task.Delay(100); }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
