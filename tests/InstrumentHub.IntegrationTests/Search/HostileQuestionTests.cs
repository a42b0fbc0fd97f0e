using System.Net;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Search;

/// <summary>Anything may stand in an address.</summary>
[Collection(Reading.Name)]
public sealed class HostileQuestionTests(ReadOnlyApp fixture)
{
    public static TheoryData<string> Questions => new(
        new string('a', 100_000),
        string.Concat(Enumerable.Repeat("vertrouwen ", 9_000)),
        "\u0000\u0001\u0002\u001b[31m", "\u202Eneuwortrev", "👩‍👩‍👧‍👦 ❤️", "\uD800", "%", "%%%00",
        "' OR 1=1; DROP TABLE instruments; --", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}}", "${jndi:ldap://x}",
        "AND OR NOT ( ) * ? ~ ^ : \" \\", "\"", "\"\"\"", "../../etc/passwd", "   ", "de het een");

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Any_question_gets_a_normal_page(string question)
    {
        using var client = fixture.App.Client();
        foreach (var path in new[] { "/instrumenten", "/en/instruments", "/api/v1/search", "/api/v1/suggest" })
        {
            using var response = await client.GetAsync($"{path}?q={WebUtility.UrlEncode(question)}&page=99999999999&size=-1&sort=%00&phase={WebUtility.UrlEncode(question)[..Math.Min(60, WebUtility.UrlEncode(question).Length)]}&i=%3Cb%3E");
            var body = await response.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", body, StringComparison.Ordinal);
            // A question is echoed in a dozen links; it must not make the page grow with it.
            Assert.InRange(body.Length, 0, 400_000);
        }
    }

    [Theory]
    [InlineData("/instrumenten?q=%FF%FE%80")]
    [InlineData("/instrumenten?q=%u0041&&&==&q=a&q=b")]
    [InlineData("/instrumenten?q[]=1&q[a]=2")]
    [InlineData("/instrumenten?phase=starten&phase=starten&phase=onzin")]
    [InlineData("/vergelijken?i=a&i=b&i=../../x")]
    public async Task A_mangled_address_gets_a_normal_page(string path)
    {
        using var response = await fixture.App.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
