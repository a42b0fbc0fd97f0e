using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

public sealed class SettingsTests
{
    private const string Page = "/beheer/instellingen";

    [Fact]
    public async Task A_name_set_on_one_node_stands_on_the_pages_of_another_and_can_be_taken_back()
    {
        await using var one = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Site:Name"] = "Leernet" });
        await using var other = await HubApp.StartAsync(database: one.Database, settings: new Dictionary<string, string> { ["Site:Name"] = "Leernet" });
        using var ada = await one.SignInAsync("Ada", PlatformRole.Administrator);
        Assert.Contains("Leernet</title>", await other.GetStringAsync("/over"), StringComparison.Ordinal);

        await SetAsync(ada, ("site.name", "De Werkplaats"), ("site.introduction-en", "Welcome, neighbours."), ("site.contact", "hallo@example.org"));

        await Administrating.UntilAsync(async () => (await other.GetStringAsync("/over")).Contains("De Werkplaats</title>", StringComparison.Ordinal));
        Assert.Contains("Welcome, neighbours.", await other.GetStringAsync("/en"), StringComparison.Ordinal);
        Assert.Contains("hallo@example.org", await other.GetStringAsync("/privacy"), StringComparison.Ordinal);
        Assert.Contains("De Werkplaats", await other.GetStringAsync("/feed.atom"), StringComparison.Ordinal);
        Assert.Equal("Site", (await ada.ReadAsync(Page)).QuerySelector("[data-setting='site.name']")!.GetAttribute("data-source"));

        await SetAsync(ada, ("site.name.default", "true"));
        Assert.Contains("Leernet</title>", await one.GetStringAsync("/over"), StringComparison.Ordinal);
        Assert.Equal("Configuration", (await ada.ReadAsync(Page)).QuerySelector("[data-setting='site.name']")!.GetAttribute("data-source"));
        Assert.Equal(["Leernet → De Werkplaats", "De Werkplaats → Leernet"], (await one.LogAsync()).Where(e => e.Target == "site.name").Select(e => $"{e.Before} → {e.After}"));
    }

    [Theory]
    [InlineData("site.name", "")]
    [InlineData("site.contact", "geen adres")]
    [InlineData("newcomers.links", "veel")]
    [InlineData("retention.mail-days", "0")]
    [InlineData("accounts.registration", "niemand")]
    [InlineData("texts.own-words", "twee woorden")]
    public async Task A_value_that_cannot_be_comes_again_and_nothing_is_stored(string key, string value)
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);

        var again = await ada.SubmitAsync(Page, ".admin-form", (key, value), ("mail.footer-nl", "Hogeschool Voorbeeld"), ("Reason", "Proef")).RefusedAsync();

        Assert.Contains($"href=\"#{key}\"", again, StringComparison.Ordinal);
        Assert.Contains("Hogeschool Voorbeeld", again, StringComparison.Ordinal);
        Assert.Empty(await app.LogAsync());
        Assert.Null(app.Services.GetRequiredService<SiteSettings>().MailFooter("nl"));
    }

    [Fact]
    public async Task Who_may_make_an_account_is_the_hosts_choice()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        await app.CommunityAsync("zon", CommunityVisibility.Hidden, ada);
        var (invitation, secret) = Invitation.Make((await app.WithAsync(s => Task.FromResult(s.GetRequiredService<HubContext>().Communities.Single().Id))), ada.Id, DateTimeOffset.UtcNow, 14, 5);
        await app.ChangeAsync(hub => { hub.Add(invitation); return hub.SaveChangesAsync(); });
        using var visitor = app.Visitor();
        var form = (await visitor.ReadAsync("/registreren")).QuerySelector("form.form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        await SetAsync(ada, ("accounts.registration", SettingSpecs.ByInvitation));

        Assert.Null((await visitor.ReadAsync("/registreren")).QuerySelector("form.form"));
        using var content = new FormUrlEncodedContent([new("Name", "Zo"), new("Email", "zo@example.org"), new("Rules", "true"), new("__RequestVerificationToken", form)]);
        Assert.Contains("alleen met een uitnodiging", await visitor.Client.PostAsync(new Uri("/registreren", UriKind.Relative), content).RefusedAsync(), StringComparison.Ordinal);
        var invited = $"/registreren?terug={Uri.EscapeDataString($"/uitnodiging/{secret}")}";
        await visitor.SubmitAsync(invited, "form.form", ("Name", "Zo"), ("Email", "zo@example.org"), ("Rules", "true")).DoneAsync();
        Assert.Single(await app.MailAsync("zo@example.org"));

        await SetAsync(ada, ("accounts.registration", SettingSpecs.ByInstitution));
        Assert.Null((await visitor.ReadAsync(invited)).QuerySelector("form.form"));
    }

    [Fact]
    public async Task Word_lists_limits_and_the_foot_of_mail_count_at_once()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        var (words, settings) = (app.Services.GetRequiredService<WordLists>(), app.Services.GetRequiredService<SiteSettings>());
        Assert.Empty(words.Find("wat een klootzak, die kabouter"));

        await SetAsync(ada, ("texts.words-nl", "on"), ("texts.own-words", "kabouter*"), ("newcomers.links", "1"), ("newcomers.posts-per-hour", "5"), ("mail.footer-nl", "Hogeschool Voorbeeld\nPostbus 1"), ("retention.mail-days", "90"));

        Assert.Equal(["klootzak", "kabouter"], words.Find("wat een klootzak, die kabouters"));
        Assert.Equal((1, 5, TimeSpan.FromDays(90)), (settings.NewcomerLinks, settings.NewcomerPostsPerHour, settings.Days(SettingSpecs.MailDays)));
        // Whoever reads it as an option has it too.
        Assert.Equal("1", app.Services.GetRequiredService<IConfiguration>()["TextLimits:NewcomerLinks"]);
        using var visitor = app.Visitor();
        await visitor.RegisterAsync("Zo", "zo@example.org").DoneAsync();
        var mail = (await app.MailAsync("zo@example.org"))[^1];
        Assert.Contains("-- \nHogeschool Voorbeeld\nPostbus 1\nInstrumentHub", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Hogeschool Voorbeeld<br>Postbus 1<br>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_default_in_the_configuration_stops_the_start()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => HubApp.StartAsync(settings: new Dictionary<string, string> { ["Retention:MailDays"] = "lang" }));

        Assert.Contains("Retention:MailDays", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task SetAsync(Person person, params (string Key, string Value)[] values) => await person.SubmitAsync(Page, ".admin-form", [.. values, ("Reason", "Zo spraken we af")]).DoneAsync();
}
