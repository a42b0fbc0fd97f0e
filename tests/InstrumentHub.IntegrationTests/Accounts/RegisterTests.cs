using System.Net;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Accounts;

public sealed class RegisterTests
{
    [Fact]
    public async Task From_form_to_mail_to_own_page()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = app.Visitor();

        using var answer = await ann.RegisterAsync("Ann de Vries", "ann@example.org");
        Assert.Equal("/inloggen/verstuurd", answer.Headers.Location?.OriginalString);
        Assert.False(await ann.IsSignedInAsync());
        var link = await app.LinkToAsync("ann@example.org");

        // A mail scanner opens it, twice.
        await ann.ReadAsync(link);
        await ann.ReadAsync(link);
        using var wrong = await ann.SubmitAsync(link, "form.form", ("Password", "niet mijn wachtwoord"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var confirmed = await ann.SubmitAsync(link, "form.form", ("Password", AccountSteps.Password));
        Assert.Equal("/mijn", confirmed.Headers.Location?.OriginalString);

        Assert.Contains("Hoi Ann de Vries", (await ann.ReadAsync("/mijn")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("werkt niet meer", (await ann.ReadAsync(link)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_several_times_at_once_makes_one_account()
    {
        await using var app = await HubApp.StartAsync();
        var visitors = Enumerable.Range(0, 4).Select(_ => app.Visitor()).ToList();

        var answers = await Task.WhenAll(visitors.Select(v => v.RegisterAsync("Ann", "ann@example.org")));

        Assert.All(answers, a => Assert.Equal("/inloggen/verstuurd", a.Headers.Location?.OriginalString));
        Assert.Equal(1, await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.CountAsync()));
        foreach (var used in answers.Concat<IDisposable>(visitors)) { used.Dispose(); }
    }

    [Fact]
    public async Task The_page_tells_nobody_whether_an_address_is_known()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ben");
        using var visitor = app.Visitor();

        using var known = await visitor.RegisterAsync("Ben", "ben@example.org");
        using var unknown = await visitor.RegisterAsync("Cas", "cas@example.org");
        using var forgotten = await visitor.SubmitAsync("/wachtwoord", "form.form", ("Email", "nobody@example.org"));

        Assert.Equal((unknown.StatusCode, unknown.Headers.Location), (known.StatusCode, known.Headers.Location));
        Assert.Equal(unknown.Headers.Location, forgotten.Headers.Location);
        Assert.Equal("Je hebt al een account", Assert.Single(await app.MailAsync("ben@example.org")).Subject);
        Assert.Empty(await app.MailAsync("nobody@example.org"));
    }

    [Fact]
    public async Task A_password_that_another_chose_for_my_address_does_not_become_mine()
    {
        await using var app = await HubApp.StartAsync();
        using var thief = app.Visitor();
        using var mine = app.Visitor();
        using var registered = await thief.RegisterAsync("Dirk", "dirk@example.org", "wachtwoord van de dief");
        var link = await app.LinkToAsync("dirk@example.org");

        // The owner of the address does not know the password, and goes on without.
        using var confirmed = await mine.SubmitAsync(link, "form.form", ("Without", "true"));

        Assert.True(await mine.IsSignedInAsync());
        using var answer = await thief.SignInAsync("dirk@example.org", "wachtwoord van de dief");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task People_of_the_same_name_get_different_handles()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();
        foreach (var i in Enumerable.Range(1, 3)) { (await visitor.RegisterAsync("Eva Ångström", $"eva{i}@example.org")).Dispose(); }

        var handles = await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Select(a => a.Handle).OrderBy(h => h).ToListAsync());

        Assert.Equal(["eva-angstrom", "eva-angstrom-2", "eva-angstrom-3"], handles);
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Email", "geen adres")]
    [InlineData("Password", "te kort")]
    [InlineData("Password", "Welkom12345!")]
    [InlineData("Password", "1234567890123")]
    [InlineData("Password", "aaaabbbbaaaabbbb")]
    [InlineData("Rules", "false")]
    public async Task What_is_wrong_is_told_at_the_field_and_what_was_typed_stays(string field, string value)
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();
        var fields = new Dictionary<string, string> { ["Name"] = "Fleur", ["Email"] = "fleur@example.org", ["Password"] = AccountSteps.Password, ["Rules"] = "true", [field] = value };

        using var answer = await visitor.SubmitAsync("/registreren", "form.form", [.. fields.Select(f => (f.Key, f.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var link = Assert.Single(page.QuerySelectorAll(".errors a")).GetAttribute("href")!;
        Assert.Equal($"#veld-{field.ToLowerInvariant()}", link);
        Assert.NotNull(page.QuerySelector($"{link}-fout"));
        if (field != "Name") { Assert.Equal("Fleur", page.QuerySelector("#veld-name")!.GetAttribute("value")); }
        Assert.Null(page.QuerySelector("#veld-password")!.GetAttribute("value"));
        Assert.Empty(await app.MailAsync("fleur@example.org"));
    }

    [Fact]
    public async Task Mail_and_pages_speak_the_language_of_who_registers()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();

        using var answer = await visitor.SubmitAsync("/en/register", "form.form", ("Name", "Gwen"), ("Email", "gwen@example.org"), ("Rules", "true"));

        Assert.Equal("/en/sign-in/sent", answer.Headers.Location?.OriginalString);
        var mail = Assert.Single(await app.MailAsync("gwen@example.org"));
        Assert.Equal("Confirm your e-mail address", mail.Subject);
        Assert.Contains("/en/register/confirm?sleutel=", mail.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", mail.Html, StringComparison.Ordinal);
    }
}
