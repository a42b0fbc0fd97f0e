using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Contributions;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Links;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InstrumentHub.IntegrationTests.Links;

public sealed class LinkRoundTests
{
    private const string Page = $"/instrumenten/{Proposing.Slug}", Freshness = $"{Page}/klopt-dit-nog";

    [Fact]
    public async Task A_link_that_keeps_failing_is_shown_with_its_day_told_and_forgiven_when_it_works_again()
    {
        await using var server = await LinkServer.StartAsync();
        var time = new Clock();
        await using var app = await HubApp.StartAsync(time: time);
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using (await ann.SubmitAsync(Freshness, ".steward")) { }
        await GiveLinksAsync(app, time, "http://a.example/weg", "Lees [hier](http://b.example/tekst) meer.");
        using var probe = LinkProbeTests.Probe(server);
        using var round = Round(app, probe, time);
        // The rest of the catalogue is not asked: there is no internet in a test.
        for (var day = 0; day < 3; day++)
        {
            await OnlyAsync(app, time, "http://a.example/weg", "http://b.example/tekst");
            Assert.Equal(2, await round.CheckAsync(CancellationToken.None));
            Assert.Equal(0, await round.CheckAsync(CancellationToken.None));
            time.Now += TimeSpan.FromDays(1);
        }
        await app.LoadAsync();

        var page = await app.GetStringAsync(Page);
        Assert.Contains("Deze link werkte niet op", page, StringComparison.Ordinal);
        Assert.Contains("http://b.example/tekst", page, StringComparison.Ordinal);
        using var later = await app.SignInAgainAsync(ann);
        var told = (await later.ReadAsync("/mijn/berichten")).QuerySelector(".notices")!.TextContent;
        Assert.Contains("werkt niet meer: a.example", told, StringComparison.Ordinal);
        Assert.Contains("http://a.example/weg", (await later.ReadAsync(Freshness)).Body!.TextContent, StringComparison.Ordinal);
        using var mo = await app.SignInAgainAsync(moderator);
        Assert.Equal(2, (await mo.ReadAsync("/moderatie/links")).QuerySelectorAll(".dead-links > li").Length);

        server.Answer("a.example/weg", 200);
        time.Now += TimeSpan.FromDays(7);
        await OnlyAsync(app, time, "http://a.example/weg");
        await round.CheckAsync(CancellationToken.None);
        await app.LoadAsync();
        Assert.DoesNotContain("http://a.example/weg", app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.DeadLinks.Keys);
    }

    [Fact]
    public async Task Of_two_nodes_one_looks_and_a_server_hears_from_us_a_few_times_an_hour()
    {
        await using var server = await LinkServer.StartAsync();
        var time = new Clock();
        await using var app = await HubApp.StartAsync(time: time);
        string[] links = [.. Enumerable.Range(0, 12).Select(i => $"http://a.example/{i}")];
        await GiveLinksAsync(app, time, "http://a.example/0", string.Join(" ", links));
        using var probe = LinkProbeTests.Probe(server);
        using var one = Round(app, probe, time);
        using var two = Round(app, probe, time);
        await OnlyAsync(app, time, links);

        for (var round = 0; round < 6; round++)
        {
            await Task.WhenAll(one.CheckAsync(CancellationToken.None), two.CheckAsync(CancellationToken.None));
            time.Now += TimeSpan.FromMinutes(9);
        }

        var heard = server.Asked.Where(a => a.Method == "HEAD").Select(a => a.Url).ToList();
        Assert.Equal(4, heard.Count);
        Assert.Equal(4, heard.Distinct().Count());
    }

    [Fact]
    public async Task When_nobody_answers_it_is_we_who_are_away()
    {
        await using var app = await HubApp.StartAsync();
        var server = await LinkServer.StartAsync();
        using var probe = LinkProbeTests.Probe(server);
        await server.DisposeAsync();
        await GiveLinksAsync(app, TimeProvider.System, "http://a.example/0", "http://b.example/ http://dik.example/");
        using var round = Round(app, probe, TimeProvider.System);
        await OnlyAsync(app, TimeProvider.System, "http://a.example/0", "http://b.example/", "http://dik.example/");

        Assert.Equal(3, await round.CheckAsync(CancellationToken.None));

        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().LinkChecks.CountAsync(l => l.Failures > 0)));
    }

    [Fact]
    public async Task Only_a_real_site_that_says_who_it_is_looks_unasked()
    {
        await using var app = await HubApp.StartAsync();

        Assert.False(app.Services.GetRequiredService<LinkRound>().IsOn);
        Assert.True(On(new() { Check = true }, new(), "Development"));
        Assert.True(On(new(), new() { Contact = "a@example.org" }, "Production"));
        Assert.False(On(new(), new(), "Production"));
        Assert.False(On(new() { Check = false }, new() { Contact = "a@example.org" }, "Production"));

        bool On(LinkOptions options, SiteOptions site, string environment)
        {
            using var probe = new LinkProbe(new(), Options.Create(options), Options.Create(site));
            using var round = new LinkRound(app.Services.GetRequiredService<IServiceScopeFactory>(), probe, app.Services.GetRequiredService<IDoorbell>(), Options.Create(options), Options.Create(site), new Surroundings(environment), TimeProvider.System, NullLogger<LinkRound>.Instance);
            return round.IsOn;
        }
    }

    private static LinkRound Round(HubApp app, LinkProbe probe, TimeProvider time) => new(
        app.Services.GetRequiredService<IServiceScopeFactory>(), probe, app.Services.GetRequiredService<IDoorbell>(), Options.Create(new LinkOptions()), Options.Create(new SiteOptions()), new Surroundings("Production"), time, NullLogger<LinkRound>.Instance);

    /// <summary>Publishes a revision with a source that has this address, and this text.</summary>
    private static async Task GiveLinksAsync(HubApp app, TimeProvider time, string source, string text)
    {
        await app.WithAsync(async services =>
        {
            var (hub, now) = (services.GetRequiredService<HubContext>(), time.GetUtcNow());
            var instrument = await hub.Instruments.SingleAsync(i => i.Slug == Proposing.Slug);
            var state = await hub.CatalogueState.SingleAsync();
            state.Advance(now);
            instrument.Revise(instrument.Record with { Sources = [new("Een bron", null, source, new(2026, 1, 1), SourceState.Alive)], BodyNl = instrument.Record.BodyNl with { WatchOut = text } }, RecordOrigin.Site, "toets", now, state.Version);
            return await hub.SaveChangesAsync();
        });
        await app.LoadAsync();
    }

    /// <summary>Puts the turn of all other links far ahead.</summary>
    private static Task<int> OnlyAsync(HubApp app, TimeProvider time, params string[] urls) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var known = await hub.LinkChecks.ToListAsync();
        foreach (var url in (await services.GetRequiredService<LinkPlaces>().AllAsync(CancellationToken.None)).Select(p => p.Url).Distinct().Where(u => known.TrueForAll(k => k.Url != u))) { hub.LinkChecks.Add(new(url, time.GetUtcNow())); }
        await hub.SaveChangesAsync();
        return await hub.LinkChecks.Where(l => !urls.Contains(l.Url)).ExecuteUpdateAsync(s => s.SetProperty(l => l.NextAt, time.GetUtcNow().AddYears(1)));
    });

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "InstrumentHub.Web";
        public string ContentRootPath { get; set; } = "";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }

    /// <summary>A clock that the test puts forward; timers do not run by it.</summary>
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
