using InstrumentHub.Data;

namespace InstrumentHub.Web.Features.Search;

/// <summary>Keeps this node's snapshot in step with the database: at once when the doorbell rings, and by looking every so often.</summary>
internal sealed partial class CatalogueFollower(
    CatalogueLoader loader, SnapshotHolder holder, IDoorbell doorbell, ILogger<CatalogueFollower> logger) : BackgroundService
{
    public const string Topic = "catalogue";

    /// <summary>Also how soon a node notices that the database is away, or back.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in doorbell.ListenAsync(Topic, LookEvery, stoppingToken))
        {
            try { await loader.LoadAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!holder.DatabaseAway) { LoadFailed(error); }
                holder.DatabaseAway = true;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The catalogue cannot be read from the database; what was loaded before goes on being served.")]
    private partial void LoadFailed(Exception error);
}
