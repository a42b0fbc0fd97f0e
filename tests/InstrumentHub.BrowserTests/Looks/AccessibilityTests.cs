using Deque.AxeCore.Playwright;
using InstrumentHub.BrowserTests.Infrastructure;

namespace InstrumentHub.BrowserTests.Looks;

[Collection(Reading.Name)]
public sealed class AccessibilityTests(Site site)
{
    /// <summary>Colours do not depend on the width, nor the layout on the colours: two looks see all four.</summary>
    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task Axe_finds_nothing_on_any_page_light_or_dark_wide_or_narrow(string path) =>
        await Task.WhenAll(new[] { Look.Desktop, Look.DarkPhone }.Select(async look =>
        {
            await using var visitor = await site.VisitAsync(path, look);
            await AssertCleanAsync(visitor, look);
        }));

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

        await AssertCleanAsync(visitor, Look.ScriptsLost);
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

            await AssertCleanAsync(visitor, look);
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_with_the_filters_open_on_a_phone()
    {
        await using var visitor = await site.VisitAsync("/instrumenten?kind=scan&kind=canvas", Look.Phone);
        await visitor.Page.Locator(".facets__summary").ClickAsync();

        await AssertCleanAsync(visitor, Look.Phone);
    }

    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task Every_page_has_one_first_heading_and_says_its_language(string path)
    {
        await using var visitor = await site.VisitAsync(path);

        Assert.Equal(1, await visitor.Page.Locator("h1").CountAsync());
        Assert.Equal(path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "nl", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEqual("", await visitor.Page.TitleAsync());
        Assert.Equal(1, await visitor.Page.Locator("main").CountAsync());
    }

    private static async Task AssertCleanAsync(Visitor visitor, Look look)
    {
        var result = await visitor.Page.RunAxe();

        var found = result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
        Assert.True(result.Violations.Length == 0, $"{visitor.Page.Url} {look}\n{string.Join("\n", found)}");
        Assert.NotEmpty(result.Passes);
    }
}
