using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Mail;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_goes_out_over_SMTP_as_text_and_HTML()
    {
        await using var smtp = new SmtpServer();
        await using var app = await HubApp.StartAsync(settings: Settings(smtp));
        using var visitor = app.Visitor();

        (await visitor.RegisterAsync("Renée", "renee@example.org")).Dispose();

        var mail = await FirstAsync(smtp);
        Assert.Contains("RCPT TO:<renee@example.org>", mail, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("@example.org>", mail.Split('\n').Single(l => l.StartsWith("Message-ID", StringComparison.OrdinalIgnoreCase)), StringComparison.Ordinal);
        var stored = Assert.Single(await app.MailAsync("renee@example.org"));
        // Addresses come from the configuration, never from what a browser says the host is.
        Assert.Contains("https://hub.example.org/registreren/bevestigen?sleutel=", stored.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_tried_again_later()
    {
        await using var smtp = new SmtpServer(refusals: 1);
        await using var app = await HubApp.StartAsync(settings: Settings(smtp));
        await AddAsync(app, "ann@example.org");
        await WaitAsync(async () => (await app.MailAsync("ann@example.org"))[0].Attempts == 1);

        var failed = (await app.MailAsync("ann@example.org"))[0];
        Assert.Null(failed.SentAt);
        Assert.True(failed.NextAttemptAt > DateTimeOffset.UtcNow.AddSeconds(10));
        Assert.Contains("try again later", failed.LastError, StringComparison.Ordinal);
        Assert.Equal(0, await SendAsync(app));

        await app.ChangeAsync(hub => hub.OutgoingMail.ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAttemptAt, DateTimeOffset.UtcNow.AddSeconds(-1))));
        await SendAsync(app);
        await FirstAsync(smtp);
    }

    [Fact]
    public async Task Two_nodes_never_send_the_same_mail()
    {
        await using var smtp = new SmtpServer();
        await using var database = await PostgresFixture.CreateAsync(HubApp.MigrateAsync);
        await using var one = await HubApp.StartAsync(settings: Settings(smtp), database: database);
        await using var two = await HubApp.StartAsync(settings: Settings(smtp), database: database);
        foreach (var i in Enumerable.Range(0, 30)) { await AddAsync(one, $"person{i}@example.org"); }

        await Task.WhenAll(SendAsync(one), SendAsync(two), SendAsync(one), SendAsync(two));
        await WaitAsync(async () => await one.WithAsync(s => s.GetRequiredService<HubContext>().OutgoingMail.AllAsync(m => m.SentAt != null)));

        Assert.Equal(30, smtp.Taken.Count);
        Assert.Equal(30, smtp.Taken.Select(m => m.Split('\n').Single(l => l.StartsWith("RCPT", StringComparison.Ordinal))).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_with_a_key_exists_once_and_carries_its_way_out()
    {
        await using var smtp = new SmtpServer();
        await using var app = await HubApp.StartAsync(settings: Settings(smtp));
        await AddAsync(app, "ann@example.org", "digest/1");

        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(app, "ann@example.org", "digest/1"));

        var mail = await FirstAsync(smtp);
        Assert.Contains("List-Unsubscribe: <https://hub.example.org/uit>", mail, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", mail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:From", "", "Mail:From")]
    [InlineData("Site:PublicUrl", "", "Site:PublicUrl")]
    [InlineData("Mail:Port", "0", "Port")]
    public async Task A_half_configured_mail_server_stops_the_start(string key, string value, string told)
    {
        await using var smtp = new SmtpServer();
        var settings = Settings(smtp);
        settings[key] = value;
        if (value.Length == 0) { settings.Remove(key); }

        var error = await Record.ExceptionAsync(() => HubApp.StartAsync(settings: settings));

        Assert.Contains(told, error?.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Settings(SmtpServer smtp) => new()
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Mail:StartTls"] = "false",
        ["Mail:From"] = "hub@example.org", ["Site:PublicUrl"] = "https://hub.example.org",
    };

    private static Task<int> AddAsync(HubApp app, string to, string? key = null) => app.WithAsync(async services =>
    {
        var outbox = services.GetRequiredService<Outbox>();
        outbox.Add(to, "nl", (_, _) => new Letter("Onderwerp", "Hoi,", ["Eén <b>alinea</b>."]) { UnsubscribeUrl = "https://hub.example.org/uit" }, dedupeKey: key);
        var saved = await services.GetRequiredService<HubContext>().SaveChangesAsync();
        await outbox.RingAsync(CancellationToken.None);
        return saved;
    });

    private static Task<int> SendAsync(HubApp app) => app.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    private static async Task<string> FirstAsync(SmtpServer smtp)
    {
        string? mail = null;
        await WaitAsync(() => Task.FromResult(smtp.Taken.TryPeek(out mail)));
        return mail!;
    }

    private static async Task WaitAsync(Func<Task<bool>> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await until()) { await Task.Delay(20, patience.Token); }
    }
}
