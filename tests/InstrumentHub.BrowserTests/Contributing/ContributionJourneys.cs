using System.Diagnostics;
using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Core.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Contributing;

public sealed class ContributionJourneys(Workshop workshop) : IClassFixture<Workshop>
{
    [Theory]
    [InlineData(true, "kopgroep")]
    [InlineData(false, "kennissessie")]
    public async Task A_change_travels_from_the_page_by_the_desk_to_the_page(bool scripts, string instrument)
    {
        await using var nina = await workshop.ComeAsync("Nina", Look.Phone with { Scripts = scripts }, $"/instrumenten/{instrument}");
        await nina.Page.GetByRole(AriaRole.Link, new() { Name = "Stel een wijziging voor" }).ClickAsync();
        await nina.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        var purpose = nina.Page.Locator("#f-purpose-nl");
        var before = await purpose.InputValueAsync();
        await purpose.FillAsync(before.TrimEnd('.') + ", ook op afstand.");
        await nina.Page.Locator("#reason").FillAsync("Wij deden het op afstand.");
        await nina.Page.GetByRole(AriaRole.Button, new() { Name = "Stuur in" }).ClickAsync();
        await Assertions.Expect(nina.Page.Locator(".notices")).ToContainTextAsync("een moderator kijkt ernaar");

        var key = (await workshop.AskAsync(hub => hub.Proposals.Where(p => p.Key == instrument).Select(p => p.Id).SingleAsync())).ToString("D");
        var item = await workshop.AskAsync(hub => hub.DeskItems.Where(i => i.SubjectKey == key).Select(i => i.Id).SingleAsync());
        await using var max = await workshop.ComeAsync("Max", Look.Desktop with { Scripts = scripts }, $"/moderatie?item={item}");
        await Assertions.Expect(max.Page.Locator(".diff ins")).ToContainTextAsync("ook op afstand");
        await Assertions.Expect(max.Page.Locator(".desk__item")).ToContainTextAsync("Wij deden het op afstand.");
        await max.Page.GetByRole(AriaRole.Button, new() { Name = "Neem over" }).ClickAsync();
        await Assertions.Expect(max.Page.Locator(".desk__done")).ToBeVisibleAsync();

        await UntilAsync(nina, $"/instrumenten/{instrument}", ".purpose", "ook op afstand");
        await nina.GoAsync($"/instrumenten/{instrument}/versies/2/verschil");
        await Assertions.Expect(nina.Page.Locator(".diff ins")).ToContainTextAsync("ook op afstand");
        await nina.GoAsync("/mijn/berichten");
        await Assertions.Expect(nina.Page.Locator(".notices")).ToContainTextAsync("Over “");
        Assert.Empty(nina.Complaints);
        Assert.Empty(max.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flagging_is_two_taps(bool scripts)
    {
        var instrument = scripts ? "pdca-cyclus" : "pilot";
        await using var ben = await workshop.ComeAsync("Ben", Look.Phone with { Scripts = scripts }, $"/instrumenten/{instrument}");

        await ben.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Meld dit" }).First.ClickAsync();
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Het klopt niet" }).ClickAsync();

        await Assertions.Expect(ben.Page.Locator("h1")).ToHaveTextAsync("Dank voor je melding");
        Assert.Equal(FlagReason.NotTrue, await workshop.AskAsync(hub => hub.Flags.Where(f => hub.DeskItems.Any(i => i.Id == f.DeskItemId && i.SubjectKey == instrument)).Select(f => f.Reason).SingleAsync()));
        Assert.Empty(ben.Complaints);
    }

    [Fact]
    public async Task Who_has_no_account_gives_an_address_and_Enter_in_a_field_sends_nothing()
    {
        await using var visitor = await workshop.ComeAsync("", Look.Desktop, "/melden/instrument/scrumsessie");
        await visitor.Page.Locator("#Email").FillAsync("geen adres");
        await visitor.PressAsync("Enter");
        await visitor.Page.Locator(".flag-note summary").ClickAsync();
        await visitor.Page.Locator("#Note").FillAsync("Dit is al lang anders.");
        await visitor.Page.Locator("button[value=NotTrue]").ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("#Email-fout")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("#Note")).ToHaveValueAsync("Dit is al lang anders.");
        await visitor.Page.Locator("#Email").FillAsync("buur@example.org");
        await visitor.Page.Locator("button[value=NotTrue]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Dank voor je melding");
        Assert.Equal(1, await workshop.AskAsync(hub => hub.Flags.CountAsync(f => f.Email == "buur@example.org")));
    }

    [Fact]
    public async Task A_draft_saves_itself_and_waits_where_it_was_left()
    {
        await using var lou = await workshop.ComeAsync("Lou", Look.Desktop, "/voorstellen/start?target=instrument");
        await lou.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await lou.Page.Locator("#f-title-nl").FillAsync("Partnerschapskaart voor wie er nog mist");
        await Assertions.Expect(lou.Page.Locator("#lookalikes")).ToContainTextAsync("artnerschapskaart");
        await Assertions.Expect(lou.Page.Locator(".proposal__state")).ToContainTextAsync("Bewaard");

        await lou.Page.ReloadAsync();

        await Assertions.Expect(lou.Page.Locator("#f-title-nl")).ToHaveValueAsync("Partnerschapskaart voor wie er nog mist");
        Assert.Empty(lou.Complaints);
    }

    /// <summary>Pages of the catalogue are kept until the newer one is loaded, which takes less than a second.</summary>
    private static async Task UntilAsync(Visitor visitor, string path, string selector, string text)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(10);)
        {
            await visitor.GoAsync(path);
            if ((await visitor.Page.Locator(selector).First.InnerTextAsync()).Contains(text, StringComparison.Ordinal)) { return; }
        }
        Assert.Fail($"{path} does not say '{text}'.");
    }
}
