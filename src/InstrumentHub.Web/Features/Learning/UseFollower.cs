using InstrumentHub.Data;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>
/// Keeps what use has taught in step with the database on this node: at once when somebody votes or a community closes, since what it did must then no longer
/// be told; and by looking every so often for what nobody rings for.
/// </summary>
internal sealed partial class UseFollower(CatalogueLoader loader, SnapshotHolder holder, IDoorbell doorbell, ILogger<UseFollower> logger) : BackgroundService
{
    public const string Topic = "use";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowAsync(Topic, stoppingToken), FollowAsync(CommunityDesk.ListingsTopic, stoppingToken));

    private async Task FollowAsync(string topic, CancellationToken cancel)
    {
        await foreach (var _ in doorbell.ListenAsync(topic, LookEvery, cancel))
        {
            try { await loader.LoadUseAsync(cancel); }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The follower of the catalogue says already that the database is away.
                if (!holder.DatabaseAway) { LoadFailed(error.GetBaseException().Message); }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What use has taught cannot be read from the database; what was known before goes on counting: {Reason}")]
    private partial void LoadFailed(string reason);
}
