using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Examples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Communities;

public sealed class ExampleCommunityTests
{
    [Fact]
    public async Task It_needs_example_people_comes_once_and_says_what_it_is()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        Assert.Equal(0, await SeedAsync(app));

        await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.ExecuteUpdateAsync(u => u.SetProperty(a => a.IsExample, true)));
        Assert.Equal(1, await SeedAsync(app));
        Assert.Equal(1, await SeedAsync(app));

        var html = await app.GetStringAsync($"/communities/{ExampleCommunity.Slug}");
        Assert.Contains("Dit is een voorbeeld om te laten zien", html, StringComparison.Ordinal);
        Assert.Contains("Eén doel in plaats van zeven", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("Spanning over tijd", html, StringComparison.Ordinal);
        Assert.DoesNotContain(ExampleCommunity.Slug, await app.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    private static Task<int> SeedAsync(HubApp app) => app.WithAsync(async services =>
    {
        await services.GetRequiredService<ExampleCommunity>().RunAsync(CancellationToken.None);
        return await services.GetRequiredService<HubContext>().Communities.CountAsync();
    });
}
