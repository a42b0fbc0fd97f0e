using InstrumentHub.BrowserTests.Infrastructure;

namespace InstrumentHub.BrowserTests.Looks;

/// <summary>What holds for every page and every state that an address leads to.</summary>
[Collection(Reading.Name)]
public sealed class PageTests(Site site)
{
    /// <summary>Colours do not depend on the width, nor the layout on the colours: two looks see all four.</summary>
    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task It_is_clean_for_axe_fits_says_its_language_and_asks_no_other_origin(string path) =>
        await Task.WhenAll(new[] { Look.Desktop, Look.DarkSmallest }.Select(look => LookAsync(path, look)));

    private async Task LookAsync(string path, Look look)
    {
        await using var visitor = await site.ComeAsync(look);
        List<string> elsewhere = [];
        visitor.Page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(site.Url, StringComparison.Ordinal)) { lock (elsewhere) { elsewhere.Add(request.Url); } }
        };

        await visitor.GoAsync(path);

        await visitor.AssertFitsAsync();
        await visitor.AssertCleanAsync();
        Assert.Equal(path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "nl", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEqual("", await visitor.Page.TitleAsync());
        Assert.Equal(1, await visitor.Page.Locator("main").CountAsync());
        Assert.Empty(visitor.Complaints);
        Assert.Empty(elsewhere);
    }
}
