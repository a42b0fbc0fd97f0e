using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Freshness;

/// <summary>
/// Asks of instruments that nobody looked at for half a year whether they are still right. A few at a time: a catalogue that was taken in on one day
/// must not come back to the desk on one day.
/// </summary>
internal sealed partial class FreshnessRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<FreshnessRound> logger) : BackgroundService
{
    public const int MaxWaiting = 10;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try { await AskAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { RoundFailed(error); }
        }
    }

    /// <returns>Of how many instruments it was asked.</returns>
    internal async Task<int> AskAsync(CancellationToken cancel)
    {
        var asked = 0;
        foreach (var (slug, title) in await DueAsync(cancel))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<Caretaking>().AskAsync(slug, title, cancel)) { asked++; }
        }
        return asked;
    }

    private async Task<List<(string Slug, string Title)>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hub = scope.ServiceProvider.GetRequiredService<HubContext>();
        var room = MaxWaiting - await hub.DeskItems.CountAsync(i => i.Kind == DeskKind.Freshness && i.ClosedAt == null, cancel);
        if (room <= 0) { return []; }

        var (now, before) = (time.GetUtcNow(), time.GetUtcNow() - Core.Catalogue.Freshness.AskEvery);
        var old = await (
            from instrument in hub.Instruments
            where instrument.Status == InstrumentStatus.Published && instrument.ChangedAt <= before
                && !hub.Freshness.Any(f => f.Instrument == instrument.Slug && (f.VerifiedAt > before || f.AskedAt > before))
            orderby instrument.ChangedAt, instrument.Slug
            select new { instrument.Slug, instrument.Record }).Take(room).ToListAsync(cancel);
        return old.ConvertAll(i => (i.Slug, i.Record.Title.Nl));
    }

    [LoggerMessage(LogLevel.Error, "Asking whether instruments are still right failed; the next round tries again.")]
    private partial void RoundFailed(Exception error);
}
