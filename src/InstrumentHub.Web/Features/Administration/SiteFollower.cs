using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>Keeps what this node knows of the site's settings in step with the database: at its start, when the doorbell rings, and by looking every so often.</summary>
internal sealed partial class SiteFollower(IDbContextFactory<HubContext> hubs, SiteSettings settings, IDoorbell doorbell, ILogger<SiteFollower> logger) : BackgroundService, IStartStep
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        settings.Take(await hub.SiteState.AsNoTracking().SingleOrDefaultAsync(cancel));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in doorbell.ListenAsync(SiteDesk.Topic, LookEvery, stoppingToken))
        {
            try { await RunAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { LoadFailed(error.GetBaseException().Message); }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The site's settings cannot be read from the database; those known before go on to hold: {Reason}")]
    private partial void LoadFailed(string reason);
}
