using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
using InstrumentHub.Data.PostgreSql.Embedded;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Which database the site uses. This file is the only one of the web project that names a kind of database.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The name of the connection string of a PostgreSQL server of the host's own; without one the application brings a server.</summary>
    public const string ConnectionStringName = "InstrumentHub";

    /// <summary>The directory of the server that the application brings; <c>.hub/postgres</c> when left out.</summary>
    public string? EmbeddedDirectory { get; init; }
}

internal static class Database
{
    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section);
        services.AddSingleton<DatabaseServer>();
        services.AddDbContextFactory<HubContext>((provider, options) =>
            options.UseHubPostgreSql(provider.GetRequiredService<DatabaseServer>().ConnectionString));
        services.AddSingleton(provider => NpgsqlDataSource.Create(provider.GetRequiredService<DatabaseServer>().ConnectionString));
        services.AddSingleton<IDoorbell, Doorbell>();
        services.AddDataProtection().SetApplicationName("InstrumentHub");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new DatabaseKeyRepository(provider.GetRequiredService<IDbContextFactory<HubContext>>())));
        return services;
    }
}

/// <summary>The database server: the host's, or the one that the application starts and stops itself.</summary>
internal sealed class DatabaseServer(IOptions<DatabaseOptions> options, IConfiguration configuration, IHostEnvironment environment, ILogger<DatabaseServer> logger) : IAsyncDisposable
{
    private EmbeddedPostgres? _embedded;
    private string? _connectionString = configuration.GetConnectionString(DatabaseOptions.ConnectionStringName);

    /// <exception cref="InvalidOperationException">The embedded server has not been started.</exception>
    public string ConnectionString => _connectionString ?? throw new InvalidOperationException("The database has not been started.");

    public async Task StartAsync(CancellationToken cancel)
    {
        if (_connectionString is not null) { return; }
        var defaults = EmbeddedPostgresOptions.For(environment.ContentRootPath);
        var chosen = options.Value.EmbeddedDirectory is { } directory ? new EmbeddedPostgresOptions { Directory = directory } : defaults;
        _embedded = await EmbeddedPostgres.StartAsync(chosen, logger, cancel);
        _connectionString = _embedded.ConnectionString;
    }

    /// <summary>Applies what the database lacks; several nodes may do so at once.</summary>
    public Task MigrateAsync(HubContext hub, CancellationToken cancel) => DatabaseStart.MigrateAsync(hub, logger, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null) { await _embedded.DisposeAsync(); }
    }
}
