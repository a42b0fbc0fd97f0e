using System.Net;
using System.Text.RegularExpressions;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Web;

[Collection(Reading.Name)]
public sealed partial class SecurityTests(ReadOnlyApp fixture)
{
    private readonly HubApp _app = fixture.App;

    [Theory]
    [InlineData("/")]
    [InlineData("/instrumenten/bestaat-niet")]
    [InlineData("/api/v1/search")]
    [InlineData("/favicon.svg")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_headers_that_keep_a_page_safe(string path)
    {
        using var response = await _app.Client().GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task No_two_answers_share_a_nonce_and_the_page_carries_its_own()
    {
        using var client = _app.Client();
        HashSet<string> nonces = [];
        for (var i = 0; i < 5; i++)
        {
            using var response = await client.GetAsync("/instrumenten?q=vertrouwen");
            var nonce = NonceOfPolicy().Match(response.Headers.GetValues("Content-Security-Policy").Single()).Groups["nonce"].Value;
            var body = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
            Assert.All(NonceOfPage().Matches(body), m => Assert.Equal(nonce, m.Groups["nonce"].Value));
            Assert.NotEmpty(NonceOfPage().Matches(body));
            Assert.True(nonces.Add(nonce));
        }
    }

    [Fact]
    public async Task A_page_is_the_same_for_everyone_but_for_its_nonce_and_its_address()
    {
        using var client = _app.Client();
        var dutch = await client.GetStringAsync("/instrumenten?q=vertrouwen");
        var english = await client.GetStringAsync("/en/instruments?q=vertrouwen");
        var other = await client.GetStringAsync("/instrumenten?q=stand-up");
        var again = await client.GetStringAsync("/instrumenten?q=vertrouwen");

        Assert.Equal(NonceOfPage().Replace(WebUtility.HtmlDecode(dutch), ""), NonceOfPage().Replace(WebUtility.HtmlDecode(again), ""));
        Assert.Contains("lang=\"en\"", english, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"stand-up\"", dutch, StringComparison.Ordinal);
        Assert.Contains("value=\"stand-up\"", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remembered_page_follows_the_catalogue_the_host_and_is_not_shown_to_who_has_a_cookie()
    {
        await using var app = await HubApp.StartAsync();
        using var client = app.Client();
        var first = await client.GetStringAsync("/instrumenten/stand-up");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/instrumenten/stand-up") { Headers = { Host = "elders.example" } };
        Assert.Contains("elders.example", await (await client.SendAsync(elsewhere)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("elders.example", await client.GetStringAsync("/instrumenten/stand-up"), StringComparison.Ordinal);

        var (content, _) = Core.Content.ContentSet.ReadFolder(Path.Combine(Checkout.Root, "content"));
        await app.ImportAsync(content with { Instruments = [.. content.Instruments.Select(i => i.Slug == "stand-up" ? i with { Title = new("Korte start", "Short start") } : i)] });
        await app.LoadAsync();

        Assert.DoesNotContain("Korte start", first, StringComparison.Ordinal);
        Assert.Contains("Korte start", await client.GetStringAsync("/instrumenten/stand-up"), StringComparison.Ordinal);
        using var signedIn = new HttpRequestMessage(HttpMethod.Get, "/instrumenten/werksessie") { Headers = { { "Cookie", "who=ann" } } };
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(signedIn)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/instrumenten/bestaat-niet")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/instrumenten/bestaat-niet")).StatusCode);
    }

    [Theory]
    [InlineData("/instrumenten?q=a", "text/html")]
    [InlineData("/api/v1/search?q=a", "application/problem+json")]
    public async Task Who_asks_too_much_is_told_when_to_come_back(string path, string type)
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["RateLimits:Burst"] = "3", ["RateLimits:PerSecond"] = "1" });
        using var client = app.Client();
        HttpResponseMessage response;
        do { response = await client.GetAsync(path); }
        while (response.StatusCode == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.True(response.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/instrumenten/stand-up")).StatusCode);
    }

    [Fact]
    public void Whatever_takes_something_in_is_limited()
    {
        var unlimited = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(m => m is not ("GET" or "HEAD")) == true && e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null);

        Assert.Empty(unlimited.Select(e => e.DisplayName));
    }

    [Fact]
    public async Task Who_sends_too_much_is_held_back_and_nobody_else()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["RateLimits:WriteBurst"] = "2", ["RateLimits:WritesPerMinute"] = "1" });
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var statuses = new List<HttpStatusCode>();
        foreach (var (person, name) in new[] { (ann, "Een"), (ann, "Twee"), (ann, "Drie"), (ben, "Vier") })
        {
            using var sent = await person.SubmitAsync("/verzamelingen/nieuw", "form.form", ("Name", name));
            statuses.Add(sent.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests, HttpStatusCode.Redirect], statuses);
    }

    [Fact]
    public async Task What_is_made_for_one_person_is_kept_by_nobody_whatever_its_kind()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using (await ann.SubmitAsync("/verzamelingen/nieuw", "form.form", ("Name", "Van mij"))) { }

        using var answer = await ann.Client.GetAsync(new Uri("/verzamelingen/van-mij.json", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
    }

    [Fact]
    public async Task Security_txt_says_whom_to_write_to_and_until_when_it_holds()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Site:Contact"] = "beheer@example.org", ["Site:PublicUrl"] = "https://hub.example.org" });

        var text = await app.GetStringAsync("/.well-known/security.txt");

        Assert.Contains("Contact: mailto:beheer@example.org", text, StringComparison.Ordinal);
        Assert.Contains("Canonical: https://hub.example.org/.well-known/security.txt", text, StringComparison.Ordinal);
        var expires = DateTimeOffset.Parse(text.Split("Expires: ")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires - DateTimeOffset.UtcNow, TimeSpan.FromDays(30), TimeSpan.FromDays(366));
    }

    [Fact]
    public async Task A_host_that_sets_an_impossible_limit_is_told_at_start()
    {
        var error = await Record.ExceptionAsync(() => HubApp.StartAsync(settings: new Dictionary<string, string> { ["RateLimits:PerSecond"] = "0" }));

        Assert.Contains("PerSecond", error?.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NonceOfPolicy();

    [GeneratedRegex("nonce=\"(?<nonce>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NonceOfPage();
}
