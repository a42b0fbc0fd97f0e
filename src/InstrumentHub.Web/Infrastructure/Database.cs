using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
using InstrumentHub.Data.PostgreSql.Embedded;
#if SQLSERVER
using InstrumentHub.Data.SqlServer;
#endif
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Which database the site uses. This file is the only one of the web project that names a kind of database.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The name of the connection string of a server of the host's own; without one the application brings a PostgreSQL.</summary>
    public const string ConnectionStringName = "InstrumentHub";

    /// <summary>The kind of database: <c>PostgreSql</c>, or <c>SqlServer</c> where the build has it.</summary>
    public string Provider { get; init; } = "PostgreSql";

    /// <summary>The directory of the server that the application brings; <c>.hub/postgres</c> when left out.</summary>
    public string? EmbeddedDirectory { get; init; }
}

internal static class Database
{
    private static readonly IDatabaseProvider Embeddable = new PostgreSqlProvider();

    /// <summary>The kinds that this build has in it.</summary>
    private static readonly IReadOnlyList<IDatabaseProvider> Providers =
    [
        Embeddable,
#if SQLSERVER
        new SqlServerProvider(),
#endif
    ];

    /// <exception cref="NotSupportedException">This build has no such kind; the message says what it has.</exception>
    public static IDatabaseProvider Provider(string name) =>
        Providers.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new NotSupportedException(Unknown(name));

    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddSingleton<DatabaseServer>();
        services.AddDbContextFactory<HubContext>((provider, options) => provider.GetRequiredService<DatabaseServer>().Use(options));
        services.AddSingleton(provider => provider.GetRequiredService<DatabaseServer>()
            .NewDoorbell(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddDataProtection().SetApplicationName("InstrumentHub");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new DatabaseKeyRepository(provider.GetRequiredService<IDbContextFactory<HubContext>>())));
        return services;
    }

    private static string Unknown(string name) =>
        name.Equals("SqlServer", StringComparison.OrdinalIgnoreCase)
            ? "This build has no SQL Server in it. Build with -p:SqlServer=true, see docs/databases.md."
            : $"'{name}' is no kind of database that this build has. It has: {string.Join(", ", Providers.Select(p => p.Name))}.";

    private sealed class DatabaseOptionsValidator(IConfiguration configuration) : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            var provider = Providers.FirstOrDefault(p => p.Name.Equals(options.Provider, StringComparison.OrdinalIgnoreCase));
            if (provider is null) { return ValidateOptionsResult.Fail($"Database:Provider is '{options.Provider}'. {Unknown(options.Provider)}"); }
            return provider != Embeddable && string.IsNullOrWhiteSpace(configuration.GetConnectionString(DatabaseOptions.ConnectionStringName))
                ? ValidateOptionsResult.Fail($"Database:Provider is '{provider.Name}', and ConnectionStrings:{DatabaseOptions.ConnectionStringName} is empty. It must name the database.")
                : ValidateOptionsResult.Success;
        }
    }
}

/// <summary>The database server: the host's, or the one that the application starts and stops itself.</summary>
internal sealed class DatabaseServer(IOptions<DatabaseOptions> options, IConfiguration configuration, IHostEnvironment environment, ILogger<DatabaseServer> logger) : IAsyncDisposable
{
    private EmbeddedPostgres? _embedded;
    private string? _connectionString = configuration.GetConnectionString(DatabaseOptions.ConnectionStringName);

    public IDatabaseProvider Provider => Database.Provider(options.Value.Provider);

    /// <exception cref="InvalidOperationException">The embedded server has not been started.</exception>
    public string ConnectionString => _connectionString ?? throw new InvalidOperationException("The database has not been started.");

    public async Task StartAsync(CancellationToken cancel)
    {
        var chosen = options.Value;
        if (_connectionString is not null) { return; }
        var defaults = EmbeddedPostgresOptions.For(environment.ContentRootPath);
        _embedded = await EmbeddedPostgres.StartAsync(
            chosen.EmbeddedDirectory is { } directory ? new EmbeddedPostgresOptions { Directory = directory } : defaults, logger, cancel);
        _connectionString = _embedded.ConnectionString;
    }

    public void Use(DbContextOptionsBuilder builder) => Provider.Use(builder, ConnectionString);

    public IDoorbell NewDoorbell(TimeProvider time, ILoggerFactory loggers) => Provider.NewDoorbell(ConnectionString, time, loggers);

    /// <summary>Applies what the database lacks; several nodes may do so at once.</summary>
    public Task MigrateAsync(HubContext hub, CancellationToken cancel) => MigrateAsync(hub, then: null, cancel);

    /// <param name="then">What else one node must do before another looks.</param>
    public Task MigrateAsync(HubContext hub, Func<Task>? then, CancellationToken cancel) => Provider.MigrateAsync(hub, logger, then, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null) { await _embedded.DisposeAsync(); }
    }
}
