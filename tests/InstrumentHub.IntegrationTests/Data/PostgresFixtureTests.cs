using System.Diagnostics;
using InstrumentHub.IntegrationTests.Infrastructure;
using Npgsql;
using Xunit.Abstractions;

namespace InstrumentHub.IntegrationTests.Data;

[Trait("Database", "PostgreSql")]
public sealed class PostgresFixtureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_test_has_a_database_of_its_own_and_soon()
    {
        await using (await PostgresFixture.CreateAsync(MakeTablesAsync, "tables")) { }
        var times = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var database = await PostgresFixture.CreateAsync(MakeTablesAsync, "tables");
            times.Add(watch.ElapsedMilliseconds);
            await ExecuteAsync(database.ConnectionString, "INSERT INTO t1 VALUES (1, 'a')");   // a key the last database had too
        }
        output.WriteLine("clone, ms: " + string.Join(' ', times));
        Assert.True(times.Min() < 1000, "Cloning a template should take tens of milliseconds.");
    }

    private static Task MakeTablesAsync(string connectionString) => ExecuteAsync(
        connectionString, string.Concat(Enumerable.Range(1, 60).Select(i => $"CREATE TABLE t{i} (id int PRIMARY KEY, name text UNIQUE);")));

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
