using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Journeys;

[Collection(Reading.Name)]
public sealed class ReadingJourneys(Site site)
{
    [Fact]
    public async Task From_question_to_instrument_and_back_with_the_keyboard_alone()
    {
        await using var visitor = await site.VisitAsync("/");

        await visitor.TabToAsync("#vraag");
        await visitor.Page.Keyboard.TypeAsync("groep");
        await visitor.Page.Locator("[role=option]").First.WaitForAsync();
        await visitor.PressAsync("ArrowDown");
        await Assertions.Expect(visitor.Page.Locator("#vraag")).ToHaveAttributeAsync("aria-activedescendant", "vraag-suggesties-0");
        await visitor.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/instrumenten?q=*");
        var results = visitor.Page.Url;

        await visitor.TabToAsync(".card__title a");
        await visitor.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/instrumenten/*");
        Assert.True(await visitor.Page.Locator("h1").IsVisibleAsync());

        await visitor.Page.GoBackAsync();
        Assert.Equal(results, visitor.Page.Url);
        Assert.NotEqual(0, await visitor.Page.Locator(".card").CountAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Suggestions_close_with_Escape_and_the_text_stays()
    {
        await using var visitor = await site.VisitAsync("/");
        var box = visitor.Page.Locator("#vraag");
        await box.PressSequentiallyAsync("groep");
        await visitor.Page.Locator("[role=option]").First.WaitForAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(visitor.Page.Locator(".question--large [data-status]")).Not.ToBeEmptyAsync();

        await visitor.PressAsync("Escape");

        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(box).ToHaveValueAsync("groep");
        await Assertions.Expect(visitor.Page.Locator(".suggest:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Page.Locator(".question--large [data-status]")).ToBeEmptyAsync();
        await Assertions.Expect(visitor.Page.Locator("#vraag-suggesties")).ToHaveAttributeAsync("aria-label", "Suggesties");
    }

    [Fact]
    public async Task What_was_typed_is_still_there_after_Back()
    {
        await using var visitor = await site.VisitAsync("/");
        await visitor.Page.Locator("#vraag").FillAsync("halverwege een vraag");

        await visitor.Page.Locator(".site-nav a").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/instrumenten");
        await visitor.Page.GoBackAsync();

        await Assertions.Expect(visitor.Page.Locator("#vraag")).ToHaveValueAsync("halverwege een vraag");
    }

    [Fact]
    public async Task A_new_question_keeps_the_selection()
    {
        await using var visitor = await site.VisitAsync("/instrumenten");
        var slug = await visitor.Page.Locator(".pick input").First.GetAttributeAsync("value");
        await visitor.Page.Locator(".pick input").First.CheckAsync();
        await visitor.Page.WaitForURLAsync($"**i={slug}*");

        await visitor.Page.Locator("#vraag").FillAsync("vertrouwen");
        await visitor.PressAsync("Enter");

        await visitor.Page.WaitForURLAsync($"**q=vertrouwen*i={slug}*");
        await Assertions.Expect(visitor.Page.Locator("#selectie [data-count]")).ToContainTextAsync("1 instrument gekozen");
    }

    [Fact]
    public async Task On_a_phone_a_button_at_the_foot_of_the_filters_leads_to_the_list()
    {
        await using var visitor = await site.VisitAsync("/instrumenten", Look.Phone);
        await visitor.Page.Locator(".facets__summary").ClickAsync();
        await visitor.Page.Locator("#kind-scan").CheckAsync();
        await visitor.Page.WaitForURLAsync("**kind=scan*");
        var heading = visitor.Page.Locator("#aantal");
        var show = visitor.Page.Locator("[data-facets-show]");
        await Assertions.Expect(show).ToBeInViewportAsync();
        await Assertions.Expect(show).ToHaveTextAsync($"Toon {(await heading.InnerTextAsync()).Trim()}");

        await show.ClickAsync();

        await Assertions.Expect(heading).ToBeInViewportAsync();
        await Assertions.Expect(heading).ToBeFocusedAsync();
        await Assertions.Expect(show).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_late_does_not_replace_a_newer_one()
    {
        await using var visitor = await site.VisitAsync("/");
        var held = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/api/v1/suggest?q=gro&*", async route =>
        {
            await held.Task;
            await route.FulfillAsync(new() { ContentType = "application/json", Body = """{"suggestions":[{"text":"te laat","kind":"concept","url":"/","spans":[]}]}""" });
        });

        var late = visitor.Page.WaitForRequestAsync("**/api/v1/suggest?q=gro&*");
        await visitor.Page.Locator("#vraag").PressSequentiallyAsync("gro");
        await late;
        await visitor.Page.Locator("#vraag").PressSequentiallyAsync("ep");
        await visitor.Page.Locator("[role=option]").First.WaitForAsync();
        held.SetResult();

        await Assertions.Expect(visitor.Page.Locator("[role=option]").First).Not.ToHaveTextAsync("te laat");
    }

