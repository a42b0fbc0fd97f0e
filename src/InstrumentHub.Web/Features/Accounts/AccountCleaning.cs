using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Forgets what was kept long enough: what the privacy page says goes, goes by this.</summary>
internal sealed partial class AccountCleaning(IDbContextFactory<HubContext> hubs, TimeProvider time, ILogger<AccountCleaning> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6), FirstAfter = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan UnconfirmedFor = TimeSpan.FromDays(7), MailFor = TimeSpan.FromDays(30), SignInsFor = TimeSpan.FromDays(180);

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
        await hub.OneTimeKeys.Where(k => k.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        await hub.OutgoingMail.Where(m => m.CreatedAt < now - MailFor).ExecuteDeleteAsync(cancel);
        await hub.SignIns.Where(s => s.At < now - SignInsFor).ExecuteDeleteAsync(cancel);
        await hub.Accounts.Where(a => !a.EmailConfirmed && a.DeletedAt == null && a.RegisteredAt < now - UnconfirmedFor).ExecuteDeleteAsync(cancel);
    }

    [LoggerMessage(LogLevel.Error, "Old data of accounts could not be removed; trying again later.")]
    private partial void Failed(Exception error);
}
