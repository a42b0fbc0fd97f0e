using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Looks;

[Collection(Reading.Name)]
public sealed class LayoutTests(Site site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/instrumenten?q=groep")]
    [InlineData("/instrumenten/seeds-of-innovation")]
    public async Task Nothing_moves_while_a_page_comes_in(string path)
    {
        await using var visitor = await site.VisitAsync(path, Look.Phone);
        await visitor.Page.EvaluateAsync("document.fonts.ready");

        var shift = await visitor.Page.EvaluateAsync<double>("""
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; }).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })
            """);

        Assert.InRange(shift, 0, 0.05);
    }

    [Theory]
    [InlineData("/instrumenten/seeds-of-innovation")]
    [InlineData("/instrumenten?q=groep")]
    [InlineData("/fasen/starten")]
    public async Task On_paper_there_is_the_text_and_no_navigation(string path)
    {
        await using var visitor = await site.VisitAsync(path);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var part in new[] { ".site-nav", ".site-footer", "form", ".trail", "button" })
        {
            var shown = visitor.Page.Locator(part).Locator("visible=true");
            Assert.Equal(0, await shown.CountAsync());
        }

        Assert.True(await visitor.Page.Locator("h1").IsVisibleAsync());
    }

    [Fact]
    public async Task Paper_is_white_for_somebody_who_reads_in_the_dark()
    {
        await using var visitor = await site.VisitAsync("/instrumenten/seeds-of-innovation", Look.DarkDesktop);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var ink = await visitor.Page.Locator("h1").EvaluateAsync<string>("h => getComputedStyle(h).color");

        Assert.Equal("rgb(13, 33, 29)", ink);
    }

    [Fact]
    public async Task Somebody_who_asks_for_less_motion_gets_none()
    {
        await using var visitor = await site.VisitAsync("/", Look.Desktop with { LessMotion = true });

        var moving = await visitor.Page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('*')].filter(e => {
              const s = getComputedStyle(e);
              return parseFloat(s.transitionDuration) > 0.01 || parseFloat(s.animationDuration) > 0.01 || s.scrollBehavior === 'smooth';
            }).length
            """);

        Assert.Equal(0, moving);
    }

    [Fact]
    public async Task Two_hundred_percent_zoom_loses_nothing()
    {
        // A window of 1280 at 200 % is laid out as one of 640.
        await using var visitor = await site.VisitAsync("/instrumenten/seeds-of-innovation", new Look(640, 450));

        Assert.Equal(640, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await visitor.Page.Locator(".glance").IsVisibleAsync());
    }
}
