using System.Diagnostics;
using System.Globalization;
using InstrumentHub.Data.PostgreSql.Embedded;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit.Abstractions;

namespace InstrumentHub.IntegrationTests.Data;

/// <summary>Every way a server or its application was ever found dead, done for real.</summary>
[Trait("Database", "PostgreSql")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _root = Path.Combine(PostgresFixture.FastDirectory(), "hub-pg-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly ITestOutputHelper _output;

    public EmbeddedPostgresTests(ITestOutputHelper output)
    {
        _output = output;
        Directory.CreateDirectory(_root);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_fresh_start_makes_a_database_that_orders_and_checks_the_same_everywhere()
    {
        await using var server = await StartAsync(durable: true);

        Assert.False(server.Attached);
        Assert.Equal("UTF8 b C.UTF-8", await AskAsync(server, """
            SELECT pg_encoding_to_char(encoding) || ' ' || datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'instrumenthub'
            """));
        Assert.Equal("on", await AskAsync(server, "SHOW data_checksums"));
        Assert.Equal("on", await AskAsync(server, "SHOW fsync"));
        Assert.Equal("É", await AskAsync(server, "SELECT upper('é')"));
        Assert.NotEqual("0.0.0.0", await AskAsync(server, "SHOW listen_addresses"));
    }

    [Fact]
    public async Task A_second_start_is_quick_and_finds_what_the_first_left()
    {
        await using (var first = await StartAsync()) await WriteAsync(first);
        var watch = Stopwatch.StartNew();
        await using var second = await StartAsync();
        _output.WriteLine($"second start: {watch.ElapsedMilliseconds} ms");

        Assert.Equal("kept", await ReadAsync(second));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "A second start must not make the cluster again.");
    }

    [Fact]
    public async Task A_killed_server_is_recovered_by_the_next_start()
    {
        await using var first = await StartAsync(durable: true);
        await WriteAsync(first);
        await KillServerAsync(first);

        await using var second = await StartAsync();

        Assert.False(second.Attached);
        Assert.Equal("kept", await ReadAsync(second));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a number\n\0\0")]
    [InlineData("1\n/somewhere/else\n1\n5432\n/tmp\n\n 1 1\nready\n")]
    public async Task A_postmaster_pid_that_tells_a_lie_is_swept_away(string content)
    {
        await using (var first = await StartAsync()) await WriteAsync(first);
        await File.WriteAllTextAsync(PidFile(), content);

        await using var second = await StartAsync();

        Assert.Equal("kept", await ReadAsync(second));
    }

    [Fact]
    public async Task A_postmaster_pid_that_names_a_stranger_leaves_the_stranger_alone()
    {
        await using (await StartAsync()) { }
        await File.WriteAllTextAsync(PidFile(), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{Cluster()}/data\n1\n5432\n{Cluster()}\n\n 1 1\nready\n"));

        await using var server = await StartAsync();

        Assert.False(server.Attached);
    }

    [Fact]
    public async Task A_server_whose_postmaster_pid_was_damaged_is_replaced()
    {
        await using var first = await StartAsync(durable: true);
        await WriteAsync(first);
        await File.WriteAllTextAsync(PidFile(), "?");

        await using var second = await StartAsync();

        Assert.Equal("kept", await ReadAsync(second));
    }

    [Fact]
    public async Task A_half_made_cluster_and_a_dead_socket_are_no_obstacle()
    {
        await using (await StartAsync()) { }
        Directory.Move(Path.Combine(Cluster(), "data"), Path.Combine(Cluster(), "data.new"));
        File.Delete(Path.Combine(Cluster(), "data.new", "PG_VERSION"));
        await File.WriteAllTextAsync(Path.Combine(Cluster(), ".s.PGSQL.5432"), "");

        await using var server = await StartAsync();

        Assert.Equal("1", await AskAsync(server, "SELECT '1'"));
        Assert.False(Directory.Exists(Path.Combine(Cluster(), "data.new")));
    }

    [Fact]
    public async Task Many_that_start_at_once_share_one_server_and_the_last_one_out_stops_it()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));
        Assert.Single(servers, s => !s.Attached);

        var starter = servers.Single(s => !s.Attached);
        await starter.DisposeAsync();
        foreach (var server in servers.Where(s => s.Attached))
        {
            Assert.Equal("1", await AskAsync(server, "SELECT '1'"));
            await server.DisposeAsync();
        }

        Assert.False(File.Exists(PidFile()));
    }

    [Fact]
    public async Task Another_process_joins_and_may_leave_or_die_without_harm()
    {
        await using var server = await StartAsync();
        using var polite = await ChildServer.StartAsync(Cluster());
        using var killed = await ChildServer.StartAsync(Cluster());

        await polite.LeaveAsync();
        await killed.KillAsync();

        Assert.Equal("1", await AskAsync(server, "SELECT '1'"));
    }

    [Fact]
    public async Task The_server_of_a_killed_application_stops_or_is_taken_over()
    {
        using (var application = await ChildServer.StartAsync(Cluster())) await application.KillAsync();

        await using var next = await StartAsync();

        Assert.Equal("1", await AskAsync(next, "SELECT '1'"));
    }

    [Fact]
    public async Task A_killed_application_leaves_no_temporary_cluster_behind()
    {
        if (!OperatingSystem.IsLinux()) return;   // elsewhere there is no watchdog
        var gone = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_root) { EnableRaisingEvents = true };
        watcher.Deleted += (_, _) => gone.TrySetResult();
        using var application = await ChildServer.StartAsync(Cluster(), "--temporary");

        await application.KillAsync();

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(Directory.Exists(Cluster()));
    }

    [Theory]
    [InlineData("with a space, a comma and 'quotes'")]
    [InlineData("a-very-long-directory-name-a-very-long-directory-name/a-very-long-directory-name-a-very-long-directory-name/and-more-of-it")]
    public async Task Awkward_paths_work(string name)
    {
        await using var server = await StartAsync(name);

        Assert.Equal("1", await AskAsync(server, "SELECT '1'"));
    }

    [Fact]
    public async Task Two_directories_have_two_servers()
    {
        await using var one = await StartAsync("one");
        await using var two = await StartAsync("two");
        await WriteAsync(one);

        Assert.Equal("", await AskAsync(two, "SELECT coalesce(to_regclass('notes')::text, '')"));
    }

    [Fact]
    public async Task A_directory_that_the_servers_account_cannot_reach_is_replaced_by_one_it_can()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux()) return;   // a plain user runs the server in person
        File.SetUnixFileMode(_root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new EmbeddedPostgresOptions { Directory = Cluster("unreachable"), Durable = false, Temporary = true };

        await using var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance);

        Assert.StartsWith("/var/lib/instrumenthub/", server.Directory, StringComparison.Ordinal);
        Assert.Equal("1", await AskAsync(server, "SELECT '1'"));
    }

    [Fact]
    public async Task Data_of_another_major_version_is_named_and_kept()
    {
        await using (await StartAsync()) { }
        var version = Path.Combine(Cluster(), "data", "PG_VERSION");
        await File.WriteAllTextAsync(version, "12\n");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync());

        Assert.Contains("PostgreSQL 12", error.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL 18", error.Message, StringComparison.Ordinal);
        Assert.Equal("12\n", await File.ReadAllTextAsync(version));
    }

    [Fact]
    public async Task A_start_that_fails_says_what_the_server_said()
    {
        await using (await StartAsync()) { }
        await File.AppendAllTextAsync(Path.Combine(Cluster(), "data", "postgresql.conf"), "\nno_such_setting = 1\n");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync());

        Assert.Contains("no_such_setting", error.Message, StringComparison.Ordinal);
    }

    private string Cluster(string name = "cluster") => Path.Combine(_root, name);

    private string PidFile() => Path.Combine(Cluster(), "data", "postmaster.pid");

    private Task<EmbeddedPostgres> StartAsync(string name = "cluster", bool durable = false) =>
        EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { Directory = Cluster(name), Durable = durable }, NullLogger.Instance);

    private async Task KillServerAsync(EmbeddedPostgres server)
    {
        Assert.Equal(Cluster(), server.Directory);
        using var postmaster = Process.GetProcessById(int.Parse((await File.ReadAllLinesAsync(PidFile()))[0], CultureInfo.InvariantCulture));
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    private static async Task WriteAsync(EmbeddedPostgres server) => await AskAsync(server, "CREATE TABLE notes (text text); INSERT INTO notes VALUES ('kept')");

    private static Task<string?> ReadAsync(EmbeddedPostgres server) => AskAsync(server, "SELECT text FROM notes");

    private static async Task<string?> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}
