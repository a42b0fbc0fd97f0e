using System.Net;
using System.Text.Json;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Web;

public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task Reading_goes_on_while_the_database_is_away_and_all_heals_when_it_is_back()
    {
        await using var app = await HubApp.StartAsync();
        using var client = app.Client();
        Assert.DoesNotContain("class=\"notice\"", await client.GetStringAsync("/instrumenten/stand-up"), StringComparison.Ordinal);

        await app.Database.SetReachableAsync(false);
        await UntilAsync(async () => await StatusAsync(client) == "degraded");

        Assert.Contains("class=\"notice\"", await client.GetStringAsync("/instrumenten/stand-up"), StringComparison.Ordinal);
        Assert.Contains("stand-up", await client.GetStringAsync("/api/v1/search?q=dagstart"), StringComparison.Ordinal);
        using (var revisions = await client.GetAsync("/instrumenten/stand-up/versies"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, revisions.StatusCode);
            Assert.NotNull(revisions.Headers.RetryAfter);
        }

        await app.Database.SetReachableAsync(true);
        await UntilAsync(async () => await StatusAsync(client) == "ok");

        Assert.DoesNotContain("class=\"notice\"", await client.GetStringAsync("/instrumenten/stand-up"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/instrumenten/stand-up/versies")).StatusCode);
    }

    private static async Task<string?> StatusAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync("/health/ready"));
        return document.RootElement.GetProperty("status").GetString();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds()) { await Task.Delay(50, patience.Token); }
    }
}
