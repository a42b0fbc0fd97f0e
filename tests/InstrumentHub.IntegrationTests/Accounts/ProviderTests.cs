using System.Net;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static InstrumentHub.IntegrationTests.Accounts.ProviderSteps;

namespace InstrumentHub.IntegrationTests.Accounts;

public sealed class ProviderTests
{
    [Fact]
    public async Task Nothing_of_it_shows_until_it_is_configured()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();

        Assert.Null((await visitor.ReadAsync("/inloggen")).QuerySelector(".ways"));
        using var answer = await visitor.Client.GetAsync(new Uri("/inloggen/met/linkedin", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_person_comes_in_and_comes_back()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await HubApp.StartAsync(settings: provider.Settings(institution: true));
        using var nadia = app.Visitor();

        var form = await ComeAsync(nadia, provider);
        Assert.StartsWith("/inloggen/terug", form, StringComparison.Ordinal);
        using var made = await nadia.SubmitAsync(form, "form.form", ("Rules", "true"));
        Assert.True(await nadia.IsSignedInAsync());

        using var again = app.Visitor();
        using var back = await again.Client.GetAsync(new Uri(await ComeAsync(again, provider), UriKind.Relative));
        Assert.True(await again.IsSignedInAsync());
        var account = await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.SingleAsync());
        Assert.Equal(("Nadia Bakker", "nadia@example.org"), (account.Name, account.Email));
        Assert.NotNull(account.TrustedAt);
    }

    [Fact]
    public async Task An_account_that_exists_is_linked_only_by_its_own_mail()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        await app.AddAccountAsync("nadia");
        using var comer = app.Visitor();

        using var answer = await comer.Client.GetAsync(new Uri(await ComeAsync(comer, provider), UriKind.Relative));
        Assert.Equal("/inloggen/verstuurd", answer.Headers.Location?.OriginalString);
        Assert.False(await comer.IsSignedInAsync());

