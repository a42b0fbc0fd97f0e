using InstrumentHub.BrowserTests.Infrastructure;

namespace InstrumentHub.BrowserTests.Accounts;

[Collection(SigningIn.Name)]
public sealed class AccountLooks(AccountSite site)
{
    private static readonly string[] ForVisitors = ["/inloggen", "/registreren", "/en/register", "/wachtwoord", "/inloggen/verstuurd", "/inloggen/link?sleutel=oud", "/mensen/fatima", "/dev/inloggen", "/dev/mail"];

    private static readonly string[] ForMembers = ["/mijn", "/en/me", "/mijn/profiel", "/mijn/beveiliging", "/mijn/beveiliging/codes", "/mijn/verwijderen", "/mensen/joost", "/beheer/mail", "/fasen",
        "/beheer", "/beheer/mensen", "/beheer/mensen/joost", "/beheer/instellingen", "/beheer/onderhoud", "/beheer/begrippenlijsten", "/beheer/begrippenlijsten/sectors", "/beheer/begrippenlijsten/thesaurus/begrip/vertrouwen",
        "/beheer/gebruik", "/beheer/gegevens", "/beheer/logboek", "/en/admin/settings", "/en/admin", "/en/admin/people", "/en/admin/log", "/mijn/berichten", "/mijn/besluiten", "/voorstellen", "/verzamelingen"];

    private const string Community = "/communities/voorbeeld-zorg-dichtbij", CommunityInEnglish = $"/en{Community}";

    private static readonly string[] ForHosts = [Community, $"{Community}/logboek", $"{Community}/logboek/nieuw", $"{Community}/logboek/praktijk", $"{Community}/leden", $"{Community}/moderatie", $"{Community}/uitnodigingen",
        $"{Community}/bewerken", $"{Community}/kamers/partnerschapskaart", $"{Community}/kamers/designkit-doelenscan", "/communities/nieuw", CommunityInEnglish, $"{CommunityInEnglish}/edit", $"{CommunityInEnglish}/rooms/partnerschapskaart"];

    private static readonly string[] ForModerators = ["/moderatie", "/moderatie/redenen", "/moderatie/zoekvragen", "/moderatie/synoniemen", "/moderatie/synoniemen/vertrouwen", "/moderatie/links", "/besluiten",
        "/instrumenten/partnerschapskaart/gesprek", "/melden/instrument/stand-up", "/en/moderation", "/en/moderation/reasons", "/en/moderation/synonyms"];

    [Fact]
    public async Task Axe_finds_nothing_on_pages_of_signing_in() => await Task.WhenAll(new[] { Look.Desktop, Look.DarkSmallest }.Select(async look =>
    {
        await using var visitor = await site.VisitAsync("/", look);
        await AssertCleanAsync(visitor, ForVisitors);
        await visitor.GoAsync("/registreren");
        await visitor.Page.Locator("form.form button.nl-button--primary").ClickAsync();
        await visitor.Page.Locator(".errors").WaitForAsync();
        await AssertCleanAsync(visitor);
    }));

    [Fact]
    public async Task Axe_finds_nothing_on_ones_own_pages() => await Task.WhenAll(new[] { Look.Desktop, Look.DarkSmallest }.Select(async look =>
    {
        await using var visitor = await site.SignInAsync("fatima", look);
        await AssertCleanAsync(visitor, ForMembers);
        await visitor.Page.Locator(".account-menu summary").ClickAsync();
        await AssertCleanAsync(visitor);
    }));

    [Fact]
    public async Task Axe_finds_nothing_on_pages_of_who_runs_a_community() => await VisitAllAsync("fatima", ForHosts);

    [Fact]
    public async Task Axe_finds_nothing_on_pages_of_who_moderates() => await VisitAllAsync("joost", ForModerators);

    [Fact]
    public async Task Who_moderates_and_who_administers_find_their_pages_in_the_menu()
    {
        foreach (var (person, ways) in new[] { ("sander", Array.Empty<string>()), ("joost", ["/moderatie"]), ("fatima", ["/moderatie", "/beheer"]) })
        {
            await using var visitor = await site.SignInAsync(person);
            var shown = await visitor.Page.Locator(".account-menu__list a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
            Assert.Equal(ways, shown.Where(href => href is "/moderatie" or "/beheer"));
        }
    }

    private async Task VisitAllAsync(string person, string[] paths) => await Task.WhenAll(new[] { Look.Desktop, Look.DarkSmallest }.Select(async look =>
    {
        await using var visitor = await site.SignInAsync(person, look);
        await AssertCleanAsync(visitor, paths);
    }));

    private static async Task AssertCleanAsync(Visitor visitor, params string[] paths)
    {
        foreach (var path in paths.DefaultIfEmpty(null))
        {
            if (path is not null)
            {
                await visitor.GoAsync(path);
                // Not the page of signing in, which whoever is not let in gets to see.
                Assert.EndsWith(path, visitor.Page.Url, StringComparison.Ordinal);
            }
            await visitor.AssertFitsAsync();
            await visitor.AssertCleanAsync();
            Assert.Empty(visitor.Complaints);
        }
    }
}
