using System.IO.Compression;
using System.Net;
using System.Text.Json;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Accounts;

public sealed class OwnDataTests
{
    [Fact]
    public async Task Each_part_of_a_profile_reaches_its_own_audience()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var friend = await app.SignInAsync("Friend");
        using var stranger = await app.SignInAsync("Stranger");
        await app.ChangeAsync(hub =>
        {
            var community = Community.Start("samen", new("Samen", "Een opgave", CommunityVisibility.Hidden), ann.Id, DateTimeOffset.UtcNow);
            community.Admit(friend.Id, CommunityRole.Member, DateTimeOffset.UtcNow);
            hub.Communities.Add(community);
            return hub.SaveChangesAsync();
        });

        using var saved = await ann.SubmitAsync("/mijn/profiel", "form.form",
            ("Expertise", "voor iedereen\n<script>"), ("ExpertiseTo", "Public"), ("CanDo", "voor het platform"), ("CanDoTo", "Platform"),
            ("WantsToLearn", "voor mijn communities"), ("WantsToLearnTo", "Communities"), ("Sectors", "zorg-en-welzijn"), ("SectorsTo", "Self"));

        Assert.Equal("/mensen/ann", saved.Headers.Location?.OriginalString);
        using var visitor = app.Visitor();
        Assert.Equal(["Expertise"], await PartsAsync(visitor));
        Assert.Equal(["Expertise", "Kan ik"], await PartsAsync(stranger));
        Assert.Equal(["Expertise", "Kan ik", "Wil ik leren"], await PartsAsync(friend));
        Assert.Equal(4, (await PartsAsync(ann)).Count);
        Assert.Null((await visitor.ReadAsync("/mensen/ann")).QuerySelector("main script"));
    }

    [Fact]
    public async Task A_visitor_learns_nothing_of_people_who_show_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var visitor = app.Visitor();

        using var there = await visitor.Client.GetAsync(new Uri("/mensen/ann", UriKind.Relative));
        using var notThere = await visitor.Client.GetAsync(new Uri("/mensen/bob", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (there.StatusCode, notThere.StatusCode));
        Assert.Contains("/inloggen?terug=", there.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_can_be_taken_away_as_JSON_and_CSV()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        (await ann.SubmitAsync("/mijn/profiel", "form.form", ("Expertise", "=1+1\nTwee, \"drie\""))).Dispose();

        using var zip = new ZipArchive(await ann.Client.GetStreamAsync(new Uri("/mijn/gegevens.zip", UriKind.Relative)));

        using var json = JsonDocument.Parse(zip.GetEntry("data.json")!.Open());
        Assert.Equal("ann@example.org", json.RootElement.GetProperty("account")[0].GetProperty("email").GetString());
        Assert.Equal("=1+1", json.RootElement.GetProperty("profile")[0].GetProperty("text").GetString());
        using var reader = new StreamReader(zip.GetEntry("profile.csv")!.Open());
        var csv = await reader.ReadToEndAsync();
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.Contains("\"Twee, \"\"drie\"\"\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_says_what_happens_and_leaves_nobody_behind()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", PlatformRole.Moderator);
        (await ann.SubmitAsync("/mijn/profiel", "form.form", ("Expertise", "veel"))).Dispose();
        var page = await ann.ReadAsync("/mijn/verwijderen");
        Assert.Contains("Dit gaat weg", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dit blijft, zonder je naam", page.Body.TextContent, StringComparison.Ordinal);

        using var mistyped = await ann.SubmitAsync("/mijn/verwijderen", "form.form", ("Email", "bob@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        using var gone = await ann.SubmitAsync("/mijn/verwijderen", "form.form", ("Email", "ann@example.org"));

        Assert.False(await ann.IsSignedInAsync());
        var account = await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.SingleAsync());
        Assert.Equal(("", null, null, PlatformRole.Member), (account.Name, account.Email, account.PasswordHash, account.Role));
        Assert.DoesNotContain("ann", account.Handle, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().Profiles.CountAsync()));
        Assert.Equal("Je account is verwijderd", Assert.Single(await app.MailAsync("ann@example.org")).Subject);
        using var again = app.Visitor();
        (await again.RegisterAsync("Ann", "ann@example.org")).Dispose();
        Assert.Equal(2, (await app.MailAsync("ann@example.org")).Count);
    }

    [Fact]
    public async Task An_address_changes_only_from_its_new_mailbox_and_the_old_one_hears_of_it()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await app.AddAccountAsync("taken");

        using var taken = await ann.SubmitAsync("/mijn/beveiliging", "form[action$='/adres']", ("NewEmail", "taken@example.org"));
        using var asked = await ann.SubmitAsync("/mijn/beveiliging", "form[action$='/adres']", ("NewEmail", "new@example.org"));
        Assert.Equal(asked.Headers.Location, taken.Headers.Location);
        Assert.Empty(await app.MailAsync("taken@example.org"));
        var link = await app.LinkToAsync("new@example.org");
        using var ben = await app.SignInAsync("Ben");
        Assert.Null((await ben.ReadAsync(link)).QuerySelector("form.form"));
        using var confirmed = await ann.SubmitAsync(link, "form.form");

        Assert.True(await ann.IsSignedInAsync());
        Assert.Contains("new@example.org", (await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Je e-mailadres is veranderd", Assert.Single(await app.MailAsync("ann@example.org")).Subject);
    }

    private static async Task<List<string>> PartsAsync(Person reader) =>
        [.. (await reader.ReadAsync("/mensen/ann")).QuerySelectorAll(".profile__part h2").Select(h => h.TextContent)];
}
