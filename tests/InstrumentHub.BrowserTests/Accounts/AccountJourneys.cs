using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Accounts;

[Collection(SigningIn.Name)]
public sealed class AccountJourneys(AccountSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_registering_to_ones_own_page_and_out_again(bool scripts)
    {
        var email = $"reis{(scripts ? 1 : 2)}@example.org";
        await using var visitor = await site.VisitAsync("/registreren", Look.Phone with { Scripts = scripts });
        var page = visitor.Page;
        await page.GetByLabel("Je naam").FillAsync("Reiziger");
        await page.GetByLabel("E-mailadres").FillAsync(email);
        await page.Locator("#veld-password").FillAsync("kort");
        await page.GetByRole(AriaRole.Button, new() { Name = "Account maken" }).ClickAsync();

        await Assertions.Expect(page.Locator(".errors a")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByLabel("Je naam")).ToHaveValueAsync("Reiziger");
        if (scripts) { await Assertions.Expect(page.Locator(".errors")).ToBeFocusedAsync(); }
        await page.Locator("#veld-password").FillAsync("drie groene fietsen");
        await page.Locator("#veld-rules").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Account maken" }).ClickAsync();
        await page.WaitForURLAsync("**/inloggen/verstuurd");

        await visitor.GoAsync(await site.LinkToAsync(email));
        await page.Locator("#veld-password").FillAsync("drie groene fietsen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bevestigen en inloggen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Hoi Reiziger");

        await visitor.GoAsync("/instrumenten/stand-up");
        await page.Locator(".account-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Inloggen" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_passkey_is_made_and_opens_the_door()
    {
        await using var visitor = await site.SignInAsync("sander");
        var page = visitor.Page;
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await visitor.GoAsync("/mijn/beveiliging");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey maken op dit apparaat" }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("Je passkey is klaar");
        await page.Locator(".account-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen", Exact = true }).ClickAsync();

        await visitor.GoAsync("/inloggen?terug=%2Ffasen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen met een passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/fasen");
        await Assertions.Expect(page.Locator(".account-menu__name")).ToHaveTextAsync("Sander Visser");

        await visitor.GoAsync("/mijn/beveiliging");
        await Assertions.Expect(page.Locator("td", new() { HasText = "passkey" })).ToHaveCountAsync(1);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task With_the_keyboard_alone_in_and_out()
    {
        await using var visitor = await site.VisitAsync("/dev/inloggen");
        await visitor.TabToAsync("main form:has(input[value=meilin]) button");
        await visitor.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/mijn");

        await visitor.TabToAsync(".account-menu summary");
        await visitor.PressAsync("Enter");
        await visitor.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.Locator(".account-menu[open]")).ToHaveCountAsync(0);
        await visitor.PressAsync("Enter");
        await visitor.TabToAsync(".account-menu button");
        await visitor.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.Locator("a[href^='/inloggen']").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_password_can_be_seen_while_it_is_typed()
    {
        await using var visitor = await site.VisitAsync("/inloggen");
        var field = visitor.Page.Locator("#veld-password");

        await visitor.Page.Locator(".field__show").ClickAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("type", "text");
        await visitor.Page.Locator(".field__show").ClickAsync();

        await Assertions.Expect(field).ToHaveAttributeAsync("type", "password");
    }
}
