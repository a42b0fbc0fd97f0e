using InstrumentHub.Core.Content;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Content;

/// <summary>
/// Migrates the database, takes the content files in, loads the catalogue and does what else features ask for, before the site listens. A database server that does not answer is
/// tried again in the background, so that it may come up after the site.
/// </summary>
internal sealed partial class ContentStart(
    DatabaseServer server, CatalogueLoader loader, IServiceScopeFactory scopes, IHostEnvironment environment, IOptions<SiteOptions> site, TimeProvider time,
    ILogger<ContentStart> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await TryAsync(cancellationToken)) { await base.StartAsync(cancellationToken); }
    }

    /// <summary>Only runs when the first try failed.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do { await Task.Delay(RetryAfter, time, stoppingToken); }
        while (!await TryAsync(stoppingToken));
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            // Of nodes that start at once one takes the files in; the others wait and find nothing to do.
            await server.MigrateAsync(scope.ServiceProvider.GetRequiredService<HubContext>(), () => ImportAsync(scope.ServiceProvider.GetRequiredService<ContentImport>(), cancel), cancel);
            await loader.LoadAsync(cancel);
            foreach (var step in scope.ServiceProvider.GetServices<IStartStep>()) { await step.RunAsync(cancel); }
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node took the files in at the same moment; the next try finds nothing to do.
            return false;
        }
        catch (Exception error) when (DatabaseFault.In(error) is not null)
        {
            DatabaseUnreachable(error);
            return false;
        }
    }

    private async Task ImportAsync(ContentImport import, CancellationToken cancel)
    {
        if ((site.Value.ContentDirectory ?? ApplicationPaths.Content(environment.ContentRootPath)) is not { } folder)
        {
            NoContent();
            return;
        }
        var (content, faults) = ContentSet.ReadFolder(folder);
        foreach (var fault in faults.Take(20)) { Fault(fault); }
        if (faults.Count > 0) { NotImported(faults.Count); }
        else { Imported(await import.RunAsync(content, cancel)); }
    }

    [LoggerMessage(LogLevel.Error, "The database does not answer; trying again until it does.")]
    private partial void DatabaseUnreachable(Exception error);

    [LoggerMessage(LogLevel.Warning, "There is no content folder; the catalogue stays as the database has it.")]
    private partial void NoContent();

    [LoggerMessage(LogLevel.Error, "{Fault}")]
    private partial void Fault(ContentFault fault);

    [LoggerMessage(LogLevel.Error, "The content files hold {Count} faults; none of them was imported and the catalogue stays as it was.")]
    private partial void NotImported(int count);

    [LoggerMessage(LogLevel.Information, "Content files: {Report}.")]
    private partial void Imported(ImportReport report);
}
