using InstrumentHub.IntegrationTests.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Web;

public sealed class CookieTests
{
    [Theory]
    [InlineData(null, "hub.", false)]
    [InlineData("http://hub.example.org", "hub.", false)]
    [InlineData("https://hub.example.org", "__Host-hub.", true)]
    [InlineData("https://example.org/hub", "hub.", true)]
    public async Task No_cookie_goes_over_a_bare_line_where_the_public_address_is_https(string? publicUrl, string prefix, bool secure)
    {
        await using var app = await HubApp.StartAsync(settings: publicUrl is null ? null : new Dictionary<string, string> { ["Site:PublicUrl"] = publicUrl });
        await app.AddAccountAsync("ann");
        using var client = app.Client();
        using var read = await client.GetAsync(new Uri("/inloggen", UriKind.Relative));
        var form = Assert.Single(read.Headers.GetValues("Set-Cookie"), c => c.Contains("hub.form=", StringComparison.Ordinal));
        var token = TokenOf(await read.Content.ReadAsStringAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/inloggen", UriKind.Relative))
        {
            Headers = { { "Cookie", form.Split(';')[0] } },
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = "ann@example.org", ["Password"] = AccountSteps.Password, ["__RequestVerificationToken"] = token }),
        };

        using var entered = await client.SendAsync(request);

        var session = Assert.Single(entered.Headers.GetValues("Set-Cookie"), c => c.Contains("hub.session=", StringComparison.Ordinal));
        Assert.StartsWith($"{prefix}form=", form, StringComparison.Ordinal);
        Assert.StartsWith($"{prefix}session=", session, StringComparison.Ordinal);
        foreach (var (cookie, sameSite) in new[] { (form, "samesite=strict"), (session, "samesite=lax") })
        {
            var parts = cookie.Split("; ").Select(p => p.ToLowerInvariant()).ToList();
            Assert.Contains("path=/", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains(sameSite, parts);
            Assert.Equal(secure, parts.Contains("secure"));
            Assert.DoesNotContain(parts, p => p.StartsWith("domain", StringComparison.Ordinal));
        }
    }

    private static string TokenOf(string page) => page.Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
}
