using InstrumentHub.Core;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Notifications;

/// <summary>
/// Turns notices into mail: what is about somebody at once, all else in a digest as often as they chose. The mail and the mark that it was told go into
/// one transaction, and its key is unique, so that several nodes at work never tell anything twice.
/// </summary>
internal sealed partial class DigestSender(IServiceScopeFactory scopes, IDoorbell doorbell, TimeProvider time, ILogger<DigestSender> logger) : BackgroundService
{
    private const int PeoplePerRound = 200, MaxLines = 40;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1), UrgentIsFreshFor = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try { await SendAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { RoundFailed(error); }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many mails were written.</returns>
    internal async Task<int> SendAsync(CancellationToken cancel)
    {
        var written = 0;
        foreach (var account in await WaitingAsync(cancel))
        {
            await using var scope = scopes.CreateAsyncScope();
            try { written += await SendToAsync(scope.ServiceProvider, account, cancel); }
            // Another node wrote the same mail in the same moment; its notices are marked there.
            catch (DbUpdateException error) { WrittenElsewhere(error); }
        }
        if (written > 0) { await doorbell.RingAsync(Outbox.Topic, cancel: cancel); }
        return written;
    }

    /// <summary>Whom there is something to write to now; who has their digest next week must not stand in the way of who was mentioned. As <see cref="MailWishes.IsDue"/>.</summary>
    private async Task<List<Guid>> WaitingAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (hub, now) = (scope.ServiceProvider.GetRequiredService<HubContext>(), time.GetUtcNow());
        var (fresh, day, week) = (now - UrgentIsFreshFor, now - MailWishes.Day, now - MailWishes.Week);
        var waiting = hub.Notices.Where(n => n.MailedAt == null && n.ReadAt == null);
        return await (
            from account in hub.Accounts.Where(a => a.DeletedAt == null && a.EmailConfirmed && a.Email != null)
            from wish in hub.MailWishes.Where(w => w.AccountId == account.Id).DefaultIfEmpty()
            where ((wish == null || wish.AtOnce) && waiting.Any(n => n.AccountId == account.Id && n.At > fresh && (n.Kind == NoticeKind.Mention || n.Kind == NoticeKind.Decision)))
                || ((wish == null || (wish.Digest == DigestRhythm.Daily && (wish.LastDigestAt == null || wish.LastDigestAt <= day)) || (wish.Digest == DigestRhythm.Weekly && (wish.LastDigestAt == null || wish.LastDigestAt <= week)))
                    && waiting.Any(n => n.AccountId == account.Id))
            orderby account.Id
            select account.Id).Take(PeoplePerRound).ToListAsync(cancel);
    }

    private async Task<int> SendToAsync(IServiceProvider services, Guid id, CancellationToken cancel)
    {
        var (hub, now) = (services.GetRequiredService<HubContext>(), time.GetUtcNow());
        if (await hub.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.DeletedAt == null && a.EmailConfirmed && a.Email != null, cancel) is not { } account) { return 0; }
        var wishes = await hub.MailWishes.SingleOrDefaultAsync(w => w.AccountId == id, cancel) ?? hub.MailWishes.Add(new(id)).Entity;
        var notices = await hub.Notices.Where(n => n.AccountId == id && n.MailedAt == null && n.ReadAt == null).OrderBy(n => n.At).ToListAsync(cancel);

        var (outbox, site) = (services.GetRequiredService<Outbox>(), services.GetRequiredService<SiteAddress>());
        var written = wishes.AtOnce ? WriteUrgent(outbox, site, account, wishes, [.. notices.Where(n => n.IsUrgent && now - n.At < UrgentIsFreshFor)], now) : 0;
        if (wishes.IsDue(now) && notices.Where(n => n.MailedAt is null).ToList() is { Count: > 0 } rest) { written += WriteDigest(outbox, site, account, wishes, rest, now); }
        // Also where nothing was written: the key of the unsubscribe link must not change with every round.
        await hub.SaveChangesAsync(cancel);
        return written;
    }

    private static int WriteUrgent(Outbox outbox, SiteAddress site, Account account, MailWishes wishes, List<Notice> notices, DateTimeOffset now)
    {
        foreach (var notice in notices)
        {
            var language = Languages.FromTag(account.Language);
            outbox.Add(account.Email!, account.Language, (t, to) => new(t["Over jou op {0}", outbox.SiteName], t["Hallo {0},", account.Name], [notice.Text.In(language)])
            {
                Action = new(t["Bekijk het"], site.Trusted(notice.Url.In(language))),
                After = [t["Je krijgt dit bericht meteen, omdat het over jou gaat."]],
                UnsubscribeUrl = site.Trusted(to.Unsubscribe(wishes.UnsubscribeKey)),
                UnsubscribeLabel = t["Geen mail meer"],
            }, dedupeKey: $"notice/{notice.Id}");
            notice.Mailed(now);
        }
        return notices.Count;
    }

    private static int WriteDigest(Outbox outbox, SiteAddress site, Account account, MailWishes wishes, List<Notice> notices, DateTimeOffset now)
    {
        var language = Languages.FromTag(account.Language);
        outbox.Add(account.Email!, account.Language, (t, to) => new(
            notices.Count == 1 ? t["1 bericht voor je"] : t["{0} berichten voor je", notices.Count], t["Hallo {0},", account.Name],
            [t["Dit gebeurde er sinds de vorige keer:"]])
        {
            Items = [.. notices.Take(MaxLines).Select(n => new LetterAction(n.Text.In(language), site.Trusted(n.Url.In(language))))],
            Action = new(t["Bekijk al je berichten"], site.Trusted(to.Notices)),
            After = [.. notices.Count > MaxLines ? [t["En nog {0} berichten.", notices.Count - MaxLines].Value] : Array.Empty<string>(), wishes.Digest == DigestRhythm.Daily ? t["Je krijgt dit overzicht ten hoogste eens per dag."] : t["Je krijgt dit overzicht ten hoogste eens per week."]],
            UnsubscribeUrl = site.Trusted(to.Unsubscribe(wishes.UnsubscribeKey)),
            UnsubscribeLabel = t["Geen mail meer"],
        }, dedupeKey: $"digest/{account.Id}/{now:yyyy-MM-dd}");
        foreach (var notice in notices) { notice.Mailed(now); }
        wishes.Sent(now);
        return 1;
    }

    [LoggerMessage(LogLevel.Error, "Writing digests failed; the next round tries again.")]
    private partial void RoundFailed(Exception error);

    [LoggerMessage(LogLevel.Debug, "A mail was written by another node.")]
    private partial void WrittenElsewhere(Exception error);
}
