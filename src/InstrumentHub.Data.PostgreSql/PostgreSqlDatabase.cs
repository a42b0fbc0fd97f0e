using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InstrumentHub.Data.PostgreSql;

/// <summary>Binds the neutral model to PostgreSQL.</summary>
public static class PostgreSqlDatabase
{
    public static DbContextOptionsBuilder UseHubPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly.GetName().Name));
}

public sealed class PostgreSqlProvider : IDatabaseProvider
{
    public string Name => "PostgreSql";

    public DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) => options.UseHubPostgreSql(connectionString);

    public IDoorbell NewDoorbell(string connectionString, TimeProvider time, ILoggerFactory loggers) =>
        new Doorbell(NpgsqlDataSource.Create(connectionString), time, loggers.CreateLogger<Doorbell>(), ownsSource: true);

    public Task MigrateAsync(DbContext context, ILogger logger, CancellationToken cancel = default) => DatabaseStart.MigrateAsync(context, logger, cancel);

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
