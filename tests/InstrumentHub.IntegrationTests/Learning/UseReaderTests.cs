using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Search;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Learning;

public sealed class UseReaderTests
{
    [Fact]
    public async Task Three_open_communities_in_a_sector_that_use_an_instrument_are_a_reason()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await StartAsync(app, ann.Id, CommunityVisibility.Open, 3);

        await LoadAsync(app);

        Assert.Contains(Use(app).Practised, p => p is { Document: "stand-up", Concept: "sectors:energie", By: PractisedBy.Communities, Times: 3 });
        Assert.Contains(Use(app).Together, t => (t.From, t.To, t.Times) == ("partnerschapskaart", "stand-up", 3));
        var hits = app.Services.GetRequiredService<SnapshotHolder>().Current!.Association.Search(new() { Text = "overleg in de energie", Size = 100 }).Hits;
        Assert.Contains(hits.First(h => h.Id == "stand-up").Paths, p => p is PractisePath { By: PractisedBy.Communities, Times: 3 });
    }

    [Fact]
    public async Task Two_communities_or_closed_ones_tell_nothing_and_one_that_closes_stops_counting()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        await StartAsync(app, ann.Id, CommunityVisibility.Open, 2);
        foreach (var closed in Enum.GetValues<CommunityVisibility>().Where(v => v != CommunityVisibility.Open)) { await StartAsync(app, ann.Id, closed, 3); }

        await LoadAsync(app);

        Assert.DoesNotContain(Use(app).Practised, p => p.By != PractisedBy.Cases);
        Assert.DoesNotContain(Use(app).Together, t => (t.From, t.To) == ("partnerschapskaart", "stand-up"));
    }

    private static async Task StartAsync(HubApp app, Guid owner, CommunityVisibility visibility, int count) => await app.WithAsync(async s =>
    {
        var hub = s.GetRequiredService<HubContext>();
        for (var i = 0; i < count; i++)
        {
            var profile = new CommunityProfile($"Groep {visibility} {i}", "Beter overleg", visibility) { Sectors = ["energie"], Instruments = ["stand-up", "partnerschapskaart"] };
            hub.Communities.Add(Community.Start($"groep-{visibility}-{i}".ToLowerInvariant(), profile, owner, DateTimeOffset.UtcNow));
        }
        return await hub.SaveChangesAsync();
    });

    private static Task<bool> LoadAsync(HubApp app) => app.Services.GetRequiredService<CatalogueLoader>().LoadUseAsync(CancellationToken.None);

    private static UseEvidence Use(HubApp app) => app.Services.GetRequiredService<SnapshotHolder>().Current!.Use;
}
