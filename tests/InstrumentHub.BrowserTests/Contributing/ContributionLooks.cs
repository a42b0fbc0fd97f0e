using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Core.Links;
using InstrumentHub.Core.Mail;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Web.Features.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.Contributing;

/// <summary>The pages for improving and moderating, as axe and the smallest screens see them.</summary>
public sealed class ContributionLooks(ContributionLooks.Furnished workshop) : IClassFixture<ContributionLooks.Furnished>
{
    /// <summary>Colours do not depend on the width, nor the layout on the colours: two looks see all four.</summary>
    private static readonly Look[] All = [Look.Desktop, Look.DarkSmallest];

    [Fact]
    public async Task Pages_of_who_improves_are_clean_and_fit() => await CheckAsync("Ann",
        "/voorstellen", "/en/proposals", "/voorstellen/start?target=instrument", "/voorstellen/importeren", "/volgen/instrument/stand-up", "/melden/instrument/stand-up", "/verzamelingen", "/verzamelingen/voor-maandag",
        "/verzamelingen/voor-maandag/bewerken", "/verzamelingen/nieuw", "/verzamelingen/toevoegen?i=stand-up", "/instrumenten/kopgroep/maker", "/instrumenten/stand-up/maker", "/instrumenten/stand-up/klopt-dit-nog", "/instrumenten/stand-up/versies");

    [Fact]
    public async Task Form_difference_and_notices_are_clean_and_fit_however_one_looks() => await CheckAsync("Kim", workshop.Form, "/instrumenten/kopgroep/versies/2/verschil", "/mijn/berichten", "/dev/mail");

    [Fact]
    public async Task The_desk_is_clean_and_fits_however_one_looks() => await CheckAsync("Max", $"/moderatie?item={workshop.Proposal}", $"/en/moderation?item={workshop.Flag}", "/moderatie/links");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_what_one_chooses_at_the_desk_is_in_sight(bool scripts)
    {
        await using var moderator = await workshop.Site.ComeAsync("Max", Look.Phone with { Scripts = scripts }, "/moderatie");
        var last = moderator.Page.Locator(".desk__list a").Last;
        var title = await last.Locator(".desk__title").InnerTextAsync();
        var chosen = moderator.Page.Locator("#desk-item");
        await Assertions.Expect(chosen).Not.ToBeInViewportAsync();

        await last.ClickAsync();

        await Assertions.Expect(chosen).ToHaveTextAsync(title);
        await Assertions.Expect(chosen).ToBeInViewportAsync();
    }

    [Fact]
    public async Task What_is_around_the_desk_is_clean_and_fits() => await CheckAsync("Max", "/moderatie/redenen", "/besluiten", "/en/decisions", "/melden/ontvangen");

    [Fact]
    public async Task Forms_that_refuse_are_clean_and_keep_what_was_typed()
    {
        await using var ann = await workshop.Site.ComeAsync("Ann", Look.DarkPhone, "/voorstellen/importeren");
        await ann.Page.Locator("#text").FillAsync("{ kapot");
        await ann.Page.Locator(".import button[type=submit]").ClickAsync();
        await ann.Page.Locator(".faults").WaitForAsync();
        Assert.Equal("{ kapot", await ann.Page.Locator("#text").InputValueAsync());
        await AssertCleanAsync(ann);

        await ann.GoAsync("/verzamelingen/nieuw");
        await ann.Page.Locator("#Description").FillAsync("Zonder naam.");
        await ann.Page.Locator(".collection-form button[type=submit]").First.ClickAsync();
        await ann.Page.Locator(".field__fault").First.WaitForAsync();
        Assert.Equal("Zonder naam.", await ann.Page.Locator("#Description").InputValueAsync());
        await AssertCleanAsync(ann);
    }

