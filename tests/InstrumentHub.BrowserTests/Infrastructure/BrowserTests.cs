namespace InstrumentHub.BrowserTests.Infrastructure;

public sealed class BrowserTests
{
    [Fact]
    public async Task Two_people_do_not_share_their_cookies()
    {
        await using var ann = await Browser.NewContextAsync();
        await using var ben = await Browser.NewContextAsync();
        await ann.AddCookiesAsync([new() { Name = "who", Value = "ann", Url = "http://localhost" }]);

        var page = await ann.NewPageAsync();

        Assert.Equal(3, await page.EvaluateAsync<int>("1 + 2"));
        Assert.Single(await ann.CookiesAsync());
        Assert.Empty(await ben.CookiesAsync());
    }
}
