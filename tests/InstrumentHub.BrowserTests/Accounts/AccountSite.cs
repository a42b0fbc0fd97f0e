using System.Text.RegularExpressions;
using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Accounts;

/// <summary>The site in development, with example people, for tests in which somebody signs in.</summary>
public sealed partial class AccountSite : IAsyncLifetime
{
    public const string Password = "drie groene fietsen";

    private HubApp _app = null!;
    private string _url = null!;

    public async Task InitializeAsync()
    {
        _app = await HubApp.StartAsync(kestrel: true, settings: new Dictionary<string, string> { ["environment"] = "Development", ["Examples:Seed"] = "true", ["RateLimits:AccountBurst"] = "100000" });
        // A passkey belongs to a name; an address of numbers has none.
        var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _url = $"http://localhost:{address.Port}";
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public async Task<Visitor> VisitAsync(string path, Look? look = null)
    {
        var visitor = await Visitor.ComeAsync(_url, look ?? Look.Desktop);
        await visitor.GoAsync(path);
        return visitor;
    }

    /// <summary>One of the example people, signed in.</summary>
    public async Task<Visitor> SignInAsync(string handle, Look? look = null)
    {
        var visitor = await VisitAsync("/dev/inloggen", look);
        await visitor.Page.Locator($"form:has(input[value={handle}]) button").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/mijn");
        return visitor;
    }

    /// <summary>Somebody new, who made an account and confirmed it, all by the pages for that.</summary>
    public async Task<Visitor> RegisterAsync(string email, string name, Look? look = null)
    {
        var visitor = await VisitAsync("/registreren", look);
        await FillInAsync(visitor, email, name);
        await visitor.Page.WaitForURLAsync("**/mijn");
        return visitor;
    }

    /// <summary>Fills in the page where one registers, and uses the link that is mailed.</summary>
    public async Task FillInAsync(Visitor visitor, string email, string name)
    {
        var page = visitor.Page;
        await page.Locator("#veld-name").FillAsync(name);
        await page.Locator("#veld-email").FillAsync(email);
        await page.Locator("#veld-password").FillAsync(Password);
        await page.Locator("#veld-rules").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Account maken" }).ClickAsync();
        await page.WaitForURLAsync("**/inloggen/verstuurd");
        await visitor.GoAsync(await LinkToAsync(email));
        await page.Locator("#veld-password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bevestigen en inloggen" }).ClickAsync();
    }

    /// <summary>The address in the last mail to somebody.</summary>
    public async Task<string> LinkToAsync(string to)
    {
        var text = await _app.WithAsync(services => services.GetRequiredService<HubContext>().OutgoingMail.Where(m => m.To == to).OrderByDescending(m => m.CreatedAt).Select(m => m.Text).FirstAsync());
        return Link().Match(text).Value;
    }

    [GeneratedRegex(@"https?://\S+\?sleutel=\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}

[CollectionDefinition(Name)]
public sealed class SigningIn : ICollectionFixture<AccountSite>
{
    public const string Name = "signing in in a browser";
}