        // Somebody who opens it where they did not begin may have been talked into it by who did.
        var link = await app.LinkToAsync("nadia@example.org");
        using var owner = app.Visitor();
        Assert.Null((await owner.ReadAsync(link)).QuerySelector("form.form"));
        using var linked = await comer.SubmitAsync(link, "form.form");
        Assert.True(await comer.IsSignedInAsync());
        using var later = app.Visitor();
        using var again = await later.Client.GetAsync(new Uri(await ComeAsync(later, provider), UriKind.Relative));
        Assert.True(await later.IsSignedInAsync());
    }

    [Fact]
    public async Task An_address_that_the_provider_did_not_verify_opens_nothing()
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.EmailVerified = false;
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        await app.AddAccountAsync("nadia");
        using var comer = app.Visitor();

        using var known = await comer.SubmitAsync(await ComeAsync(comer, provider), "form.form", ("Rules", "true"));
        using var unknown = await comer.SubmitAsync(await ComeAsync(comer, provider), "form.form", ("Rules", "true"), ("Email", "other@example.org"));

        Assert.Equal(("/inloggen/verstuurd", "/inloggen/verstuurd"), (known.Headers.Location?.OriginalString, unknown.Headers.Location?.OriginalString));
        Assert.False(await comer.IsSignedInAsync());
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().UserLogins.CountAsync()));
    }

    [Fact]
    public async Task Who_is_signed_in_links_by_saying_so()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        using var ann = await app.SignInAsync("Ann");

        using var back = await ann.Client.GetAsync(new Uri(await ComeAsync(ann, provider), UriKind.Relative));
        Assert.Equal("/mijn/beveiliging/aanbieders/koppelen", back.Headers.Location?.OriginalString);
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().UserLogins.CountAsync()));
        using var linked = await ann.SubmitAsync("/mijn/beveiliging/aanbieders/koppelen", "form.form");
        Assert.Contains("SURFconext", (await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("#aanbieders")!.ParentElement!.TextContent, StringComparison.Ordinal);

        using var later = app.Visitor();
        using var entered = await later.Client.GetAsync(new Uri(await ComeAsync(later, provider), UriKind.Relative));
        Assert.True(await later.IsSignedInAsync());
    }

    [Theory]
    [InlineData("iss", "https://elders.example")]
    [InlineData("aud", "another client")]
    [InlineData("nonce", "another nonce")]
    [InlineData("sub", "somebody else")]
    [InlineData("exp", 1_000_000_000L)]
    [InlineData("exp", null)]
    [InlineData("sub", null)]
    [InlineData("nonce", null)]
    [InlineData("aud", new[] { "hub", "another client" })]
    [InlineData("azp", "another client")]
    public async Task A_token_that_is_not_for_us_opens_nothing(string claim, object? value)
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.Bend = token =>
        {
            Dictionary<string, object> bent = new(token);
            bent.Remove(claim);
            if (value is not null) { bent[claim] = value; }
            return bent;
        };
        await AssertRefusedAsync(provider);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one.part")]
    [InlineData("not-even-base64!.?.")]
    [InlineData("e30.W10.")]
    public async Task What_is_no_token_opens_nothing(string token)
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.IdToken = token;
        await AssertRefusedAsync(provider);
    }

    [Fact]
    public async Task A_discovery_document_of_another_issuer_opens_nothing()
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.AnnouncedIssuer = "https://elders.example";
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        using var comer = app.Visitor();

        using var answer = await comer.Client.GetAsync(new Uri("/inloggen/met/surf", UriKind.Relative));

        Assert.StartsWith("/inloggen/terug", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var returned = await comer.Client.GetAsync(answer.Headers.Location);
        Assert.Equal("/inloggen", returned.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("state=", "state=x")]
    [InlineData("code=", "code=x")]
    [InlineData("state=", "forgotten=")]
    public async Task A_way_back_that_was_tampered_with_opens_nothing(string part, string bent)
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        using var comer = app.Visitor();
        var callback = (await CallbackAsync(comer, provider)).OriginalString.Replace(part, bent, StringComparison.Ordinal);

        using var answer = await comer.Client.GetAsync(new Uri(callback, UriKind.Relative));
        using var returned = await comer.Client.GetAsync(new Uri("/inloggen/terug", UriKind.Relative));

        Assert.Equal("/inloggen", returned.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_way_back_works_once()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        using var comer = app.Visitor();
        var callback = await CallbackAsync(comer, provider);
        using (await comer.Client.GetAsync(callback)) { }
        using (await comer.SubmitAsync("/inloggen/terug", "form.form", ("Rules", "true"))) { }
        using (await comer.SubmitAsync("/", "form[action='/uitloggen']")) { }

        using var again = await comer.Client.GetAsync(callback);
        using var returned = await comer.Client.GetAsync(new Uri("/inloggen/terug", UriKind.Relative));

        Assert.Equal("/inloggen", returned.Headers.Location?.OriginalString);
        Assert.False(await comer.IsSignedInAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData("false")]
    [InlineData("")]
    [InlineData(0)]
    public async Task Only_a_plain_yes_counts_as_verified(object said)
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.EmailVerifiedAs = said;
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        await app.AddAccountAsync("nadia");
        using var comer = app.Visitor();

        using (await comer.SubmitAsync(await ComeAsync(comer, provider), "form.form", ("Rules", "true"), ("Email", "nadia@example.org"))) { }

        Assert.False(await comer.IsSignedInAsync());
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().UserLogins.CountAsync()));
    }

    [Fact]
    public async Task LinkedIn_is_asked_as_LinkedIn_wants_it()
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.AsksPkce = false;
        await using var app = await HubApp.StartAsync(settings: provider.LinkedInSettings());
        using var nadia = app.Visitor();
        Assert.Contains("Verder met LinkedIn", (await nadia.ReadAsync("/inloggen")).Body!.TextContent, StringComparison.Ordinal);

        using var made = await nadia.SubmitAsync(await ComeAsync(nadia, provider, "linkedin"), "form.form", ("Rules", "true"));

        Assert.True(await nadia.IsSignedInAsync());
        Assert.Equal("openid profile email", provider.Asked["scope"]);
        Assert.EndsWith("/inloggen/antwoord/linkedin", provider.Asked["redirect_uri"], StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", provider.Asked.Keys);
        Assert.DoesNotContain("code_challenge", provider.Asked.Keys);
        var login = await app.WithAsync(s => s.GetRequiredService<HubContext>().UserLogins.SingleAsync());
        Assert.Equal(("linkedin", "person-1"), (login.LoginProvider, login.ProviderKey));
    }

    [Fact]
    public async Task Who_is_linked_proves_by_it_that_it_is_them_and_is_asked_there_as_well()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        using var first = await app.SignInAsync("Ann");
        using (await first.Client.GetAsync(new Uri(await ComeAsync(first, provider), UriKind.Relative))) { }
        using (await first.SubmitAsync("/mijn/beveiliging/aanbieders/koppelen", "form.form")) { }
        using var ann = await app.SignInAgainAsync(first, TimeSpan.FromHours(2));
        Assert.NotNull((await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("#wijzigen"));
        Assert.NotNull((await ann.ReadAsync("/inloggen/opnieuw")).QuerySelector(".ways a[href^='/inloggen/met/surf']"));

        using (await ann.Client.GetAsync(new Uri(await ComeAsync(ann, provider), UriKind.Relative))) { }

        Assert.Equal("login", provider.Asked["prompt"]);
        Assert.Null((await ann.ReadAsync("/mijn/beveiliging")).QuerySelector("#wijzigen"));
    }

    [Fact]
    public async Task Userinfo_about_somebody_else_opens_nothing()
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.OtherSubjectAtUserInfo = "person-2";
        await AssertRefusedAsync(provider);
    }

    [Fact]
    public async Task A_way_back_that_somebody_else_began_opens_nothing()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        using var thief = app.Visitor();
        using var victim = app.Visitor();
        var callback = await CallbackAsync(thief, provider);

        using var answer = await victim.Client.GetAsync(callback);
        using var returned = await victim.Client.GetAsync(new Uri("/inloggen/terug", UriKind.Relative));

        Assert.Equal("/inloggen", returned.Headers.Location?.OriginalString);
        Assert.False(await victim.IsSignedInAsync());
    }

    [Theory]
    [InlineData("SignIn:Providers:surf:Authority", "http://elders.example")]
    [InlineData("SignIn:Providers:surf:ClientSecret", "")]
    public async Task A_provider_that_is_half_configured_stops_the_start(string key, string value)
    {
        await using var provider = await ProviderServer.StartAsync();
        var settings = provider.Settings();
        settings[key] = value;

        var error = await Record.ExceptionAsync(() => HubApp.StartAsync(settings: settings));

        Assert.Contains("SignIn:Providers:surf", error?.ToString(), StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(ProviderServer provider)
    {
        await using var app = await HubApp.StartAsync(settings: provider.Settings());
        using var comer = app.Visitor();
        using var answer = await comer.Client.GetAsync(new Uri(await ComeAsync(comer, provider), UriKind.Relative));

        Assert.Equal("/inloggen", answer.Headers.Location?.OriginalString);
        Assert.Contains("niet gelukt", (await comer.ReadAsync("/inloggen")).Body!.TextContent, StringComparison.Ordinal);
    }
}
