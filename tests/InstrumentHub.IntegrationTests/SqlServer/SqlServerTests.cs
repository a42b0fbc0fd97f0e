using System.Data;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using InstrumentHub.Data;
using InstrumentHub.Data.SqlServer;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace InstrumentHub.IntegrationTests.SqlServer;

/// <summary>What can be known of the SQL Server side without a SQL Server.</summary>
public sealed class SqlServerTests
{
    private static readonly string[] Harmless = ["", "GO", "BEGIN TRANSACTION;", "COMMIT;"];

    [Fact]
    public void The_whole_script_does_nothing_that_was_done_before()
    {
        using var hub = Open("Server=nowhere");

        var script = hub.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        var (outside, guarded) = Read(script);
        Assert.All(outside, line => Assert.Contains(line, Harmless));
        Assert.StartsWith("IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL", guarded[0], StringComparison.Ordinal);
        Assert.True(guarded.Count > 10);
        Assert.All(guarded.Skip(1), block => Assert.Matches(@"^IF NOT EXISTS \(\s+SELECT \* FROM \[__EFMigrationsHistory\]\s+WHERE \[MigrationId\] = N'\d+_\w+'\s+\)\s+BEGIN\s", block));
        Assert.All(hub.Database.GetMigrations(), migration => Assert.Contains($"VALUES (N'{migration}'", script, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_is_compared_by_its_codes_and_times_are_kept_to_the_microsecond()
    {
        using var hub = Open("Server=nowhere");

        var columns = hub.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Columns).ToList();

        Assert.All(columns.Where(c => c.StoreType.StartsWith("nvarchar", StringComparison.Ordinal) && c.PropertyMappings.Any()),
            c => Assert.Equal(("Latin1_General_100_BIN2", c.Name), (c.Collation, c.Name)));
        Assert.All(columns.Where(c => c.StoreType.StartsWith("datetime", StringComparison.Ordinal)), c => Assert.Equal("datetimeoffset(6)", c.StoreType));
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_three_times_and_then_its_own_error_comes()
    {
        var tries = new Tries();
        await using var hub = Open($"Server=127.0.0.1,{ClosedPort()};Connect Timeout=5;Database=x;User Id=x;Password=x;Encrypt=false", tries);

        await Assert.ThrowsAsync<SqlException>(() => hub.Instruments.AnyAsync());

        Assert.Equal(3, tries.Count);
    }

    /// <summary>EF Core's own strategy refuses it. The strategy knows of no database, so PostgreSQL will do.</summary>
    [Fact]
    public async Task Within_a_transaction_begun_by_hand_all_goes_on()
    {
        await using var database = await TestDatabases.MigratedAsync("PostgreSql");
        await using var hub = new HubContext((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>()
            .UseNpgsql(database.ConnectionString, npgsql => npgsql.ExecutionStrategy(dependencies => new RetryStrategy(dependencies))).Options);

        await using var transaction = await hub.Database.BeginTransactionAsync(IsolationLevel.Snapshot);
        Assert.False(await hub.Documents.AnyAsync());
        await transaction.CommitAsync();
    }

    [SqlServerFact]
    public async Task The_site_runs_on_SQL_Server()
    {
        await using var database = await TestDatabases.MigratedAsync("SqlServer");
        await using var app = await HubApp.StartAsync(database: database);

        Assert.Contains("stand-up", await app.GetStringAsync("/instrumenten/stand-up/versies"), StringComparison.Ordinal);
    }

    /// <summary>The lines that stand by themselves, and the blocks that ask first whether they are needed.</summary>
    private static (List<string> Outside, List<string> Guarded) Read(string script)
    {
        List<string> outside = [], guarded = [], block = [];
        foreach (var line in script.Split('\n').Select(l => l.TrimEnd()))
        {
            if (block.Count > 0 || line.StartsWith("IF ", StringComparison.Ordinal)) { block.Add(line); }
            else { outside.Add(line); }
            if (block.Count == 0 || line != "END;") { continue; }
            guarded.Add(string.Join('\n', block));
            block.Clear();
        }
        return ([.. outside, .. block], guarded);
    }

    private static HubContext Open(string connectionString, params IInterceptor[] interceptors) =>
        new((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubSqlServer(connectionString).AddInterceptors(interceptors).Options);

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Tries : DbConnectionInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Count++;
            return base.ConnectionOpeningAsync(connection, eventData, result, cancellationToken);
        }
    }
}
