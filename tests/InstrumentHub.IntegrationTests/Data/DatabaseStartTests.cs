using InstrumentHub.Data.PostgreSql;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstrumentHub.IntegrationTests.Data;

[Trait("Database", "PostgreSql")]
public sealed class DatabaseStartTests
{
    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await using var database = await PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var context = new SmallContext(database.ConnectionString);
            await DatabaseStart.MigrateAsync(context, NullLogger.Instance);
        }));

        await using var reader = new SmallContext(database.ConnectionString);
        Assert.Equal(1, await reader.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM notes").SingleAsync());
        Assert.Single(await reader.Database.GetAppliedMigrationsAsync());
        Assert.Equal(0, await reader.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync());
    }

    [Fact]
    public async Task No_query_of_a_start_takes_some_rows_without_an_order()
    {
        await using var database = await TestDatabases.MigratedAsync();
        await using var app = await HubApp.StartAsync(database: database, services: services => services.ConfigureDbContext<InstrumentHub.Data.HubContext>(
            options => options.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning))));

        Assert.Empty(app.Errors.Lines);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_over_an_empty_database_take_the_files_in_once_and_complain_of_nothing()
    {
        await using var database = await PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");

        var apps = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => HubApp.StartAsync(database: database))));

        Assert.All(apps, app => Assert.Empty(app.Errors.Lines));
        Assert.All(await Task.WhenAll(apps.Select(app => app.WithAsync(services => services.GetRequiredService<InstrumentHub.Data.HubContext>().CatalogueState.SingleAsync()))), state => Assert.Equal(1, state.Version));
        foreach (var app in apps) { await app.DisposeAsync(); }
    }

    [Fact]
    public async Task A_server_that_is_not_there_yet_is_waited_for()
    {
        await using var context = new SmallContext("Host=127.0.0.1;Port=1;Username=nobody;Database=none");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatabaseStart.MigrateAsync(context, NullLogger.Instance, cancel: patience.Token));
    }

    [Fact]
    public async Task A_database_that_refuses_us_is_an_error_at_once()
    {
        await using var database = await PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");
        await using var context = new SmallContext(database.ConnectionString.Replace("Database=test_", "Database=absent_", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => DatabaseStart.MigrateAsync(context, NullLogger.Instance));

        Assert.Equal("3D000", error.SqlState);
    }
}

internal sealed class SmallContext(string connectionString) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);
}

// A second run would fail on the table, and show as a second note if it did not.
[DbContext(typeof(SmallContext)), Migration("20260101000000_Notes")]
internal sealed class NotesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE TABLE notes (text text); SELECT pg_sleep(0.2); INSERT INTO notes VALUES ('once')");
}
