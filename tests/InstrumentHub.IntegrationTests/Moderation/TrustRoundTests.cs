using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Moderation;

public sealed class TrustRoundTests
{
    private static readonly int[] Enough = [20, 19, 18, 17, 10], TooFresh = [20, 19, 18, 3, 2], OneDay = [20, 20, 20, 20, 20];

    [Fact]
    public async Task Trust_grows_from_what_was_said_and_stayed()
    {
        await using var app = await HubApp.StartAsync();
        var room = await app.PublicRoomAsync();
        using var nia = await SaidAsync(app, room, "Nia", Enough);
        using var ned = await SaidAsync(app, room, "Ned", TooFresh);
        using var nel = await SaidAsync(app, room, "Nel", OneDay);

        Assert.Equal(["nia"], await TrustedAsync(app));
        Assert.Equal(1, await app.WithAsync(s => s.GetRequiredService<HubContext>().Notices.CountAsync(n => n.AccountId == nia.Id)));
        Assert.Equal(["nia"], await TrustedAsync(app));
        Assert.Equal(1, await app.WithAsync(s => s.GetRequiredService<HubContext>().Notices.CountAsync()));
    }

    [Fact]
    public async Task As_long_as_a_decision_against_somebody_holds_they_do_not_grow()
    {
        await using var app = await HubApp.StartAsync();
        var room = await app.PublicRoomAsync();
        using var nia = await SaidAsync(app, room, "Nia", Enough);
        var warned = new Decision(DecisionAct.Warn, new(SubjectKind.Account, nia.Id), nia.Id, "", null, nia.Id, null, DateTimeOffset.UtcNow.AddDays(-1));
        await AddAsync(app, warned);
        Assert.Empty(await TrustedAsync(app));

        await AddAsync(app, new Decision(DecisionAct.Undo, warned.Subject, nia.Id, "", null, nia.Id, warned.Id, DateTimeOffset.UtcNow));
        Assert.Equal(["nia"], await TrustedAsync(app));
    }

    [Fact]
    public async Task Who_talks_in_a_community_of_their_own_stays_new_and_with_a_trusted_host_grows()
    {
        await using var app = await HubApp.StartAsync();
        using var olga = await app.SignInAsync("Olga", trusted: false);
        using var tess = await app.SignInAsync("Tess");
        using var nia = await app.SignInAsync("Nia", trusted: false);
        var own = await app.RoomAsync(await app.CommunityAsync("eigen", CommunityVisibility.Private, olga));
        var hosted = await app.RoomAsync(await app.CommunityAsync("zonnekring", CommunityVisibility.Private, tess, (nia, CommunityRole.Member)));
        await SaidAsync(app, own, olga, Enough);
        await SaidAsync(app, hosted, nia, Enough);

        Assert.Equal(["nia", "tess"], await TrustedAsync(app));
    }

    private static async Task<string[]> TrustedAsync(HubApp app)
    {
        await app.Services.GetRequiredService<TrustRound>().RunAsync(CancellationToken.None);
        return await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Where(a => a.TrustedAt != null).Select(a => a.Handle).OrderBy(h => h).ToArrayAsync());
    }

    private static Task<int> AddAsync(HubApp app, Decision decision) => app.WithAsync(services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        hub.Add(decision);
        return hub.SaveChangesAsync();
    });

    private static async Task<Person> SaidAsync(HubApp app, Guid room, string name, int[] daysAgo)
    {
        var who = await app.SignInAsync(name, trusted: false);
        await SaidAsync(app, room, who, daysAgo);
        return who;
    }

    private static Task<int> SaidAsync(HubApp app, Guid room, Person who, int[] daysAgo) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var place = await hub.Rooms.SingleAsync(r => r.Id == room);
        foreach (var days in daysAgo) { hub.Add(place.Say(who.Id, $"Iets van {days} dagen geleden", null, new Pace(null, 0, null), new DateTimeOffset(DateTimeOffset.UtcNow.Date, TimeSpan.Zero).AddDays(-days))); }
        return await hub.SaveChangesAsync();
    });
}
