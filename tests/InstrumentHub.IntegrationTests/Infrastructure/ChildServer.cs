using System.Diagnostics;
using InstrumentHub.Data.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>
/// Another process that uses the embedded server, to be killed. It is this test assembly's own entry point: the test
/// runner loads the assembly and never calls it.
/// </summary>
internal sealed class ChildServer : IDisposable
{
    private readonly Process _process;

    private ChildServer(Process process) => _process = process;

    public static async Task<int> Main(string[] args)
    {
        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Directory = args[0], Durable = false, Temporary = args.Contains("--temporary") }, NullLogger.Instance);
        Console.WriteLine(server.ConnectionString);
        await Console.In.ReadLineAsync();
        return 0;
    }

    public static async Task<ChildServer> StartAsync(string directory, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ChildServer).Assembly.Location, directory, .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var child = new ChildServer(Process.Start(start)!);
        Assert.NotNull(await child._process.StandardOutput.ReadLineAsync());
        return child;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