    [Theory]
    [InlineData("Lou", "nl", "Geen mail meer")]
    [InlineData("Nina", "en", "No more mail")]
    public async Task A_digest_is_a_clean_page_of_links_with_a_way_out(string name, string language, string way)
    {
        var mail = await workshop.DigestAsync(name, language);
        await using var reader = await workshop.Site.ComeAsync("", Look.Phone, "/health/live");
        // Where no policy of ours stands: a mail program knows styles on elements only.
        await reader.GoAsync("about:blank");
        await reader.Page.SetContentAsync(mail.Html);
        await reader.AssertCleanAsync("region", "landmark-one-main", "page-has-heading-one");

        Assert.Equal(language, await reader.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(3, await reader.Page.Locator("li a").CountAsync());
        Assert.Equal(mail.UnsubscribeUrl, await reader.Page.GetByText(way).GetAttributeAsync("href"));
        Assert.Contains($"{way}:\n{mail.UnsubscribeUrl}", mail.Text, StringComparison.Ordinal);
        Assert.Equal(Look.Phone.Width, await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private async Task CheckAsync(string name, params string[] paths) => await Task.WhenAll(All.Select(async look =>
    {
        await using var visitor = await workshop.Site.ComeAsync(name, look, paths[0]);
        foreach (var path in paths)
        {
            await visitor.GoAsync(path);
            await AssertCleanAsync(visitor);
        }
    }));

    private static async Task AssertCleanAsync(Visitor visitor)
    {
        await visitor.AssertFitsAsync();
        await visitor.AssertCleanAsync();
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>A site on which there is something to see on each of these pages.</summary>
    public sealed class Furnished : IAsyncLifetime
    {
        public Workshop Site { get; } = new();

        public Guid Proposal { get; private set; }
        public Guid Flag { get; private set; }
        public string Form { get; private set; } = "";

        public async Task InitializeAsync()
        {
            await Site.InitializeAsync();
            await Site.ConfirmAsync("Ann", "kopgroep");
            await Site.ConfirmAsync("Kim", "stand-up");
            await Site.CollectAsync("Ann", "Voor maandag");
            await Site.ProposeAsync("Kim", "kopgroep", "f.purpose.nl", "Zorgen dat een kleine groep de kar trekt en de anderen meeneemt.");
            await AcceptAsync();
            await Site.ProposeAsync("Kim", "intervisie", "f.summary.nl", "Een groep bespreekt een vraag uit het werk van een van hen, volgens vaste stappen en zonder meteen raad te geven.");
            await Site.ProposeAsync("Ben", "stand-up", "f.licence", "CC BY 4.0");
            await Site.FlagAsync("Kim", "collection/voor-maandag", "Spam");
            Form = $"/voorstellen/{await Site.AskAsync(hub => hub.Proposals.Where(p => p.Key == "intervisie").Select(p => p.Id).SingleAsync())}";
            Proposal = await Site.AskAsync(hub => hub.DeskItems.Where(i => i.ClosedAt == null && i.SubjectKind == Core.Moderation.SubjectKind.Proposal).OrderBy(i => i.OpenedAt).Select(i => i.Id).FirstAsync());
            Flag = await Site.AskAsync(hub => hub.DeskItems.Where(i => i.ClosedAt == null && i.SubjectKind == Core.Moderation.SubjectKind.Collection).Select(i => i.Id).SingleAsync());
            await Site.AskAsync(hub =>
            {
                var dead = new LinkCheck("https://voorbeeld.example/een/heel/lang/adres/dat/nergens/meer/naartoe/leidt?en=ook-nog-een-vraag", DateTimeOffset.UtcNow);
                for (var day = 0; day < 3; day++) { dead.Fails("404", DateTimeOffset.UtcNow.AddDays(day - 3)); }
                hub.Add(dead);
                return hub.SaveChangesAsync();
            });
        }

        /// <summary>Gives somebody three notices to be told of by mail, and writes it.</summary>
        internal async Task<OutgoingMail> DigestAsync(string name, string language)
        {
            var (id, key) = (Site[name].Id, $"digest/{Site[name].Id}/");
            await Site.AskAsync(async hub =>
            {
                (await hub.Accounts.SingleAsync(a => a.Id == id)).Language = language;
                foreach (var (nl, en) in new[] { ("“Stand-up” is bijgewerkt", "“Stand-up” has been updated"), ("Klopt “Intervisie” nog?", "Is “Peer supervision” still right?"), ("Een link op “Kopgroep” werkt niet meer: een-heel-lange-naam-van-een-site.voorbeeld.example", "A link on “Vanguard” no longer works: a-very-long-name-of-a-site.voorbeeld.example") })
                {
                    hub.Add(new Notice(id, NoticeKind.Followed, new(nl, en), new("/instrumenten/stand-up", "/en/instruments/stand-up"), DateTimeOffset.UtcNow));
                }
                return await hub.SaveChangesAsync();
            });
            await Site.App.Services.GetRequiredService<DigestSender>().SendAsync(CancellationToken.None);
            return await Site.AskAsync(hub => hub.OutgoingMail.SingleAsync(m => m.DedupeKey.StartsWith(key)));
        }

        private async Task AcceptAsync()
        {
            var item = await Site.AskAsync(hub => hub.DeskItems.Where(i => i.ClosedAt == null).Select(i => i.Id).SingleAsync());
            using var accepted = await Site["Mo"].SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"));
            Workshop.LedTo(accepted);
            await Site.App.LoadAsync();
        }

        public Task DisposeAsync() => Site.DisposeAsync();
    }
}
