using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Usage;

/// <summary>
/// Stores what was counted every minute and at the end; every hour it adds up what people did, from what the database holds anyhow, and forgets what is
/// old. Adding up sets numbers instead of raising them, so several nodes may do it, and yesterday is done again for what came in late.
/// </summary>
internal sealed partial class UsageKeeper(UsageCounter counter, IDbContextFactory<HubContext> hubs, SiteSettings settings, TimeProvider time, ILogger<UsageKeeper> logger) : BackgroundService
{
    private const int MinutesBetweenSums = 60;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => counter.FlushAsync(hubs, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        for (var minute = 1; await timer.WaitForNextTickAsync(stoppingToken); minute++)
        {
            await TryAsync(() => counter.FlushAsync(hubs, stoppingToken));
            if (minute % MinutesBetweenSums == 5) { await TryAsync(() => SumAsync(stoppingToken)); }
        }
    }

    public async Task SumAsync(CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var day in new[] { today.AddDays(-1), today }) { await SumAsync(hub, day, cancel); }
        var oldest = today.AddDays(-(int)settings.Days(SettingSpecs.UsageDays).TotalDays);
        await hub.UsageDays.Where(u => u.Day < oldest).ExecuteDeleteAsync(cancel);
    }

    private static async Task SumAsync(HubContext hub, DateOnly day, CancellationToken cancel)
    {
        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var to = from.AddDays(1);
        await SetAsync(UsageKind.SignUp, await hub.Accounts.CountAsync(a => a.RegisteredAt >= from && a.RegisteredAt < to && a.EmailConfirmed && !a.IsExample, cancel));
        await SetAsync(UsageKind.Proposal, await hub.Proposals.CountAsync(p => p.SubmittedAt >= from && p.SubmittedAt < to && p.State != ProposalState.Draft, cancel));
        await SetAsync(UsageKind.Comment, await hub.Comments.CountAsync(c => c.At >= from && c.At < to, cancel));
        await SetAsync(UsageKind.Rating, await hub.Ratings.CountAsync(r => r.At >= from && r.At < to, cancel) + await hub.RoundScores.CountAsync(r => r.At >= from && r.At < to, cancel));
        await SetAsync(UsageKind.ActiveCommunity, await hub.Rooms.Where(r => r.CommunityId != null && hub.RoomEvents.Any(e => e.RoomId == r.Id && e.At >= from && e.At < to)).Select(r => r.CommunityId).Distinct().CountAsync(cancel));

        async Task SetAsync(UsageKind kind, int count)
        {
            if (await hub.UsageDays.SingleOrDefaultAsync(u => u.Day == day && u.Kind == kind && u.Key == "", cancel) is { } known) { known.SetTo(count); }
            else if (count > 0) { hub.UsageDays.Add(new(day, kind, "", count)); }
            try { await hub.SaveChangesAsync(cancel); }
            catch (DbUpdateException)
            {
                // Another node made the row at the same moment, and counted the same.
                hub.ChangeTracker.Clear();
            }
        }
    }

    private async Task TryAsync(Func<Task> act)
    {
        try { await act(); }
        catch (Exception error) when (error is not OperationCanceledException) { Failed(error.GetBaseException().Message); }
    }

    [LoggerMessage(LogLevel.Warning, "Figures about use could not be stored; they are counted on and tried again: {Reason}")]
    private partial void Failed(string reason);
}
