using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using InstrumentHub.Core.Mail;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Mail;

/// <summary>
/// Sends what waits in the outbox. A node takes a mail in hand by one conditional update, so of two nodes one gets it. A node that dies between the
/// server's "accepted" and our own note of it would have it sent again: the same Message-ID then lets the receiver's side drop the second.
/// </summary>
internal sealed partial class MailSender(
    IDbContextFactory<HubContext> hubs, IDoorbell doorbell, IOptions<MailOptions> options, SiteSettings site, TimeProvider time, ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15), Lease = TimeSpan.FromMinutes(2), Patience = TimeSpan.FromSeconds(45);
    private const int AtOnce = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn) { return; }
        await foreach (var _ in doorbell.ListenAsync(Outbox.Topic, LookEvery, stoppingToken))
        {
            try { await SendDueAsync(stoppingToken); }
            catch (Exception error) when (error is not OperationCanceledException) { LookFailed(error); }
        }
    }

    /// <summary>Sends what is due now.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var due = await Due(hub, now).OrderBy(m => m.NextAttemptAt).Select(m => m.Id).Take(AtOnce).ToListAsync(cancel);
        var sent = 0;
        foreach (var id in due)
        {
            if (await TakeAsync(hub, id, cancel) is { } mail && await SendAsync(hub, mail, cancel)) { sent++; }
        }
        return sent;
    }

    private static IQueryable<OutgoingMail> Due(HubContext hub, DateTimeOffset now) => hub.OutgoingMail.Where(m =>
        m.SentAt == null && m.NextAttemptAt <= now && m.ExpiresAt > now && (m.LeasedUntil == null || m.LeasedUntil < now));

    private async Task<OutgoingMail?> TakeAsync(HubContext hub, Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? until = now + Lease;
        var taken = await Due(hub, now).Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, until), cancel);
        return taken == 1 ? await hub.OutgoingMail.SingleAsync(m => m.Id == id, cancel) : null;
    }

    private async Task<bool> SendAsync(HubContext hub, OutgoingMail mail, CancellationToken cancel)
    {
        try
        {
            await DeliverAsync(mail, cancel);
            mail.Sent(time.GetUtcNow());
        }
        catch (Exception error) when (error is SmtpException or FormatException or ArgumentException or IOException or InvalidOperationException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            mail.Failed(error.GetBaseException().Message, time.GetUtcNow());
            // What the server said may hold the address; it is kept with the mail, and goes when the mail goes.
            NotSent(mail.Id, mail.Attempts, error is SmtpException smtp ? smtp.StatusCode.ToString() : error.GetBaseException().GetType().Name);
        }
        // What was sent is noted down also when the site is stopping.
        await hub.SaveChangesAsync(CancellationToken.None);
        return mail.SentAt is not null;
    }

    private async Task DeliverAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var smtp = options.Value;
        using var message = Message(mail, new MailAddress(smtp.From!, site.Name, Encoding.UTF8));
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.StartTls };
        if (smtp.User is not null) { client.Credentials = new NetworkCredential(smtp.User, smtp.Password); }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        await client.SendMailAsync(message, limit.Token);
    }

    private static MailMessage Message(OutgoingMail mail, MailAddress from)
    {
        var message = new MailMessage { From = from, Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, Body = mail.Text, BodyEncoding = Encoding.UTF8 };
        message.To.Add(new MailAddress(mail.To));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is not null)
        {
            message.Headers.Add("List-Unsubscribe", $"<{mail.UnsubscribeUrl}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was not taken by the mail server (attempt {Attempt}): {Reason}")]
    private partial void NotSent(Guid id, int attempt, string reason);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read; trying again soon.")]
    private partial void LookFailed(Exception error);
}
