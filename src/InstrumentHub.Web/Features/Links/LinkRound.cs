using InstrumentHub.Core.Links;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Links;

/// <summary>
/// Looks at the links that published things lead to: a few at a time, no server more than once in a round, one node at a time. What is found shows with the
/// catalogue, so a link that died or came back moves its version on.
/// </summary>
internal sealed partial class LinkRound(
    IServiceScopeFactory scopes, LinkProbe probe, IDoorbell doorbell, IOptions<LinkOptions> options, IOptions<SiteOptions> site, IHostEnvironment environment, TimeProvider time, ILogger<LinkRound> logger) : BackgroundService
{
    private const string Lease = "link-checks";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10), LeaseFor = TimeSpan.FromMinutes(9), AfterOurOwnOutage = TimeSpan.FromHours(1);

    public bool IsOn => options.Value.Check ?? (environment.IsProduction() && (site.Value.PublicUrl ?? site.Value.Contact) is not null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsOn) { return; }
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try { await CheckAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { RoundFailed(error); }
        }
    }

    /// <returns>How many links were looked at; 0 also when another node is at it.</returns>
    internal async Task<int> CheckAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hub = scope.ServiceProvider.GetRequiredService<HubContext>();
        if (!await TakeAsync(hub, cancel)) { return 0; }
        try
        {
            var places = await scope.ServiceProvider.GetRequiredService<LinkPlaces>().AllAsync(cancel);
            await KeepInStepAsync(hub, places, cancel);
            var findings = new List<(LinkCheck Link, LinkFinding Finding)>();
            foreach (var link in await DueAsync(hub, cancel)) { findings.Add((link, await probe.AskAsync(link.Url, cancel))); }
            await NoteAsync(scope.ServiceProvider, hub, findings, places.ToLookup(p => p.Url), cancel);
            return findings.Count;
        }
        finally
        {
            // The next round may be another node's, at once.
            await hub.WorkLeases.Where(l => l.Name == Lease).ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, time.GetUtcNow()), CancellationToken.None);
        }
    }

    private async Task<bool> TakeAsync(HubContext hub, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var until = now + LeaseFor;
        if (await hub.WorkLeases.Where(l => l.Name == Lease && l.Until <= now).ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, until), cancel) == 1) { return true; }
        if (await hub.WorkLeases.AnyAsync(l => l.Name == Lease, cancel)) { return false; }
        hub.WorkLeases.Add(new(Lease, until));
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateException)
        {
            hub.ChangeTracker.Clear();
            return false;
        }
        return true;
    }

    /// <summary>What nothing published leads to any more is forgotten; what is new is looked at in its turn.</summary>
    private async Task KeepInStepAsync(HubContext hub, List<LinkPlace> places, CancellationToken cancel)
    {
        var wanted = places.Select(p => p.Url).ToHashSet(StringComparer.Ordinal);
        // An empty catalogue is one that is not loaded.
        if (wanted.Count == 0) { return; }
        var known = await hub.LinkChecks.ToListAsync(cancel);
        hub.LinkChecks.RemoveRange(known.Where(l => !wanted.Contains(l.Url)));
        hub.LinkChecks.AddRange(wanted.Except(known.Select(l => l.Url)).Select(url => new LinkCheck(url, time.GetUtcNow())));
        await hub.SaveChangesAsync(cancel);
    }

    private async Task<List<LinkCheck>> DueAsync(HubContext hub, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var hourAgo = now - TimeSpan.FromHours(1);
        var busy = await hub.LinkChecks.Where(l => l.CheckedAt > hourAgo).GroupBy(l => l.Host).Where(g => g.Count() >= options.Value.PerHostPerHour).Select(g => g.Key).ToListAsync(cancel);
        var due = await hub.LinkChecks.Where(l => l.NextAt <= now && !busy.Contains(l.Host)).OrderBy(l => l.NextAt).ThenBy(l => l.Key).ToListAsync(cancel);
        return [.. due.DistinctBy(l => l.Host).Take(options.Value.PerRound)];
    }

    private async Task NoteAsync(IServiceProvider services, HubContext hub, List<(LinkCheck Link, LinkFinding Finding)> findings, ILookup<string, LinkPlace> places, CancellationToken cancel)
    {
        if (findings.Count == 0) { return; }
        var (now, changed) = (time.GetUtcNow(), false);
        // When no server anywhere answers, it is we who are cut off.
        var cutOff = findings.Count > 2 && findings.TrueForAll(f => !f.Finding.Answered);
        if (cutOff) { CutOff(findings.Count); }
        foreach (var (link, finding) in findings)
        {
            if (cutOff) { link.Postpone(now + AfterOurOwnOutage); }
            else { changed |= await NoteAsync(services, link, finding, places[link.Url], now, cancel); }
        }
        if (changed) { (await hub.CatalogueState.SingleAsync(cancel)).Advance(now); }
        await hub.SaveChangesAsync(cancel);
        if (changed) { await doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel); }
    }

    /// <returns>Whether pages say something else now.</returns>
    private static async Task<bool> NoteAsync(IServiceProvider services, LinkCheck link, LinkFinding finding, IEnumerable<LinkPlace> places, DateTimeOffset now, CancellationToken cancel)
    {
        var before = link.DeadAt;
        switch (finding.Outcome)
        {
            case LinkOutcome.Works: link.Works(now); break;
            case LinkOutcome.TellsNothing: link.TellsNothing(finding.Reason, now); break;
            default:
                if (link.Fails(finding.Reason, now)) { await services.GetRequiredService<LinkNews>().DiedAsync(link.Key, link.Host, places, now, cancel); }
                break;
        }
        return before != link.DeadAt;
    }

    [LoggerMessage(LogLevel.Error, "Looking at links failed; the next round tries again.")]
    private partial void RoundFailed(Exception error);

    [LoggerMessage(LogLevel.Warning, "None of {Count} servers answered, so this server cannot reach the internet; the links are looked at later. Links:Check=false turns it off.")]
    private partial void CutOff(int count);
}
