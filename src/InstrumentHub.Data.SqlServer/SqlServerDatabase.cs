using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.Data.SqlServer;

/// <summary>Binds the neutral model to SQL Server.</summary>
public static class SqlServerDatabase
{
    /// <summary>That of SQL Server 2019, the oldest that is supported.</summary>
    private const int CompatibilityLevel = 150;

    public static DbContextOptionsBuilder UseHubSqlServer(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlServer(connectionString, sql => sql
                .MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name)
                .UseCompatibilityLevel(CompatibilityLevel)
                .ExecutionStrategy(dependencies => new RetryStrategy(dependencies)))
            .ReplaceService<IModelCustomizer, SqlServerModel>();
}

public sealed class SqlServerProvider : IDatabaseProvider
{
    public string Name => "SqlServer";

    public DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) => options.UseHubSqlServer(connectionString);

    public IDoorbell NewDoorbell(string connectionString, TimeProvider time, ILoggerFactory loggers) =>
        new Doorbell(new RingTable(connectionString), time, loggers.CreateLogger<Doorbell>());

    public Task MigrateAsync(DbContext context, ILogger logger, Func<Task>? then = null, CancellationToken cancel = default) => DatabaseStart.MigrateAsync(context, logger, then, cancel);

    public string? BeforeNumberedRows(string table) => $"SET IDENTITY_INSERT {table} ON";

    /// <summary>A number that was given moves the table's own on by itself.</summary>
    public string AfterNumberedRows(string table, string column) => $"SET IDENTITY_INSERT {table} OFF";
}

/// <summary>For <c>dotnet ef migrations</c>, which needs the model and no server.</summary>
internal sealed class HubContextFactory : IDesignTimeDbContextFactory<HubContext>
{
    public HubContext CreateDbContext(string[] args) =>
        new((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubSqlServer("Server=localhost").Options);
}
