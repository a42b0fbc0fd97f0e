namespace InstrumentHub.Web.Features.Search;

/// <summary>Keeps this node's snapshot in step with the database.</summary>
internal sealed partial class CatalogueFollower(
    CatalogueLoader loader, SnapshotHolder holder, TimeProvider time, ILogger<CatalogueFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try { await loader.LoadAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!holder.DatabaseAway) { LoadFailed(error); }
                holder.DatabaseAway = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The catalogue cannot be read from the database; what was loaded before goes on being served.")]
    private partial void LoadFailed(Exception error);
}
