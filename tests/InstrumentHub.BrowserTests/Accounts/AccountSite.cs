using System.Text.RegularExpressions;
using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.BrowserTests.Accounts;

/// <summary>The site in development, with example people, for tests in which somebody signs in.</summary>
public sealed partial class AccountSite : IAsyncLifetime
{
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
