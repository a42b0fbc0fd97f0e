using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InstrumentHub.Data.PostgreSql;

/// <summary>Binds the neutral model to PostgreSQL.</summary>
public static class PostgreSqlDatabase
{
    /// <summary>Statements that a connection keeps planned. What is asked at every act and every page is asked in the same words, and planning it costs more than doing it.</summary>
    private const int Prepared = 64;

    public static DbContextOptionsBuilder UseHubPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Preparing(connectionString), npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly.GetName().Name));

    /// <summary>
    /// Unless the host says otherwise, as behind a pooler that gives each transaction another connection. A connection that goes back to the pool is not
    /// wiped either: that is seven more statements for every question, and none of ours leaves anything behind in its session.
    /// </summary>
    internal static string Preparing(string connectionString)
    {
        NpgsqlConnectionStringBuilder address = new(connectionString);
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) { address.MaxAutoPrepare = Prepared; }
        if (!connectionString.Contains("Reset On Close", StringComparison.OrdinalIgnoreCase)) { address.NoResetOnClose = true; }
        return address.ConnectionString;
    }
}

public sealed class PostgreSqlProvider : IDatabaseProvider
{
    public string Name => "PostgreSql";

    public DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) => options.UseHubPostgreSql(connectionString);

    public IDoorbell NewDoorbell(string connectionString, TimeProvider time, ILoggerFactory loggers) =>
        new Doorbell(NpgsqlDataSource.Create(PostgreSqlDatabase.Preparing(connectionString)), time, loggers.CreateLogger<Doorbell>(), ownsSource: true);

    public Task MigrateAsync(DbContext context, ILogger logger, Func<Task>? then = null, CancellationToken cancel = default) => DatabaseStart.MigrateAsync(context, logger, then, cancel);

    /// <summary>Identity columns are made "by default", which takes a given number.</summary>
    public string? BeforeNumberedRows(string table) => null;

    public string AfterNumberedRows(string table, string column) =>
        $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT max(\"{column}\") FROM {table}))";
}

/// <summary>For <c>dotnet ef migrations</c>, which needs the model and no server.</summary>
internal sealed class HubContextFactory : IDesignTimeDbContextFactory<HubContext>
{
    public HubContext CreateDbContext(string[] args) =>
        new((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubPostgreSql("Host=localhost").Options);
}