    [Fact]
    public async Task A_filter_works_in_place_keeps_the_focus_and_Back_undoes_it()
    {
        await using var visitor = await site.VisitAsync("/instrumenten");
        var heading = visitor.Page.Locator("#aantal");
        var all = await heading.InnerTextAsync();
        await visitor.Page.EvaluateAsync("window.stayed = true");

        await visitor.Page.Locator("#kind-scan").FocusAsync();
        await visitor.PressAsync("Space");

        await visitor.Page.WaitForURLAsync("**/instrumenten?kind=scan");
        await Assertions.Expect(heading).Not.ToHaveTextAsync(all);
        await Assertions.Expect(visitor.Page.Locator("#kind-scan")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-announce]")).ToHaveTextAsync((await heading.InnerTextAsync()).Trim());
        await Assertions.Expect(visitor.Page.Locator(".chip")).ToHaveCountAsync(1);

        await visitor.Page.GoBackAsync();
        await Assertions.Expect(heading).ToHaveTextAsync(all);
        await Assertions.Expect(visitor.Page.Locator("#kind-scan")).Not.ToBeCheckedAsync();
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.stayed === true"));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Without_scripts_the_filters_are_a_form()
    {
        await using var visitor = await site.VisitAsync("/", Look.WithoutScripts);

        await visitor.Page.Locator("#vraag").FillAsync("vertrouwen");
        await visitor.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/instrumenten?q=vertrouwen");
        await visitor.Page.Locator("#kind-gespreksvorm").CheckAsync();
        await visitor.Page.Locator("#filters button[type=submit]").ClickAsync();

        await visitor.Page.WaitForURLAsync("**kind=gespreksvorm*");
        Assert.Contains("q=vertrouwen", visitor.Page.Url, StringComparison.Ordinal);
        Assert.NotEqual(0, await visitor.Page.Locator(".card").CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_instruments_are_ticked_and_compared(bool scripts)
    {
        await using var visitor = await site.VisitAsync("/instrumenten", Look.Desktop with { Scripts = scripts });

        await visitor.Page.Locator(".pick input").Nth(0).CheckAsync();
        await visitor.Page.Locator(".pick input").Nth(1).CheckAsync();
        await visitor.Page.Locator("#selectie button:not([formaction])").ClickAsync();

        await visitor.Page.WaitForURLAsync("**/vergelijken?i=*&i=*");
        Assert.Equal(2, await visitor.Page.Locator(".compare thead a.compare__title").CountAsync());
    }

    [Fact]
    public async Task A_selection_lives_in_the_address_and_follows_to_the_next_page()
    {
        await using var visitor = await site.VisitAsync("/instrumenten");
        var slug = await visitor.Page.Locator(".pick input").First.GetAttributeAsync("value");

        await visitor.Page.Locator(".pick input").First.CheckAsync();
        await visitor.Page.WaitForURLAsync($"**i={slug}*");
        // The bar that comes in at the foot of the window may move what stands there.
        await Assertions.Expect(visitor.Page.Locator("#selectie [data-count]")).ToContainTextAsync("1 instrument gekozen");
        await visitor.Page.Locator(".pages a").Nth(1).ClickAsync();
        await visitor.Page.WaitForURLAsync("**page=2*");

        Assert.Contains($"i={slug}", visitor.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visitor.Page.Locator("#selectie [data-count]")).ToContainTextAsync("1 instrument gekozen");
    }

    [Fact]
    public async Task The_chosen_scheme_is_remembered_on_the_next_page()
    {
        await using var visitor = await site.VisitAsync("/");

        await visitor.Page.Locator("[data-module=theme]").ClickAsync();
        await visitor.GoAsync("/instrumenten");

        Assert.Equal("dark", await visitor.Page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task The_language_switch_leads_to_the_same_page()
    {
        await using var visitor = await site.VisitAsync("/instrumenten/seeds-of-innovation");

        await visitor.Page.Locator(".site-tools a[hreflang=en]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/en/instruments/seeds-of-innovation");
        await visitor.Page.Locator(".site-tools a[hreflang=nl]").ClickAsync();

        await visitor.Page.WaitForURLAsync("**/instrumenten/seeds-of-innovation");
    }

    [Fact]
    public async Task The_first_Tab_offers_to_skip_to_the_content()
    {
        await using var visitor = await site.VisitAsync("/begrippen");

        await visitor.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator(".nl-skip-link")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator(".nl-skip-link")).ToBeInViewportAsync();
        await visitor.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.Locator("main")).ToBeFocusedAsync();
    }
}
