using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Infrastructure;

/// <summary>The whole site with the catalogue of the checkout, on a port of its own, for all tests that only read.</summary>
public sealed class Site : IAsyncLifetime
{
    private HubApp _app = null!;

    public string Url { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _app = await HubApp.StartAsync(kestrel: true);
        Url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>A new visitor, who has yet to open a page.</summary>
    public Task<Visitor> ComeAsync(Look look) => Visitor.ComeAsync(Url, look);

    /// <summary>A new visitor, who looks the way <paramref name="look"/> says.</summary>
    public async Task<Visitor> VisitAsync(string path, Look? look = null)
    {
        var visitor = await ComeAsync(look ?? Look.Desktop);
        await visitor.GoAsync(path);
        return visitor;
    }
}

[CollectionDefinition(Name)]
public sealed class Reading : ICollectionFixture<Site>
{
    public const string Name = "reading in a browser";
}

/// <summary>What a visitor looks at the site with.</summary>
public sealed record Look(int Width, int Height, ColorScheme Scheme = ColorScheme.Light, bool Scripts = true, bool LessMotion = false, bool ForcedColors = false, bool ScriptsFail = false)
{
    public static readonly Look Desktop = new(1440, 900);
    public static readonly Look Phone = new(360, 740);
    public static readonly Look Smallest = new(320, 640);
    public static readonly Look DarkSmallest = Smallest with { Scheme = ColorScheme.Dark };
    public static readonly Look DarkDesktop = Desktop with { Scheme = ColorScheme.Dark };
    public static readonly Look DarkPhone = Phone with { Scheme = ColorScheme.Dark };
    public static readonly Look WithoutScripts = Desktop with { Scripts = false };

    /// <summary>The browser runs scripts and ours do not arrive: what axe, a script itself, needs to see such a page.</summary>
    public static readonly Look ScriptsLost = Desktop with { ScriptsFail = true };
}

/// <summary>One person's browser on the site. What its console complains about is kept.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page, Look look) => (_context, Page, Look) = (context, page, look);

    public IPage Page { get; }

    /// <summary>What they look with.</summary>
    public Look Look { get; }

    /// <summary>Errors and refusals by the Content-Security-Policy; that a page itself is not there is no complaint.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Visitor> ComeAsync(string url, Look look)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.Scheme,
            JavaScriptEnabled = look.Scripts,
            ReducedMotion = look.LessMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            ForcedColors = look.ForcedColors ? ForcedColors.Active : ForcedColors.None,
        });
        if (look.ScriptsFail) { await context.RouteAsync("**/*.js*", route => route.AbortAsync()); }

        var visitor = new Visitor(context, await context.NewPageAsync(), look);
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(visitor.Page.Url, StringComparison.Ordinal)))
            {
                visitor.Complaints.Add(message.Text);
            }
        };
        visitor.Page.PageError += (_, error) => visitor.Complaints.Add(error);
        return visitor;
    }

    /// <summary>Opens a page. One of which the site says that it is too busy for it, or that it broke, would pass for clean.</summary>
    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        Assert.True(answer is null || answer.Status is not (429 or >= 500), $"{answer?.Status} {path}");
    }

    /// <summary>Makes this the browser of somebody who is signed in.</summary>
    /// <param name="session">The session's cookie as <c>name=value</c>.</param>
    public Task TakeSessionAsync(string url, string session) =>
        _context.AddCookiesAsync([new() { Name = session[..session.IndexOf('=', StringComparison.Ordinal)], Value = session[(session.IndexOf('=', StringComparison.Ordinal) + 1)..], Url = url }]);

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Tabs until the focus is on what <paramref name="selector"/> names, as somebody without a mouse does.</summary>
    public async Task TabToAsync(string selector, int most = 80)
    {
        for (var presses = 0; presses < most; presses++)
        {
            await PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector)) { return; }
        }

        Assert.Fail($"No {selector} within {most} presses of Tab on {Page.Url}.");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
