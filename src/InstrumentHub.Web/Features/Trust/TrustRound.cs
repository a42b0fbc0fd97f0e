using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Trust;

/// <summary>Sees every hour who is no longer new, by <see cref="TrustRule"/>.</summary>
internal sealed partial class TrustRound(IDbContextFactory<HubContext> hubs, IStringLocalizer<Texts> texts, TimeProvider time, ILogger<TrustRound> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1), FirstAfter = TimeSpan.FromMinutes(3);

    /// <summary>Acts that say that something of somebody's was not all right.</summary>
    private static readonly DecisionAct[] Against = [DecisionAct.Hide, DecisionAct.Return, DecisionAct.Remove, DecisionAct.Purge, DecisionAct.Warn, DecisionAct.Suspend];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try { await RunAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { Failed(error); }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var stood = now - TrustRule.StandsAfter;
        var people = await hub.Accounts.Where(a => a.TrustedAt == null && a.DeletedAt == null && a.EmailConfirmed && (a.SuspendedUntil == null || a.SuspendedUntil < now)
            && (hub.Comments.Any(c => c.AuthorId == a.Id && c.At < stood) || hub.LogbookSteps.Any(s => s.AuthorId == a.Id && s.WrittenAt < stood)
                || hub.Proposals.Any(p => p.AuthorId == a.Id && p.State == ProposalState.Accepted))).Select(a => a.Id).ToListAsync(cancel);
        foreach (var account in people)
        {
            if (TrustRule.IsEarnedBy(await MeritsAsync(hub, account, now, cancel))) { await TrustAsync(hub, account, now, cancel); }
        }
    }

    private static async Task<Merits> MeritsAsync(HubContext hub, Guid account, DateTimeOffset now, CancellationToken cancel)
    {
        var (stood, since) = (now - TrustRule.StandsAfter, now - TrustRule.UpheldCountsFor);
        // Where somebody trusted hosts, who would have seen what is wrong.
        var hosted = hub.Memberships.Where(m => m.AccountId != account && m.Role != CommunityRole.Member && hub.Accounts.Any(h => h.Id == m.AccountId && h.TrustedAt != null)).Select(m => m.CommunityId);
        var comments = await (from c in hub.Comments
                              join r in hub.Rooms on c.RoomId equals r.Id
                              where c.AuthorId == account && c.At < stood && c.TakenBackAt == null && c.HiddenAt == null && (r.CommunityId == null || hosted.Contains(r.CommunityId.Value))
                              select c.At).ToListAsync(cancel);
        var steps = await hub.LogbookSteps.Where(s => s.AuthorId == account && s.WrittenAt < stood && s.HiddenAt == null && hosted.Contains(s.CommunityId)).Select(s => s.WrittenAt).ToListAsync(cancel);
        var proposals = await hub.Proposals.Where(p => p.AuthorId == account && p.State == ProposalState.Accepted).Select(p => p.StartedAt).ToListAsync(cancel);
        // A proposal that goes back to be mended is work in hand, and nothing against who made it.
        var upheld = await hub.Decisions.CountAsync(d => d.ConcernsAccountId == account && d.At > since && Against.Contains(d.Act) && d.SubjectKind != SubjectKind.Proposal
            && !hub.Decisions.Any(u => u.UndoesId == d.Id) && !hub.Objections.Any(o => o.DecisionId == d.Id && o.Upheld == true), cancel);
        return new(proposals.Count, comments.Count, steps.Count, comments.Concat(steps).Concat(proposals).Select(at => at.UtcDateTime.Date).Distinct().Count(), upheld);
    }

    /// <summary>Of several nodes one does it.</summary>
    private async Task TrustAsync(HubContext hub, Guid account, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset? at = now;
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        if (await hub.Accounts.Where(a => a.Id == account && a.TrustedAt == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.TrustedAt, at), cancel) == 0) { return; }
        hub.Notices.Add(new(account, NoticeKind.Community, Notices.Both(texts, t => t["Je bent hier geen nieuwkomer meer: dank voor wat je bijdroeg. Je teksten staan er voortaan meteen."]),
            new(new Addresses(Core.Language.Dutch).Me, new Addresses(Core.Language.English).Me), now, "trusted"));
        await hub.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    [LoggerMessage(LogLevel.Error, "Who is no longer new could not be seen; it is tried again in an hour.")]
    private partial void Failed(Exception error);
}
