using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using InstrumentHub.Web.Features.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

public sealed class UsageTests
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Pages_are_counted_by_section_and_instrument_whoever_reads_them_remembered_or_not()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();
        for (var n = 0; n < 3; n++) { await app.GetStringAsync("/instrumenten/stand-up"); }
        await visitor.ReadAsync("/instrumenten/stand-up");
        await app.GetStringAsync("/en/instruments/designkit-doelenscan");
        await app.GetStringAsync("/instrumenten?q=vertrouwen");
        using (var none = await visitor.Client.GetAsync(new Uri("/instrumenten/bestaat-niet", UriKind.Relative))) { }
        using (var bot = new HttpRequestMessage(HttpMethod.Get, new Uri("/instrumenten/stand-up", UriKind.Relative)))
        {
            bot.Headers.UserAgent.ParseAdd("ExampleBot/1.0");
            using var seen = await visitor.Client.SendAsync(bot);
        }

        await FlushAsync(app);
        await app.GetStringAsync("/instrumenten/stand-up");
        await FlushAsync(app);

        var counts = await CountsAsync(app);
        Assert.Equal(5, counts[(UsageKind.Instrument, "stand-up")]);
        Assert.Equal(1, counts[(UsageKind.Instrument, "designkit-doelenscan")]);
        Assert.Equal(7, counts[(UsageKind.Section, "instruments")]);
        Assert.Equal(1, counts[(UsageKind.Search, "")]);
        Assert.DoesNotContain(counts.Keys, k => k.Key == "bestaat-niet");
        Assert.Empty(await app.WithAsync(s => Task.FromResult(s.GetRequiredService<HubContext>().Model.FindEntityType(typeof(UsageDay))!.GetProperties().Select(p => p.Name).Except(["Day", "Kind", "Key", "Count"]))));
    }

    [Fact]
    public async Task Two_nodes_add_up_and_one_that_stops_stores_what_it_has()
    {
        await using var one = await HubApp.StartAsync();
        var other = await HubApp.StartAsync(database: one.Database);
        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => new[] { one.GetStringAsync("/fasen"), other.GetStringAsync("/fasen") }));

        await Task.WhenAll(FlushAsync(one), FlushAsync(other));
        await other.GetStringAsync("/fasen");
        await other.DisposeAsync();

        Assert.Equal(41, (await CountsAsync(one))[(UsageKind.Section, "phases")]);
    }

    [Fact]
    public async Task What_people_do_is_added_up_from_what_is_there_and_old_figures_go()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var community = await app.CommunityAsync("zon", Core.Communities.CommunityVisibility.Hidden, ann);
        var room = await app.RoomAsync(community);
        await using var line = await app.EnterAsync(ann, room);
        await line.PostAsync(room, "Een");
        await line.PostAsync(room, "Twee");
        await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            hub.UsageDays.Add(new(Today.AddDays(-800), UsageKind.Search, "", 4));
            return await hub.SaveChangesAsync();
        });

        var keeper = app.Services.GetRequiredService<UsageKeeper>();
        await keeper.SumAsync(CancellationToken.None);
        await keeper.SumAsync(CancellationToken.None);

        var counts = await CountsAsync(app);
        Assert.Equal((2, 1, 1), (counts[(UsageKind.Comment, "")], counts[(UsageKind.ActiveCommunity, "")], counts[(UsageKind.SignUp, "")]));
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().UsageDays.AnyAsync(u => u.Day < Today.AddDays(-730))));
    }

    [Fact]
    public async Task The_page_shows_charts_and_tables_and_hides_small_numbers_from_moderators()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var mo = await app.SignInAsync("Mo", PlatformRole.Moderator);
        await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            hub.UsageDays.AddRange(new(Today, UsageKind.Instrument, "stand-up", 2), new(Today, UsageKind.Instrument, "designkit-doelenscan", 12), new(Today.AddDays(-3), UsageKind.Search, "", 7), new(Today, UsageKind.Section, "home", 2));
            return await hub.SaveChangesAsync();
        });

        var full = await ada.ReadAsync("/beheer/gebruik");
        Assert.Equal("Zoekvragen: 7", full.QuerySelector("[data-usage=search] h2")!.TextContent);
        Assert.Equal(30, full.QuerySelectorAll("[data-usage=search] rect").Length);
        Assert.Equal(30, full.QuerySelectorAll("[data-usage=search] tbody tr").Length);
        Assert.Equal(["12", "2"], full.QuerySelectorAll("section[aria-labelledby=instrumenten] td").Select(td => td.TextContent.Trim()));
        Assert.Equal(53, (await ada.ReadAsync("/beheer/gebruik?dagen=365")).QuerySelectorAll("[data-usage=search] rect").Length);
        Assert.Equal(["12", "minder dan 3"], (await mo.ReadAsync("/beheer/gebruik")).QuerySelectorAll("section[aria-labelledby=instrumenten] td").Select(td => td.TextContent.Trim()));

        Assert.Contains(",Instrument,stand-up,2\r\n", await ada.Client.GetStringAsync(new Uri("/beheer/gebruik.csv", UriKind.Relative)), StringComparison.Ordinal);
        var masked = await mo.Client.GetStringAsync(new Uri("/beheer/gebruik.csv", UriKind.Relative));
        Assert.Contains(",Instrument,stand-up,< 3\r\n", masked, StringComparison.Ordinal);
        Assert.Contains(",Section,home,2\r\n", masked, StringComparison.Ordinal);
    }

    private static Task FlushAsync(HubApp app) => app.Services.GetRequiredService<UsageCounter>().FlushAsync(app.Services.GetRequiredService<IDbContextFactory<HubContext>>(), CancellationToken.None);

    private static Task<Dictionary<(UsageKind Kind, string Key), long>> CountsAsync(HubApp app) => app.WithAsync(s =>
        s.GetRequiredService<HubContext>().UsageDays.AsNoTracking().Where(u => u.Day >= Today.AddDays(-1)).GroupBy(u => new { u.Kind, u.Key }).Select(g => new { g.Key, Count = g.Sum(u => u.Count) }).ToDictionaryAsync(g => (g.Key.Kind, g.Key.Key), g => g.Count));
}
