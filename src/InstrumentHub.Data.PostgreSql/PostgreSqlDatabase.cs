using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace InstrumentHub.Data.PostgreSql;

/// <summary>Binds the neutral model to PostgreSQL.</summary>
public static class PostgreSqlDatabase
{
    public static DbContextOptionsBuilder UseHubPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly.GetName().Name));
}

/// <summary>For <c>dotnet ef migrations</c>, which needs the model and no server.</summary>
internal sealed class HubContextFactory : IDesignTimeDbContextFactory<HubContext>
{
    public HubContext CreateDbContext(string[] args) =>
        new((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubPostgreSql("Host=localhost").Options);
}
