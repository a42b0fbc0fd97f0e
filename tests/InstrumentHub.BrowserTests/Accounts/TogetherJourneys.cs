using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Accounts;

/// <summary>From nothing to a community of two and on to its archive, with names and texts that would like to run.</summary>
[Collection(SigningIn.Name)]
public sealed class TogetherJourneys(AccountSite site)
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_people_meet_work_share_and_part(bool scripts)
    {
        var run = scripts ? "een" : "twee";
        await using var anna = await site.RegisterAsync($"anna{run}@example.org", "Anna Samen", Look.Phone with { Scripts = scripts });
        await using var bo = await site.VisitAsync("/", Look.DarkDesktop with { Scripts = scripts });
        List<string> ran = [];
        foreach (var visitor in new[] { anna, bo }) { visitor.Page.Dialog += async (_, dialog) => { ran.Add(dialog.Message); await dialog.DismissAsync(); }; }

        await TellOfOneselfAsync(anna.Page);
        var (place, link) = await StartAndInviteAsync(anna, $"Samen {run} {Hostile}");
        await JoinAsync(bo, link, $"bo{run}@example.org");
        await WriteStepAsync(bo, place);
        await MakeCaseAsync(anna, place);
        await HandOverAndLeaveAsync(anna, place);
        await ArchiveAsync(bo, place);

        Assert.Empty(ran);
        Assert.Empty(anna.Complaints);
        Assert.Empty(bo.Complaints);
    }

    private static async Task TellOfOneselfAsync(IPage page)
    {
        await page.GotoAsync("/mijn/profiel");
        await page.Locator("#veld-expertise").FillAsync("Netwerken\n" + Hostile);
        await page.Locator("#veld-wantstolearn").FillAsync("Beter vragen stellen");
        await page.Locator("main form button[type=submit]").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".profile__part").First).ToContainTextAsync(Hostile);
    }

    private static async Task<(string Place, string Link)> StartAndInviteAsync(Visitor anna, string name)
    {
        await anna.GoAsync("/communities/nieuw");
        await anna.Page.Locator("#Name").FillAsync(name);
        await anna.Page.Locator("#Challenge").FillAsync("Hoe leren we van elkaar? " + Hostile);
        await anna.Page.Locator("#Description").FillAsync(Hostile + "\n\n[klik](javascript:alert(3))");
        await anna.Page.Locator("#Visibility-Private").CheckAsync();
        await anna.Page.Locator("#community button[type=submit]").ClickAsync();
        await Assertions.Expect(anna.Page.Locator("h1")).ToHaveTextAsync(name);
        var place = new Uri(anna.Page.Url).AbsolutePath;
        await anna.Page.Locator(".community-nav a", new() { HasText = "Uitnodigen" }).ClickAsync();
        await anna.Page.Locator("#maak-link button[type=submit]").ClickAsync();
        return (place, (await anna.Page.Locator("[data-link]").GetAttributeAsync("href"))!);
    }

    /// <summary>Somebody without an account follows the link, makes one, and is back at the invitation.</summary>
    private async Task JoinAsync(Visitor bo, string link, string email)
    {
        await bo.GoAsync(link);
        await bo.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Account maken" }).ClickAsync();
        await site.FillInAsync(bo, email, "Bo Mee");
        await bo.Page.Locator("#doe-mee button").ClickAsync();
        await Assertions.Expect(bo.Page.Locator(".said")).ToContainTextAsync("Welkom bij");
    }

    private static async Task WriteStepAsync(Visitor bo, string place)
    {
        await bo.GoAsync(place + "/logboek/nieuw");
        await bo.Page.Locator("#Title").FillAsync("De eerste keer bij elkaar " + Hostile);
        await bo.Page.Locator("#Text").FillAsync("We deden een rondje. " + Hostile);
        await bo.Page.Locator("#Decision").FillAsync("Elke maand [een keer](javascript:alert(4)).");
        await bo.Page.Locator("#stap button[type=submit]").First.ClickAsync();
        await Assertions.Expect(bo.Page.Locator("main")).ToContainTextAsync("De eerste keer bij elkaar");
        Assert.Equal(0, await bo.Page.Locator("main img[src=x], main [onerror], main a[href^=javascript]").CountAsync());
    }

    private static async Task MakeCaseAsync(Visitor anna, string place)
    {
        await anna.GoAsync(place + "/logboek/praktijk");
        await anna.Page.Locator("#praktijk input[type=checkbox]").First.CheckAsync();
        await anna.Page.Locator("#Worked").FillAsync("De tijd nemen.");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Laat de tekst zien" }).ClickAsync();
        await Assertions.Expect(anna.Page.Locator(".case-text")).ToContainTextAsync("De eerste keer bij elkaar");
        await Assertions.Expect(anna.Page.Locator(".utrecht-alert--warning")).ToBeVisibleAsync();
    }

    private static async Task HandOverAndLeaveAsync(Visitor anna, string place)
    {
        await anna.GoAsync(place + "/leden");
        await Assertions.Expect(anna.Page.Locator("#vertrek")).ToHaveCountAsync(0);
        await anna.Page.Locator(".member__acts summary").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Draag de community over aan Bo Mee" }).ClickAsync();
        await Assertions.Expect(anna.Page.Locator(".said")).ToContainTextAsync("overgedragen");
        await anna.Page.Locator("#vertrek button").ClickAsync();
        await Assertions.Expect(anna.Page.Locator(".said")).ToContainTextAsync("Je bent geen lid meer");
    }

    private static async Task ArchiveAsync(Visitor bo, string place)
    {
        await bo.GoAsync(place + "/bewerken");
        await bo.Page.Locator("form[action$='/archief'] button").ClickAsync();
        await Assertions.Expect(bo.Page.Locator(".said")).ToContainTextAsync("gearchiveerd");
        await bo.GoAsync(place + "/logboek");
        await Assertions.Expect(bo.Page.Locator("main")).ToContainTextAsync("De eerste keer bij elkaar");
        await Assertions.Expect(bo.Page.Locator("a[href$='/logboek/nieuw']")).ToHaveCountAsync(0);
    }
}
