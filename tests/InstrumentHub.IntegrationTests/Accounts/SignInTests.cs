using System.Net;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.IntegrationTests.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task With_a_password_in_and_out_again()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        using var ann = app.Visitor();

        using var answer = await ann.SubmitAsync("/inloggen?terug=%2Finstrumenten%2Fstand-up", "form.form", ("Email", "Ann@Example.org"), ("Password", AccountSteps.Password));

        Assert.Equal("/instrumenten/stand-up", answer.Headers.Location?.OriginalString);
        Assert.True(await ann.IsSignedInAsync());
        using var page = await ann.Client.GetAsync(new Uri("/instrumenten/stand-up", UriKind.Relative));
        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("account-menu", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var left = await ann.SubmitAsync("/instrumenten/stand-up", ".account-menu form");
        Assert.Equal("/", left.Headers.Location?.OriginalString);
        Assert.False(await ann.IsSignedInAsync());
    }

    [Theory]
    [InlineData("https://elders.example/")]
    [InlineData("//elders.example/")]
    [InlineData("/\\elders.example")]
    public async Task Nobody_is_sent_to_another_site(string back)
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        using var ann = app.Visitor();

        using var answer = await ann.SubmitAsync("/inloggen", "form.form", ("Email", "ann@example.org"), ("Password", AccountSteps.Password), ("Terug", back));

        Assert.Equal("/mijn", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Guessing_ends_soon_and_tells_nothing_about_who_has_an_account()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        var known = await GuessAsync(app, "ann@example.org");
        var unknown = await GuessAsync(app, "nobody@example.org");

        Assert.Equal(unknown, known);
        Assert.Contains("Wacht een kwartier", known[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("Wacht een kwartier", known[0], StringComparison.Ordinal);
        using var ann = app.Visitor();
        using var right = await ann.SignInAsync("ann@example.org");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);

        // The link by mail goes past the lock: who reads the mail is the owner.
        using var asked = await ann.SubmitAsync("/inloggen", "form.form", ("Email", "ann@example.org"));
        using var mailed = await ann.Client.PostAsync(new Uri("/inloggen/mail", UriKind.Relative), await FormAsync(ann, "ann@example.org"));
        using var entered = await ann.SubmitAsync(await app.LinkToAsync("ann@example.org"), "form.form");
        Assert.True(await ann.IsSignedInAsync());
    }

    [Fact]
    public async Task A_link_by_mail_works_once_and_not_too_late()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann", password: null);
        using var ann = app.Visitor();
        using var first = await ann.Client.PostAsync(new Uri("/inloggen/mail", UriKind.Relative), await FormAsync(ann, "ann@example.org"));
        var link = await app.LinkToAsync("ann@example.org");

        using var head = await ann.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        using var entered = await ann.SubmitAsync(link, "form.form");
        Assert.Equal("/mijn", entered.Headers.Location?.OriginalString);
        using var other = app.Visitor();
        Assert.Null((await other.ReadAsync(link)).QuerySelector("form.form"));

        using var second = await other.Client.PostAsync(new Uri("/inloggen/mail", UriKind.Relative), await FormAsync(other, "ann@example.org"));
        var late = await app.LinkToAsync("ann@example.org");
        await app.ChangeAsync(hub => hub.OneTimeKeys.ExecuteUpdateAsync(s => s.SetProperty(k => k.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1))));
        Assert.Null((await other.ReadAsync(late)).QuerySelector("form.form"));
    }

    [Fact]
    public async Task Of_two_that_use_the_same_link_at_once_one_gets_in()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann", password: null);
        using var ann = app.Visitor();
        using var asked = await ann.Client.PostAsync(new Uri("/inloggen/mail", UriKind.Relative), await FormAsync(ann, "ann@example.org"));
        var link = await app.LinkToAsync("ann@example.org");
        var people = Enumerable.Range(0, 6).Select(_ => app.Visitor()).ToList();

        var filled = await Task.WhenAll(people.Select(p => p.FillAsync(link, "form.form")));
        foreach (var answer in await Task.WhenAll(filled.Select(send => send()))) { answer.Dispose(); }

        var inside = await Task.WhenAll(people.Select(p => p.IsSignedInAsync()));
        Assert.Single(inside, i => i);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        using var old = app.Visitor();
        using var fresh = app.Visitor();
        using var signedIn = await old.SignInAsync("ann@example.org");
        Assert.True(await old.IsSignedInAsync());

        using var asked = await fresh.SubmitAsync("/wachtwoord", "form.form", ("Email", "ann@example.org"));
        using var chosen = await fresh.SubmitAsync(await app.LinkToAsync("ann@example.org"), "form.form", ("Password", "vier blauwe boten"));

        Assert.True(await fresh.IsSignedInAsync());
        Assert.False(await old.IsSignedInAsync());
        using var before = await old.SignInAsync("ann@example.org");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, before.StatusCode);
        using var after = await old.SignInAsync("ann@example.org", "vier blauwe boten");
        Assert.True(await old.IsSignedInAsync());
    }

    [Fact]
    public async Task Another_kind_of_device_is_told_by_mail_and_the_same_is_not()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        foreach (var browser in new[] { "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0", "Mozilla/5.0 (iPhone) Version/18 Safari/605" })
        {
            using var ann = app.Visitor();
            ann.Client.DefaultRequestHeaders.Add("User-Agent", browser);
            (await ann.SignInAsync("ann@example.org")).Dispose();
        }

        var mail = Assert.Single(await app.MailAsync("ann@example.org"));

        Assert.Contains("Safari, iPhone", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_counts_at_once()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        using var laptop = app.Visitor();
        using var phone = app.Visitor();
        (await laptop.SignInAsync("ann@example.org")).Dispose();
        (await phone.SignInAsync("ann@example.org")).Dispose();

        using var left = await laptop.SubmitAsync("/mijn/beveiliging", "form[action$='overal-uitloggen']");

        Assert.False(await laptop.IsSignedInAsync());
        Assert.False(await phone.IsSignedInAsync());
    }

    [Fact]
    public async Task Reading_sets_no_cookie_and_signing_in_asks_for_one_only_where_there_is_a_form()
    {
        await using var app = await HubApp.StartAsync();
        using var client = app.Client();

        foreach (var path in new[] { "/", "/instrumenten/stand-up", "/gedragsregels" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            Assert.Contains("/inloggen", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_sends_forms_too_fast_is_told_when_to_come_back()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["RateLimits:AccountBurst"] = "3" });
        using var visitor = app.Visitor();
        HttpStatusCode last = default;
        for (var i = 0; i < 4; i++)
        {
            using var answer = await visitor.SignInAsync($"someone{i}@example.org");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        await visitor.ReadAsync("/inloggen");
    }

    private static async Task<List<string>> GuessAsync(HubApp app, string email)
    {
        using var visitor = app.Visitor();
        List<string> messages = [];
        for (var i = 0; i < 12; i++)
        {
            using var answer = await visitor.SignInAsync(email, "dit is het niet " + i);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            messages.Add($"{answer.StatusCode} {page.QuerySelector("#veld-password-fout")?.TextContent.Trim()}");
        }
        return messages;
    }

    private static async Task<FormUrlEncodedContent> FormAsync(Person person, string email)
    {
        var page = await person.ReadAsync("/inloggen");
        var token = page.QuerySelector("form.form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new([new("Email", email), new("__RequestVerificationToken", token)]);
    }
}
