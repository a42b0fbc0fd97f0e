using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Infrastructure;

/// <summary>One Chromium for the whole run; every person in a test has a context, with cookies of their own.</summary>
public static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly Lazy<Task<IBrowser>> One = new(LaunchAsync);

    public static async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null) =>
        await (await One.Value).NewContextAsync(options);

    // Playwright's driver ends the browser when this process, and with it their pipe, is gone.
    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Headless = true,
            // No sandbox, for it needs rights that root in a container lacks; the browser sees only our own pages.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chosen) return chosen;
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return directories.SelectMany(d => Names.Select(n => Path.Combine(d, n))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("No Chromium found. Install it, or set CHROMIUM to its path.");
    }
}
