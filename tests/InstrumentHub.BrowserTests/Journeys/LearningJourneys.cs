using InstrumentHub.BrowserTests.Accounts;
using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Journeys;

[Collection(SigningIn.Name)]
public sealed class LearningJourneys(AccountSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_says_whether_a_relation_is_so_and_takes_it_back(bool scripts)
    {
        await using var noor = await site.SignInAsync("noor", Look.Phone with { Scripts = scripts });
        await noor.GoAsync("/instrumenten/stand-up");
        var agree = noor.Page.Locator(".vote [data-vote=agree]").First;

        await agree.ClickAsync();
        await Assertions.Expect(agree).ToHaveAttributeAsync("aria-pressed", "true");
        if (scripts) { await Assertions.Expect(noor.Page.Locator(".vote__said").First).ToHaveTextAsync("Bewaard: dit klopt."); }
        await noor.Page.ReloadAsync();
        await Assertions.Expect(agree).ToHaveAttributeAsync("aria-pressed", "true");

        await agree.FocusAsync();
        await noor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(agree).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Empty(noor.Complaints);
    }

    [Fact]
    public async Task A_moderator_sees_what_a_word_does_before_it_is_published()
    {
        await using var joost = await site.SignInAsync("joost", Look.Phone);
        foreach (var path in new[] { "/moderatie/zoekvragen", "/moderatie/synoniemen" })
        {
            await joost.GoAsync(path);
            await joost.AssertCleanAsync();
        }

        await joost.Page.Locator(".rows a").First.ClickAsync();
        await joost.Page.Locator("#HiddenNl").FillAsync("vlinderdraad");
        await joost.Page.Locator("button[value=try]").ClickAsync();

        await Assertions.Expect(joost.Page.Locator("#effect")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(joost.Page.Locator("#HiddenNl")).ToHaveValueAsync("vlinderdraad");
        await joost.AssertCleanAsync();
        Assert.Empty(joost.Complaints);
    }
}
