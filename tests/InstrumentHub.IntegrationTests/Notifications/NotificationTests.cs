using System.Net;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Notifications;

public sealed class NotificationTests
{
    private static readonly Subject Thing = new(SubjectKind.Instrument, "partnerschapskaart");

    [Fact]
    public async Task Who_follows_hears_once_a_day_and_who_did_it_does_not()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        foreach (var person in new[] { ann, ben }) { await FollowAsync(app, person); }

        await TellAsync(app, except: ben.Id);
        await TellAsync(app, except: ben.Id);

        Assert.Single((await ann.ReadAsync("/mijn/berichten")).QuerySelectorAll(".notices__row--new"));
        Assert.Empty((await ann.ReadAsync("/mijn/berichten")).QuerySelectorAll(".notices__row--new"));
        Assert.Empty((await ben.ReadAsync("/mijn/berichten")).QuerySelectorAll(".notices__row"));
    }

    [Fact]
    public async Task A_digest_is_written_once_whatever_the_number_of_rounds()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await FollowAsync(app, ann);
        await TellAsync(app, except: null);

        var sender = app.Services.GetRequiredService<DigestSender>();
        await Task.WhenAll(sender.SendAsync(CancellationToken.None), sender.SendAsync(CancellationToken.None));
        await sender.SendAsync(CancellationToken.None);

        var mail = await app.WithAsync(s => s.GetRequiredService<HubContext>().OutgoingMail.SingleAsync());
        Assert.Equal("ann@example.org", mail.To);
        Assert.Contains("Nieuws over de kaart", mail.Text, StringComparison.Ordinal);
        Assert.NotNull(mail.UnsubscribeUrl);
    }

    [Fact]
    public async Task Whose_digest_comes_later_does_not_stand_in_the_way_of_who_was_mentioned()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await app.WithAsync(async s =>
        {
            var (hub, now) = (s.GetRequiredService<HubContext>(), DateTimeOffset.UtcNow);
            for (var i = 0; i < 250; i++)
            {
                var name = $"p{i}";
                var account = new Account { Id = Guid.CreateVersion7(now.AddDays(-1)), Name = name, Handle = name, UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = $"{name}@example.org", NormalizedEmail = $"{name}@EXAMPLE.ORG".ToUpperInvariant(), EmailConfirmed = true, RegisteredAt = now };
                var wishes = new MailWishes(account.Id);
                wishes.Sent(now);
                hub.AddRange(account, wishes, new Notice(account.Id, NoticeKind.Reply, new("Een antwoord", "An answer"), new("/mijn", "/en/me"), now));
            }
            hub.Add(new Notice(ann.Id, NoticeKind.Mention, new("Je bent genoemd", "You were mentioned"), new("/mijn", "/en/me"), now));
            return await hub.SaveChangesAsync();
        });

        await app.Services.GetRequiredService<DigestSender>().SendAsync(CancellationToken.None);

        Assert.Contains("ann@example.org", await app.WithAsync(s => s.GetRequiredService<HubContext>().OutgoingMail.Select(m => m.To).ToListAsync()));
    }

    [Fact]
    public async Task One_click_without_signing_in_turns_all_mail_off_and_off_means_off()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await app.WithAsync(s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            hub.Add(new MailWishes(ann.Id));
            hub.Add(new Notice(ann.Id, NoticeKind.Decision, new("Over jou", "About you"), new("/mijn", "/en/me"), DateTimeOffset.UtcNow));
            return hub.SaveChangesAsync();
        });
        var key = await app.WithAsync(s => s.GetRequiredService<HubContext>().MailWishes.Select(w => w.UnsubscribeKey).SingleAsync());

        using var program = app.Client();
        using var click = await program.PostAsync(new Uri($"/afmelden/{key}", UriKind.Relative), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        using var guess = await program.PostAsync(new Uri("/afmelden/geraden", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (click.StatusCode, guess.StatusCode));
        Assert.Equal(0, await app.Services.GetRequiredService<DigestSender>().SendAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_followed_thing_has_a_feed_that_only_its_follower_can_find()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await FollowAsync(app, ann);
        await TellAsync(app, except: null);
        var key = await app.WithAsync(s => s.GetRequiredService<HubContext>().Follows.Select(f => f.FeedKey).SingleAsync());

        Assert.Contains("Nieuws over de kaart", await app.GetStringAsync($"/volgen/{key}.atom"), StringComparison.Ordinal);

        using (await ann.SubmitAsync("/mijn/berichten", ".follows form")) { }
        using var client = app.Client();
        using var gone = await client.GetAsync(new Uri($"/volgen/{key}.atom", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static Task<int> FollowAsync(HubApp app, Person person) => app.WithAsync(async s =>
    {
        await s.GetRequiredService<Following>().FollowAsync(person.Id, Thing, CancellationToken.None);
        return 0;
    });

    private static Task<int> TellAsync(HubApp app, Guid? except) => app.WithAsync(async s =>
    {
        await s.GetRequiredService<Following>().TellAsync(Thing, "revision", _ => "Nieuws over de kaart", to => to.Instrument("partnerschapskaart"), except, CancellationToken.None);
        return await s.GetRequiredService<HubContext>().SaveChangesAsync();
    });
}
