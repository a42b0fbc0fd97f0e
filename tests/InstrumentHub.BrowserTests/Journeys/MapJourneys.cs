using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Journeys;

[Collection(Reading.Name)]
public sealed class MapJourneys(Site site)
{
    private const string Shown = "svg[data-map]:visible";

    [Fact]
    public async Task Through_the_map_and_back_with_the_keyboard_alone()
    {
        await using var visitor = await site.VisitAsync("/verbanden");
        await visitor.Page.EvaluateAsync("window.stayed = true");

        await visitor.TabToAsync(".map__node");
        var first = await FocusedAsync(visitor);
        await visitor.PressAsync("ArrowDown");
        var second = await FocusedAsync(visitor);
        await visitor.PressAsync("ArrowRight");
        var third = await FocusedAsync(visitor);
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        await visitor.PressAsync("Enter");

        await visitor.Page.WaitForURLAsync($"**/verbanden?focus={Uri.EscapeDataString(third)}");
        await Assertions.Expect(visitor.Page.Locator($"{Shown} .map__node--focus")).ToBeFocusedAsync();
        Assert.Equal(third, await FocusedAsync(visitor));
        await visitor.PressAsync("ArrowRight");
        Assert.NotEqual(third, await FocusedAsync(visitor));

        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Verbanden");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.stayed === true"));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_middle_opens_its_own_page()
    {
        await using var visitor = await site.VisitAsync("/verbanden?focus=instrument:stand-up");

        await visitor.Page.Locator($"{Shown} .map__node--focus").FocusAsync();
        await visitor.PressAsync("Enter");

        await visitor.Page.WaitForURLAsync("**/instrumenten/stand-up");
    }

    [Fact]
    public async Task Zooming_brings_it_nearer_dragging_moves_it_and_everything_comes_back()
    {
        await using var visitor = await site.VisitAsync("/verbanden");
        var view = visitor.Page.Locator($"{Shown} [data-map-view]");
        await visitor.Page.Locator("[data-map-zoom=in]").ClickAsync();
        await visitor.Page.Locator($"{Shown} [data-map-view][transform$='scale(1.4)']").WaitForAsync();
        var before = await view.GetAttributeAsync("transform");

        var box = (await visitor.Page.Locator(Shown).BoundingBoxAsync())!;
        await visitor.Page.Mouse.MoveAsync(box.X + 300, box.Y + 120);
        await visitor.Page.Mouse.DownAsync();
        await visitor.Page.Mouse.MoveAsync(box.X + 200, box.Y + 80, new() { Steps = 5 });
        await visitor.Page.Mouse.UpAsync();

        await Assertions.Expect(view).Not.ToHaveAttributeAsync("transform", before!);
        Assert.EndsWith("/verbanden", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Page.Locator("[data-map-zoom=fit]").ClickAsync();
        await Assertions.Expect(view).ToHaveAttributeAsync("transform", "translate(0 0) scale(1)");
    }

    [Fact]
    public async Task Letting_a_kind_go_is_an_address_and_keeps_the_place()
    {
        await using var visitor = await site.VisitAsync("/verbanden?focus=concept:vertrouwen");

        await visitor.Page.Locator("#soort-sector").UncheckAsync();

        await visitor.Page.WaitForURLAsync("**/verbanden?focus=concept%3Avertrouwen&kind=*");
        await Assertions.Expect(visitor.Page.Locator($"{Shown} .map__node--sector")).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Page.Locator("#soort-sector")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Pointing_at_something_lights_its_lines()
    {
        await using var visitor = await site.VisitAsync("/verbanden?focus=concept:vertrouwen");

        await visitor.Page.Locator($"{Shown} .map__node--instrument").First.HoverAsync();

        await Assertions.Expect(visitor.Page.Locator($"{Shown} .map__tie.is-lit")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Without_scripts_the_map_is_links_and_a_form()
    {
        await using var visitor = await site.VisitAsync("/verbanden", Look.WithoutScripts);

        await visitor.Page.Locator($"{Shown} .map__node--concept").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/verbanden?focus=concept*");
        await visitor.Page.Locator("#verder").CheckAsync();
        await visitor.Page.Locator("[data-region=map-choices] button").ClickAsync();

        await visitor.Page.WaitForURLAsync("**depth=2*");
        Assert.NotEqual(0, await visitor.Page.Locator($"{Shown} .map__tie").CountAsync());
        await Assertions.Expect(visitor.Page.Locator("[data-map-tools]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_phone_it_goes_down_instead_of_sideways_and_two_fingers_zoom()
    {
        await using var visitor = await site.VisitAsync("/verbanden?focus=concept:vertrouwen", Look.Phone);
        await Assertions.Expect(visitor.Page.Locator("svg.map--tall")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("svg.map--wide")).ToBeHiddenAsync();

        await visitor.Page.Locator("svg.map--tall").EvaluateAsync("""
            svg => {
              const box = svg.getBoundingClientRect();
              const finger = (type, id, x, y) => svg.dispatchEvent(new PointerEvent(type, { pointerId: id, pointerType: 'touch', bubbles: true, clientX: box.x + x, clientY: box.y + y }));
              finger('pointerdown', 1, 100, 100); finger('pointerdown', 2, 200, 100);
              finger('pointermove', 1, 60, 100); finger('pointermove', 2, 240, 100);
              finger('pointerup', 1, 60, 100); finger('pointerup', 2, 240, 100);
            }
            """);

        await Assertions.Expect(visitor.Page.Locator("svg.map--tall.is-near")).ToBeVisibleAsync();
    }

    private static Task<string> FocusedAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("document.activeElement?.dataset?.key ?? document.activeElement?.getAttribute('data-key') ?? ''");
}
