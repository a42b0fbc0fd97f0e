using System.Reflection;
using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
#if SQLSERVER
using InstrumentHub.IntegrationTests.SqlServer;
#endif
using InstrumentHub.Web.Features.Content;
using InstrumentHub.Web.Features.Search;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>The whole application over a database of its own.</summary>
internal sealed class HubApp : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly TestDatabase? _owned;
    private readonly string _content;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Assembly? _controllers;
    private readonly TimeProvider? _time;
    private readonly Action<IServiceCollection>? _services;
    private SnapshotHolder? _holder;

    private HubApp(TestDatabase database, TestDatabase? owned, string content, IReadOnlyDictionary<string, string> settings, Assembly? controllers, TimeProvider? time, Action<IServiceCollection>? services) =>
        (_database, _owned, _content, _settings, _controllers, _time, _services) = (database, owned, content, settings, controllers, time, services);

    /// <summary>The content folder of the checkout.</summary>
    public static string Catalogue { get; } = Path.Combine(Checkout.Root, "content");

    public string ConnectionString => _database.ConnectionString;
    public TestDatabase Database => _database;

    /// <summary>What the site logged as an error, from its start on.</summary>
    public ErrorLog Errors { get; } = new();
#if SQLSERVER
    public Translations Translations { get; } = new();
#endif

    /// <summary>A started application that has the catalogue in memory.</summary>
    /// <param name="content">A content folder; the catalogue of the checkout when left out.</param>
    /// <param name="database">A database that outlives the application; one of its own when left out.</param>
    /// <param name="settings">Configuration that differs from that of a site.</param>
    /// <param name="controllers">An assembly of tests whose public controllers answer too.</param>
    /// <param name="services">What stands in for something outside of the site, such as where a name leads.</param>
    /// <param name="time">The clock of the site, where it must be put forward.</param>
    public static async Task<HubApp> StartAsync(string? content = null, IReadOnlyDictionary<string, string>? settings = null, bool kestrel = false, TestDatabase? database = null, Assembly? controllers = null, TimeProvider? time = null, Action<IServiceCollection>? services = null)
    {
        settings ??= new Dictionary<string, string>();
        var ready = content is null && database is null && time is null && TestDatabases.OnPostgreSql && !settings.Keys.Any(k => k.StartsWith("Search:", StringComparison.Ordinal));
        var (owned, holder) = ready ? await Prepared.CatalogueAsync() : (database is null ? await TestDatabases.MigratedAsync() : null, null);
        var app = new HubApp((owned ?? database)!, owned, content ?? Catalogue, settings, controllers, time, services) { _holder = holder };
        if (kestrel) { app.UseKestrel(0); }
        app.StartServer();
        await app.LoadAsync();
        return app;
    }

    public static async Task MigrateAsync(string connectionString)
    {
        await using var hub = new HubContext((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubPostgreSql(connectionString).Options);
        await hub.Database.MigrateAsync();
    }

    /// <summary>A client that shows redirects instead of following them.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<string> GetStringAsync(string path)
    {
        using var client = Client();
        return await client.GetStringAsync(path);
    }

    /// <summary>Runs against the application's own services, as a request would.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    public Task<ImportReport> ImportAsync(Core.Content.ContentSet content) =>
        WithAsync(services => services.GetRequiredService<ContentImport>().RunAsync(content, CancellationToken.None));

    /// <summary>Brings the snapshot up to date now, instead of when the doorbell is heard.</summary>
    public Task LoadAsync() => Services.GetRequiredService<CatalogueLoader>().LoadAsync(CancellationToken.None);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Database:Provider", _database.Provider);
        builder.UseSetting("ConnectionStrings:InstrumentHub", _database.ConnectionString);
        builder.UseSetting("Site:ContentDirectory", _content);
        builder.UseSetting("RateLimits:Burst", "100000");
        builder.UseSetting("RateLimits:WriteBurst", "100000");
        // Tests fill in forms faster than people do.
        builder.UseSetting("SpamTrap:SoonestSeconds", "0");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in _settings) { builder.UseSetting(key, value); }
#if SQLSERVER
        builder.ConfigureServices(services => services.AddSingleton(Translations).ConfigureDbContext<HubContext>(RecordingCompiler.Watch));
#endif
        if (_holder is not null) { builder.ConfigureServices(services => services.AddSingleton(_holder)); }
        builder.ConfigureLogging(logging => logging.AddProvider(Errors));
        if (_time is not null) { builder.ConfigureServices(services => services.AddSingleton(_time)); }
        if (_services is not null) { builder.ConfigureServices(_services); }
        if (_controllers is not null) { builder.ConfigureServices(services => services.AddMvcCore().AddApplicationPart(_controllers)); }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_owned is not null) { await _owned.DisposeAsync(); }
#if SQLSERVER
        Translations.ThrowIfAnyFailed();
#endif
    }
}

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "InstrumentHub.sln"))) { return directory.FullName; }
        }
        throw new InvalidOperationException("The tests do not run in a checkout.");
    }
}
