using System.Collections.Concurrent;
using InstrumentHub.Data.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>
/// A real, empty, migrated database for every test. One server serves the whole run; it is stopped and its files are
/// deleted when this process ends, however it ends.
/// </summary>
public static class PostgresFixture
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions
        {
            Directory = Path.Combine(FastDirectory(), $"hub-tests-{Environment.ProcessId}-{Guid.NewGuid():N}"[..32]),
            Durable = false,
            Temporary = true,
            MaxConnections = 500,
        }, NullLogger.Instance));

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);

    /// <summary>A database made by <paramref name="migrate"/>, which runs once for each <paramref name="template"/> and is copied after that.</summary>
    /// <param name="migrate">Gets a connection string and leaves no connection open but pooled ones.</param>
    /// <param name="template">Lower-case letters; tests that need another starting point choose another.</param>
    public static async Task<TestDatabase> CreateAsync(Func<string, Task> migrate, string template = "hub")
    {
        var server = await Server.Value;
        var source = await Templates.GetOrAdd(template, name => new Lazy<Task<string>>(() => MakeTemplateAsync(server, "template_" + name, migrate))).Value;
        var database = "test_" + Guid.NewGuid().ToString("N");
        // Measured with 60 tables: 16 ms, against 41 ms through the write-ahead log.
        await ExecuteAsync(server, $"CREATE DATABASE {database} TEMPLATE {source} STRATEGY file_copy");
        return Of(server, database);
    }

    private static TestDatabase Of(EmbeddedPostgres server, string database) => new("PostgreSql", server.ConnectionStringFor(database))
    {
        SetReachableAsync = async reachable =>
        {
            await ExecuteAsync(server, $"ALTER DATABASE {database} ALLOW_CONNECTIONS {(reachable ? "true" : "false")}");
            if (!reachable) { await ExecuteAsync(server, $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database}'"); }
        },
        DropAsync = async () =>
        {
            await using (var pooled = new NpgsqlConnection(server.ConnectionStringFor(database))) { NpgsqlConnection.ClearPool(pooled); }
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        },
    };

    // A clone is hundreds of small files. Memory makes them in 16 ms everywhere, disks in 30 to 500 ms.
    internal static string FastDirectory() =>
        OperatingSystem.IsLinux() && Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 2L << 30 ? "/dev/shm" : Path.GetTempPath();

    private static async Task<string> MakeTemplateAsync(EmbeddedPostgres server, string name, Func<string, Task> migrate)
    {
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        var connectionString = server.ConnectionStringFor(name);
        await migrate(connectionString);
        await using (var pooled = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(pooled);
        // A template in use cannot be copied.
        await ExecuteAsync(server, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await ExecuteAsync(server, $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
        return name;
    }

    private static async Task ExecuteAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database that one test has to itself.</summary>
/// <param name="provider">Which kind it is, as the configuration names it.</param>
public sealed class TestDatabase(string provider, string connectionString) : IAsyncDisposable
{
    public string Provider => provider;
    public string ConnectionString => connectionString;

    /// <summary>To the application a database out of reach is as gone as if its server had been stopped: connections end, and new ones are refused.</summary>
    public required Func<bool, Task> SetReachableAsync { get; init; }

    public required Func<Task> DropAsync { get; init; }

    public async ValueTask DisposeAsync() => await DropAsync();
}
