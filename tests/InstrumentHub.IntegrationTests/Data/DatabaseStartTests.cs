using InstrumentHub.Data.PostgreSql;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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
        Assert.Equal(0, await reader.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory'").SingleAsync());
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
