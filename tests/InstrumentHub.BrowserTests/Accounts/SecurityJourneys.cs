using System.Buffers.Binary;
using System.Security.Cryptography;
using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Accounts;

/// <summary>The ways in, and the way out of everywhere.</summary>
[Collection(SigningIn.Name)]
public sealed class SecurityJourneys(AccountSite site)
{
    private const string Password = AccountSite.Password;

    [Fact]
    public async Task A_code_from_an_app_is_set_up_and_asked_for_and_a_mail_link_asks_it_too()
    {
        await using var visitor = await site.RegisterAsync("codes@example.org", "Cato Codes");
        var page = visitor.Page;
        await visitor.GoAsync("/mijn/beveiliging");
        await page.GetByRole(AriaRole.Link, new() { Name = "Code instellen" }).ClickAsync();
        var key = (await page.Locator("code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#veld-code").FillAsync(Totp(key));
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".recovery li")).ToHaveCountAsync(10);
        var recovery = await page.Locator(".recovery li").First.InnerTextAsync();
        await SignOutAsync(page);

        await page.Locator("a[href^='/inloggen']").First.ClickAsync();
        await page.Locator("#veld-email").FillAsync("codes@example.org");
        await page.Locator("#veld-password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/inloggen/code*");
        await page.Locator("#veld-code").FillAsync("000000");
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
        await page.Locator("#veld-code").FillAsync(recovery);
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".account-menu__name")).ToHaveTextAsync("Cato Codes");
        await SignOutAsync(page);

        await visitor.GoAsync("/inloggen");
        await page.Locator("#veld-email").FillAsync("codes@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mail mij een link" }).ClickAsync();
        await page.WaitForURLAsync("**/inloggen/verstuurd");
        await visitor.GoAsync(await site.LinkToAsync("codes@example.org"));
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/inloggen/code*");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_everywhere_ends_the_other_browser_too(bool scripts)
    {
        var look = Look.Phone with { Scripts = scripts };
        var email = $"overal{(scripts ? 1 : 2)}@example.org";
        await using var phone = await site.RegisterAsync(email, "Olivier Overal", look);
        await using var laptop = await site.VisitAsync("/inloggen", Look.DarkDesktop);
        await laptop.Page.Locator("#veld-email").FillAsync(email);
        await laptop.Page.Locator("#veld-password").FillAsync(Password);
        await laptop.Page.GetByRole(AriaRole.Button, new() { Name = "Inloggen", Exact = true }).ClickAsync();
        await laptop.Page.WaitForURLAsync("**/mijn");

        await phone.GoAsync("/mijn/beveiliging");
        await Assertions.Expect(phone.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Overal uitloggen" }).ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".done")).ToContainTextAsync("overal uitgelogd");

        await laptop.GoAsync("/mijn");
        Assert.Contains("/inloggen?terug=", laptop.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_ones_data_and_leaving_reads_first_what_goes()
    {
        await using var visitor = await site.RegisterAsync("weg@example.org", "Wim Weg", Look.Phone);
        var page = visitor.Page;
        await visitor.GoAsync("/mijn");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Mijn gegevens downloaden" }).ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Account verwijderen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dit gaat weg" })).ToBeVisibleAsync();
        await page.Locator("#veld-email").FillAsync("weg@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verwijder mijn account" }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("Je account is verwijderd");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Names_and_profiles_run_nothing()
    {
        const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>\"><svg onload=alert(3)>";
        await using var visitor = await site.RegisterAsync("xss@example.org", Hostile[..70]);
        var ran = false;
        visitor.Page.Dialog += async (_, dialog) =>
        {
            ran = true;
            await dialog.DismissAsync();
        };
        await visitor.GoAsync("/mijn/profiel");
        await visitor.Page.Locator("#veld-expertise").FillAsync(Hostile + "\njavascript:alert(4)");
        await visitor.Page.Locator("#veld-cando").FillAsync("[klik](javascript:alert(5))");
        await visitor.Page.Locator("main form button[type=submit]").Last.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".profile__part").First).ToContainTextAsync("onerror=alert(1)");
        foreach (var path in new[] { "/mijn", "/mijn/profiel", "/mijn/beveiliging", "/mijn/verwijderen", "/communities", "/instrumenten/stand-up" }) { await visitor.GoAsync(path); }

        Assert.False(ran);
        Assert.Equal(0, await visitor.Page.Locator("main img[src=x], [onerror], [onload]").CountAsync());
        Assert.Empty(visitor.Complaints);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".account-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".account-menu")).ToHaveCountAsync(0);
    }

    /// <summary>What an app shows for a key of base 32 at this moment (RFC 6238: SHA-1, half a minute, six digits).</summary>
    private static string Totp(string key)
    {
        var bits = string.Concat(key.ToUpperInvariant().Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The apps know no other.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000;
        return code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
