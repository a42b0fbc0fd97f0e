using System.Globalization;
using System.Runtime.Versioning;

namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>A cluster's files: where they are, how they come to be, and what must be true of them before a start.</summary>
internal sealed class Cluster(string directory, PostgresBinaries binaries, ServerAccount account)
{
    // sun_path is 108 bytes on Linux and 104 on macOS, with a closing zero; the socket's own name takes the rest.
    private const int MaxSocketDirectory = 103 - 16;

    public const string User = "instrumenthub";

    private readonly string _socketShelter = "/tmp/instrumenthub-" + PathTools.Hash(directory);

    public string Root => directory;
    public string Data => Path.Combine(directory, "data");
    public string Log => Path.Combine(directory, "server.log");
    public string Starting => Path.Combine(directory, "start.lock");
    public string InUse => Path.Combine(directory, "users.lock");
    public string Password => Path.Combine(directory, "password");
    public PostgresBinaries Binaries => binaries;
    public ServerAccount Account => account;

    /// <summary>Makes the data directory when there is none. What an interrupted attempt left is thrown away: it never held data.</summary>
    public async Task<bool> CreateDataAsync(EmbeddedPostgresOptions options, CancellationToken cancel)
    {
        var half = Data + ".new";
        PathTools.DeleteDirectory(half);
        if (Directory.Exists(Data))
        {
            CheckVersion();
            return false;
        }

        var authentication = OperatingSystem.IsWindows()
            ? new[] { "--auth=scram-sha-256", "--pwfile=" + NewPassword() }
            : ["--auth-local=trust", "--auth-host=reject"];   // the socket's directory is the guard
        var result = await Command.RunAsync(directory, account.Run([
            binaries.Program("initdb"), "--pgdata=" + half, "--username=" + User, "--encoding=UTF8",
            // The same order and case rules on every machine, whatever its own locale or libraries.
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
            "--data-checksums", "--no-instructions", .. authentication, .. options.Durable ? Array.Empty<string>() : ["--no-sync"]]), cancel);
        if (result.ExitCode != 0) throw new InvalidOperationException($"Could not make a PostgreSQL cluster in {directory}. {result.Output}");

        await File.AppendAllTextAsync(Path.Combine(half, "postgresql.conf"), "\ninclude = 'hub.conf'\n", cancel);
        await File.WriteAllTextAsync(Path.Combine(half, "hub.conf"), "", cancel);
        Directory.Move(half, Data);
        return true;
    }

    /// <summary>Written before every start, so that a change of option or of place takes effect.</summary>
    public async Task ConfigureAsync(EmbeddedPostgresOptions options, int port)
    {
        var sockets = OperatingSystem.IsWindows() ? "" : await SocketDirectoryAsync();
        var settings = new List<string>
        {
            "# Written by InstrumentHub at every start; your own settings belong in postgresql.conf, below the include.",
            "listen_addresses = " + Quote(OperatingSystem.IsWindows() ? "127.0.0.1" : ""),
            "unix_socket_directories = " + Quote(sockets),
            "unix_socket_permissions = 0700",
            Setting("port", port),
            Setting("max_connections", options.MaxConnections),
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "log_checkpoints = off",
        };
        if (!options.Durable) settings.AddRange(["fsync = off", "full_page_writes = off", "wal_level = minimal", "max_wal_senders = 0"]);
        var file = Path.Combine(Data, "hub.conf");
        await File.WriteAllLinesAsync(file, settings);
        await account.OwnAsync(file);
    }

    public void RemoveSocketShelter()
    {
        if (Directory.Exists(_socketShelter)) PathTools.DeleteDirectory(_socketShelter);
    }

    private void CheckVersion()
    {
        var file = Path.Combine(Data, "PG_VERSION");
        if (!File.Exists(file)) throw new InvalidOperationException($"{Data} exists but is no PostgreSQL cluster. Move it away, then start again.");
        var found = File.ReadAllText(file).Trim();
        if (found == binaries.Major.ToString(CultureInfo.InvariantCulture)) return;
        throw new InvalidOperationException(
            $"The data in {Data} was made by PostgreSQL {found}, and this InstrumentHub brings PostgreSQL {binaries.Version}. Nothing was changed. "
            + $"Dump it with the InstrumentHub that made it and PostgreSQL {found}'s pg_dump, move the directory away, start this version and restore "
            + "(docs/running.md, \"Upgrading the embedded PostgreSQL\").");
    }

    private string NewPassword()
    {
        // Loopback is open to every account of the machine, so it asks for a password that only this directory knows.
        File.WriteAllText(Password, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));
        return Password;
    }

    [UnsupportedOSPlatform("windows")]
    private async Task<string> SocketDirectoryAsync()
    {
        // PostgreSQL and Npgsql both read a comma as the start of a next host.
        if (System.Text.Encoding.UTF8.GetByteCount(directory) <= MaxSocketDirectory && !directory.Contains(',') && !directory.Contains('"')) return directory;

        var shelter = _socketShelter;
        if (!Directory.Exists(shelter)) Directory.CreateDirectory(shelter, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // Anyone may make names in /tmp. A directory of somebody else would put our socket in their hands.
        else if (await ServerAccount.WhoOwnsAsync(shelter) is var owner && owner != await ServerAccount.WhoOwnsAsync(Data))
            throw new InvalidOperationException($"{shelter}, where the database's socket should go, belongs to another account. Remove it.");
        await account.OwnAsync(shelter);
        return shelter;
    }

    private static string Setting(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name} = {value}");

    private static string Quote(string value) => "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
}
