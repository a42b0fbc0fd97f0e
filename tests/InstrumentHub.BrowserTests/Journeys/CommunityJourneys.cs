using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.IntegrationTests.Communities;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Journeys;

public sealed class CommunityJourneys(CommunityJourneys.Village village) : IClassFixture<CommunityJourneys.Village>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_starts_a_community_and_invites_another_accepts_and_leaves(bool scripts)
    {
        var look = Look.Phone with { Scripts = scripts };
        await using var olga = await village.ComeAsync("Olga", look);
        await using var ben = await village.ComeAsync("Ben", look);

        await olga.GoAsync("/communities/nieuw");
        await olga.Page.Locator("#Name").FillAsync("Samen wijs " + scripts);
        await olga.Page.Locator("#Challenge").FillAsync("Hoe leren we van elkaars werk?");
        await olga.Page.Locator("#Visibility-Hidden").CheckAsync();
        await olga.Page.Locator("#community button[type=submit]").ClickAsync();
        await Assertions.Expect(olga.Page.Locator("h1")).ToHaveTextAsync("Samen wijs " + scripts);
        await olga.Page.Locator(".community-nav a", new() { HasText = "Uitnodigen" }).ClickAsync();
        await olga.Page.Locator("#maak-link button[type=submit]").ClickAsync();
        var link = await olga.Page.Locator("[data-link]").GetAttributeAsync("href");

        await ben.GoAsync(link!);
        await ben.Page.Locator("#doe-mee button").ClickAsync();
        await Assertions.Expect(ben.Page.Locator(".said")).ToBeVisibleAsync();
        await ben.Page.Locator(".community-nav a", new() { HasText = "Leden" }).ClickAsync();
        await ben.Page.Locator("#vertrek button").ClickAsync();
        await Assertions.Expect(ben.Page.Locator("h1")).ToHaveTextAsync("Communities");

        Assert.Empty(olga.Complaints);
        Assert.Empty(ben.Complaints);
    }

    [Fact]
    public async Task Who_is_removed_finds_nothing_any_more()
    {
        await using var olga = await village.ComeAsync("Olga", Look.Desktop);
        await using var ann = await village.ComeAsync("Ann", Look.Desktop);
        await ann.GoAsync("/communities/dorp-hidden");
        await Assertions.Expect(ann.Page.Locator("h1")).ToHaveTextAsync("Naam van dorp-hidden");

        await olga.GoAsync("/communities/dorp-hidden/leden");
        await olga.Page.Locator($"[data-member='{village.IdOf("Ann")}'] summary").ClickAsync();
        await olga.Page.Locator($"[data-member='{village.IdOf("Ann")}'] .member__remove button").ClickAsync();
        await Assertions.Expect(olga.Page.Locator(".said")).ToBeVisibleAsync();

        await ann.Page.ReloadAsync();
        await Assertions.Expect(ann.Page.Locator("h1")).ToHaveTextAsync("Deze pagina is er niet");
    }

    public static TheoryData<string> Pages => ["/communities", "/communities/nieuw", "/communities/{0}", "/communities/{0}/leden", "/communities/{0}/bewerken", "/communities/{0}/uitnodigingen", "/communities/{0}/logboek", "/communities/{0}/logboek/nieuw", "/communities/{0}/logboek/praktijk", "/en/communities/{0}"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_clean_for_axe_and_fits(string path)
    {
        foreach (var look in new[] { Look.Desktop, Look.DarkSmallest })
        {
            await using var olga = await village.ComeAsync("Olga", look);
            await olga.GoAsync(string.Format(null, path, "dorp-open"));

            await olga.AssertFitsAsync();
            await olga.AssertCleanAsync();
            Assert.Empty(olga.Complaints);
        }
    }

    [Fact]
    public async Task A_link_just_made_and_a_form_with_faults_are_clean_for_axe()
    {
        await using var olga = await village.ComeAsync("Olga", Look.DarkPhone);
        await olga.GoAsync("/communities/dorp-open/uitnodigingen");
        await olga.Page.Locator("#maak-link button[type=submit]").ClickAsync();
        await olga.Page.Locator(".qr").WaitForAsync();
        await olga.AssertCleanAsync();

        await olga.GoAsync("/communities/dorp-open/logboek/nieuw");
        await olga.Page.Locator("#Title").FillAsync("Een stap");
        await olga.Page.Locator("#Instrument").FillAsync("bestaat niet");
        await olga.Page.Locator("#stap button[type=submit]").ClickAsync();
        await olga.Page.Locator(".faults").WaitForAsync();
        Assert.Equal("Een stap", await olga.Page.Locator("#Title").InputValueAsync());
        await olga.AssertCleanAsync();
    }

    /// <summary>A site with three communities and people who belong to them.</summary>
    public sealed class Village : IAsyncLifetime
    {
        private readonly Dictionary<string, Person> _people = [];
        private HubApp _app = null!;
        private string _url = null!;

        public async Task InitializeAsync()
        {
            _app = await HubApp.StartAsync(kestrel: true);
            _url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            foreach (var name in new[] { "Olga", "Ann", "Ben" }) { _people[name] = await _app.SignInAsync(name); }
            foreach (var visibility in Enum.GetValues<CommunityVisibility>())
            {
                var id = await _app.StartCommunityAsync($"dorp-{visibility}".ToLowerInvariant(), visibility, _people["Olga"], (_people["Ann"], CommunityRole.Member));
                foreach (var wide in Enum.GetValues<Visibility>()) { await _app.WriteStepAsync(id, _people["Olga"], wide); }
            }
        }

        public Guid IdOf(string name) => _people[name].Id;

        public async Task<Visitor> ComeAsync(string name, Look look)
        {
            var visitor = await Visitor.ComeAsync(_url, look);
            await visitor.TakeSessionAsync(_url, _people[name].Session);
            return visitor;
        }

        public async Task DisposeAsync()
        {
            foreach (var person in _people.Values) { person.Dispose(); }
            await _app.DisposeAsync();
        }
    }
}
