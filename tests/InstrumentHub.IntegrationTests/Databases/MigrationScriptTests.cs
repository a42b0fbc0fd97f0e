using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace InstrumentHub.IntegrationTests.Databases;

/// <summary>Whoever may not let the site change tables runs the whole script by hand, at every upgrade.</summary>
[Trait("Database", "PostgreSql")]
public sealed class MigrationScriptTests
{
    [Fact]
    public async Task The_script_makes_everything_once_however_often_it_is_run()
    {
        await using var database = await PostgresFixture.CreateAsync(_ => Task.CompletedTask, "empty");
        await using var hub = new HubContext((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubPostgreSql(database.ConnectionString).Options);
        var script = hub.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);

        for (var run = 0; run < 2; run++)
        {
            await using var command = source.CreateCommand(script);
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(hub.Database.GetMigrations(), await hub.Database.GetAppliedMigrationsAsync());
        Assert.Equal(0, await hub.Instruments.CountAsync());
    }
}
