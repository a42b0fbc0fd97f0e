using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
#if SQLSERVER
using InstrumentHub.Data.SqlServer;
#endif

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>
/// The databases that the tests use. They run on PostgreSQL; with the connection string of a SQL Server in <c>HUB_TEST_SQLSERVER</c>,
/// <c>./hub test</c> runs them once more with <c>HUB_TEST_DATABASE=SqlServer</c>, on that.
/// </summary>
internal static class TestDatabases
{
    /// <summary>The kinds that this build has in it.</summary>
    public static IReadOnlyList<IDatabaseProvider> Providers { get; } =
    [
        new PostgreSqlProvider(),
#if SQLSERVER
        new SqlServerProvider(),
#endif
    ];

    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable("HUB_TEST_SQLSERVER") is { Length: > 0 } value ? value : null;

    private static readonly string Chosen = Environment.GetEnvironmentVariable("HUB_TEST_DATABASE") is { Length: > 0 } name ? name : "PostgreSql";

    /// <summary>Whether this run is about PostgreSQL, as it is unless somebody chose.</summary>
    public static bool OnPostgreSql => Provider(Chosen).Name == "PostgreSql";

    public static IDatabaseProvider Provider(string name) => Providers.Single(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A database of one's own with all tables, of the kind that this run is about.</summary>
    public static Task<TestDatabase> MigratedAsync() => MigratedAsync(Chosen);

    public static Task<TestDatabase> MigratedAsync(string provider) => Provider(provider).Name switch
    {
#if SQLSERVER
        "SqlServer" => SqlServerFixture.CreateAsync(SqlServer!),
#endif
        _ => PostgresFixture.CreateAsync(HubApp.MigrateAsync),
    };
}

/// <summary>A test that needs a real SQL Server, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute()
    {
        if (TestDatabases.Providers.All(p => p.Name != "SqlServer")) { Skip = "This build has no SQL Server in it: build with -p:SqlServer=true."; }
        else if (TestDatabases.SqlServer is null) { Skip = "HUB_TEST_SQLSERVER does not name a SQL Server."; }
    }
}
