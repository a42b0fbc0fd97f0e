using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Contributions;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Moderation;

public sealed class CatalogueActsTests
{
    [Fact]
    public async Task A_moderator_mends_a_proposal_and_takes_it_over_in_one_act()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var form = await Proposing.ChangeAsync(ann, ("f.title.nl", "Partnerschapskart"));

        using (var refused = await ann.SubmitAsync(form, ".proposal", ("act", "accept"))) { }
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().Decisions.CountAsync()));
        using (var accepted = await moderator.SubmitAsync(form, ".proposal", ("f.title.nl", "De partnerschapskaart"), ("act", "accept"))) { Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode); }

        await app.LoadAsync();
        Assert.Contains("De partnerschapskaart", (await ann.ReadAsync("/instrumenten/partnerschapskaart")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("aangepast en overgenomen", (await ann.LogAsync())[0]);
    }

    [Fact]
    public async Task A_purged_instrument_is_gone_from_its_page_its_revisions_and_what_was_proposed_for_it()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var administrator = await app.SignInAsync("Ada", PlatformRole.Administrator);
        await Proposing.ChangeAsync(ann, ("f.purpose.nl", "Onwettige woorden in het doel."));
        await Proposing.AcceptAsync(app, administrator);
        await ann.FlagAsync(SubjectKind.Instrument, Proposing.Slug);

        await administrator.DecideAsync(await app.ItemAsync(SubjectKind.Instrument, Proposing.Slug), DecisionAct.Purge, more: ("Ground", "Law"));

        await app.LoadAsync();
        Assert.Equal(HttpStatusCode.Gone, await Proposing.StatusAsync(ann.Client, $"/instrumenten/{Proposing.Slug}"));
        Assert.DoesNotContain("Onwettige", await app.GetStringAsync("/api/v1/search?q=onwettige+woorden"), StringComparison.Ordinal);
        await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            Assert.All(await hub.Revisions.Where(r => hub.Instruments.Any(i => i.Id == r.InstrumentId && i.Slug == Proposing.Slug)).ToListAsync(), r => Assert.Equal(InstrumentRecord.Gone, r.Record.Purpose.Nl));
            Assert.All(await hub.Proposals.ToListAsync(), p => Assert.Equal("{}", p.Record));
            return 0;
        });
        Assert.Equal("voorgoed gewist", (await ann.LogAsync())[0]);
    }

    [Fact]
    public async Task Nobody_takes_over_their_own_proposal_an_administrator_neither()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var form = await Proposing.ChangeAsync(ada, ("f.title.nl", "De partnerschapskaart"));
        var item = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Select(i => i.Id).SingleAsync());

        var page = await ada.ReadAsync($"/moderatie?item={item}");
        Assert.Contains("Dit is van jezelf", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".desk__form [value=Accept]"));
        foreach (var act in new[] { "Accept", "EditAndAccept" })
        {
            using var refused = await ada.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", act));
            Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);
        }
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().Decisions.CountAsync()));
        using (await ada.SubmitAsync(form, ".proposal", ("act", "accept"))) { }
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().Decisions.CountAsync()));

        await moderator.DecideAsync(item, DecisionAct.Accept, "");
        await app.LoadAsync();
        Assert.Contains("De partnerschapskaart", (await ada.ReadAsync("/instrumenten/partnerschapskaart")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_may_not_purge_and_an_administrator_purges_a_proposal_for_good()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        await Proposing.ChangeAsync(ann, ("f.purpose.nl", "Onwettige woorden in het doel."));
        var item = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Select(i => i.Id).SingleAsync());

        using (var refused = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Purge"))) { Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode); }
        Assert.Contains("Onwettige", await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.Select(p => p.Record).SingleAsync()), StringComparison.Ordinal);
        await ada.DecideAsync(item, DecisionAct.Purge, more: ("Ground", "Law"));

        Assert.Equal("{}", await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.Select(p => p.Record).SingleAsync()));
        Assert.Equal("–", await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Select(i => i.Title).SingleAsync()));
        Assert.NotNull((await ann.ReadAsync("/voorstellen")).QuerySelector("main"));
    }
}
