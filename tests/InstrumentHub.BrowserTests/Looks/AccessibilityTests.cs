using InstrumentHub.BrowserTests.Infrastructure;

namespace InstrumentHub.BrowserTests.Looks;

[Collection(Reading.Name)]
public sealed class AccessibilityTests(Site site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/instrumenten?q=groep&kind=scan")]
    [InlineData("/instrumenten/seeds-of-innovation")]
    [InlineData("/vergelijken?i=seeds-of-innovation&i=partnerschapskaart")]
    [InlineData("/verbanden")]
    [InlineData("/verbanden?depth=2")]
    public async Task Axe_finds_nothing_without_scripts(string path)
    {
        await using var visitor = await site.VisitAsync(path, Look.ScriptsLost);
        Assert.Equal(0, await visitor.Page.Locator("html.js").CountAsync());

        await visitor.AssertCleanAsync();
    }

    [Theory]
    [InlineData("/", "groep")]
    [InlineData("/en", "group")]
    public async Task Axe_finds_nothing_with_suggestions_open(string path, string typed)
    {
        foreach (var look in new[] { Look.Desktop, Look.DarkPhone })
        {
            await using var visitor = await site.VisitAsync(path, look);
            await visitor.Page.Locator("#vraag").PressSequentiallyAsync(typed);
            await visitor.Page.Locator("[role=option]").First.WaitForAsync();
            await visitor.PressAsync("ArrowDown");

            await visitor.AssertCleanAsync();
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_with_the_filters_open_on_a_phone()
    {
        await using var visitor = await site.VisitAsync("/instrumenten?kind=scan&kind=canvas", Look.Phone);
        await visitor.Page.Locator(".facets__summary").ClickAsync();

        await visitor.AssertCleanAsync();
    }
}
