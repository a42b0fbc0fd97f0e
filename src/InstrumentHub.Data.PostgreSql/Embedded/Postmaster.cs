using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>Starts, finds, watches and stops the server of one cluster. The caller holds the cluster's locks.</summary>
internal sealed class Postmaster(Cluster cluster, EmbeddedPostgresOptions options)
{
    private const long MaxLogLength = 4 << 20;

    /// <summary>Connection settings of the running server, and whether it ran already.</summary>
    public async Task<(NpgsqlConnectionStringBuilder Address, bool Attached)> StartAsync(CancellationToken cancel)
    {
        if (await RunningAsync(cancel) is { } address) return (address, true);

        await PostmasterFile.ClearAsync(cluster.Data, cancel);
        await cluster.ConfigureAsync(options, OperatingSystem.IsWindows() ? FreePort() : 5432);
        if (new FileInfo(cluster.Log) is { Exists: true, Length: > MaxLogLength }) File.Move(cluster.Log, cluster.Log + ".1", overwrite: true);

        // pg_ctl takes the server out of our process group: Ctrl-C in a terminal is for us, and we still need the database to close.
        var result = await ControlAsync("start", ["--log=" + cluster.Log, "--wait", "--timeout=" + Seconds(options.Timeout)], cancel);
        if (result.ExitCode == 0 && PostmasterFile.Read(cluster.Data) is { } file) return (Address(file), false);
        throw new InvalidOperationException(
            $"PostgreSQL did not start in {cluster.Root}. {result.Output.Trim()}\nThe end of {cluster.Log}:\n{string.Join('\n', LastLines())}");
    }

    /// <summary>Lets transactions go, writes everything down and returns when the server is gone; what pg_ctl said when it would not go.</summary>
    public async Task<string?> StopAsync()
    {
        if (PostmasterFile.Read(cluster.Data) is not { } file) return null;
        var result = await ControlAsync("stop", ["--mode=fast", "--wait", "--timeout=" + Seconds(options.Timeout)], default);
        if (PostmasterFile.Read(cluster.Data) is not null) return result.Output;
        // It removes its pid file, which is all that pg_ctl looks at, before its socket.
        while (PostmasterFile.Runs(file.Pid, cluster.Data)) await Task.Delay(10);
        cluster.RemoveSocketShelter();
        return null;
    }

    /// <summary>
    /// Leaves a process behind that waits until nobody uses the cluster (the kernel gives up a killed process's locks)
    /// and then stops the server. Where the two programs are missing a killed application leaves its server running, and
    /// the next start takes that over.
    /// </summary>
    public void Watch()
    {
        if (Command.Find("setsid") is not { } setsid || Command.Find("flock") is not { } flock) return;
        // pg_ctl signals whatever process the pid file names; an old file may name a stranger of the same account.
        const string Script = """
            data=$1; remove=$2; shift 2
            pid=$(head -n 1 "$data/postmaster.pid" 2> /dev/null)
            [ "$(readlink "/proc/$pid/cwd")" = "$data" ] && "$@"
            [ -z "$remove" ] || rm -rf -- "$remove"
            """;
        var stop = cluster.Account.Run(cluster.Binaries.Program("pg_ctl"), "stop", "--mode=fast", "--silent", "--pgdata=" + cluster.Data);
        using var process = Command.Start("/", [setsid, flock, cluster.InUse, "/bin/sh", "-c", Script, "sh", cluster.Data, options.Temporary ? cluster.Root : "", .. stop]);
    }

    private async Task<NpgsqlConnectionStringBuilder?> RunningAsync(CancellationToken cancel)
    {
        var started = Stopwatch.StartNew();
        while (PostmasterFile.Read(cluster.Data) is { } file)
        {
            if (file.Status == "ready" && await AnswersAsync(Address(file), cancel)) return Address(file);
            if (started.Elapsed > options.Timeout)
            {
                throw new TimeoutException(
                    $"A PostgreSQL server (process {file.Pid}, \"{file.Status}\") runs in {cluster.Root} and has not answered for {options.Timeout}. See {cluster.Log}.");
            }
            await Task.Delay(50, cancel);
        }
        return null;
    }

    private static async Task<bool> AnswersAsync(NpgsqlConnectionStringBuilder address, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false, Timeout = 5 }.ConnectionString);
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (NpgsqlException) { return false; }
    }

    private NpgsqlConnectionStringBuilder Address(PostmasterFile file) => new()
    {
        Host = file.Host,
        Port = file.Port,
        Username = Cluster.User,
        Password = File.Exists(cluster.Password) ? File.ReadAllText(cluster.Password) : null,
        Database = "postgres",
        // No TLS on our own machine, and no question about it on every connect.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    private Task<Command.Result> ControlAsync(string verb, string[] arguments, CancellationToken cancel) =>
        Command.RunAsync(cluster.Root, cluster.Account.Run([cluster.Binaries.Program("pg_ctl"), verb, "--pgdata=" + cluster.Data, .. arguments]), cancel);

    private List<string> LastLines()
    {
        try { return File.ReadLines(cluster.Log).TakeLast(15).ToList(); }
        catch (IOException) { return []; }
    }

    private static string Seconds(TimeSpan time) => ((int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
