using InstrumentHub.Core.Content;
using InstrumentHub.Data;
using InstrumentHub.Data.PostgreSql;
using InstrumentHub.Web.Features.Content;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Infrastructure;

/// <summary>
/// A database with the catalogue of the checkout in it, and the snapshot that was loaded from it, made once in a run: importing and indexing are most of
/// what a start costs. A copy of the database is the same to the byte and the snapshot never changes, so every application may have both.
/// </summary>
internal static class Prepared
{
    private static readonly SnapshotHolder Loaded = new();

    public static async Task<(TestDatabase Database, SnapshotHolder Holder)> CatalogueAsync()
    {
        var database = await PostgresFixture.CreateAsync(FillAsync, "catalogue");
        var holder = new SnapshotHolder();
        holder.Swap(Loaded.Current!);
        return (database, holder);
    }

    private static async Task FillAsync(string connectionString)
    {
        await HubApp.MigrateAsync(connectionString);
        var hubs = new Hubs((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>().UseHubPostgreSql(connectionString).Options);
        await using var scratch = await TestDatabases.MigratedAsync();
        await using var app = await HubApp.StartAsync(database: scratch);
        await using (var hub = hubs.CreateDbContext())
        {
            await ActivatorUtilities.CreateInstance<ContentImport>(app.Services, hub).RunAsync(ContentSet.ReadFolder(HubApp.Catalogue).Content, CancellationToken.None);
        }
        using var loader = ActivatorUtilities.CreateInstance<CatalogueLoader>(app.Services, hubs, Loaded);
        await loader.LoadAsync(CancellationToken.None);
    }

    private sealed class Hubs(DbContextOptions<HubContext> options) : IDbContextFactory<HubContext>
    {
        public HubContext CreateDbContext() => new(options);
    }
}
