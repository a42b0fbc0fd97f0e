using InstrumentHub.Data;
using InstrumentHub.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>An empty, migrated database for every test on a SQL Server that somebody has; made as docs/databases.md says.</summary>
internal static class SqlServerFixture
{
    public static async Task<TestDatabase> CreateAsync(string server)
    {
        var name = "hub_test_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        await ExecuteAsync(server, $"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        await ExecuteAsync(server, $"ALTER DATABASE {name} SET ALLOW_SNAPSHOT_ISOLATION ON");
        var connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
        await using (var hub = new HubContext((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubSqlServer(connectionString).Options))
        {
            await DatabaseStart.MigrateAsync(hub, NullLogger.Instance);
        }
        return new TestDatabase("SqlServer", connectionString)
        {
            SetReachableAsync = reachable => ExecuteAsync(server, $"ALTER DATABASE {name} SET {(reachable ? "ONLINE" : "OFFLINE WITH ROLLBACK IMMEDIATE")}"),
            DropAsync = async () =>
            {
                SqlConnection.ClearPool(new SqlConnection(connectionString));
                await ExecuteAsync(server, $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}");
            },
        };
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
