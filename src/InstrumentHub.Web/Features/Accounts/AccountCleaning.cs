using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Forgets what was kept long enough: what the privacy page says goes, goes by this.</summary>
internal sealed partial class AccountCleaning(IDbContextFactory<HubContext> hubs, SiteSettings settings, TimeProvider time, ILogger<AccountCleaning> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6), FirstAfter = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try { await CleanAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { Failed(error); }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task CleanAsync(CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var (mailsBefore, signInsBefore, unconfirmedBefore) = (now - settings.Days(SettingSpecs.MailDays), now - settings.Days(SettingSpecs.SignInDays), now - settings.Days(SettingSpecs.UnconfirmedDays));
        await hub.OneTimeKeys.Where(k => k.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        await hub.OutgoingMail.Where(m => m.CreatedAt < mailsBefore).ExecuteDeleteAsync(cancel);
        await hub.SignIns.Where(s => s.At < signInsBefore).ExecuteDeleteAsync(cancel);
        var tracesBefore = now - TextTrace.KeptFor;
        await hub.TextTraces.Where(t => t.At < tracesBefore).ExecuteDeleteAsync(cancel);
        await hub.Accounts.Where(a => !a.EmailConfirmed && a.DeletedAt == null && a.RegisteredAt < unconfirmedBefore).ExecuteDeleteAsync(cancel);
    }

    [LoggerMessage(LogLevel.Error, "Old data of accounts could not be removed; trying again later.")]
    private partial void Failed(Exception error);
}
