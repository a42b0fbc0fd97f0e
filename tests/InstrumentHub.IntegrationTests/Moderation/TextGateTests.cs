using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentHub.IntegrationTests.Moderation;

/// <summary>One gate for everything people write: limits for who is new, the same again, floods from one network, copies of others.</summary>
public sealed class TextGateTests
{
    private const string Advertisement = "Wij verkopen de allerbeste bureaustoelen van het hele land en je krijgt er vandaag nog korting op als je belt";

    [Fact]
    public async Task The_same_again_is_refused_to_who_is_new_and_not_to_who_is_trusted()
    {
        await using var app = await HubApp.StartAsync();
        using var nia = await app.SignInAsync("Nia", trusted: false);
        using var tess = await app.SignInAsync("Tess");
        var room = await app.PublicRoomAsync();
        await using var nias = await app.EnterAsync(nia, room);
        await using var tesss = await app.EnterAsync(tess, room);

        await nias.PostAsync(room, "Een heel gewoon verhaal van mij");
        Assert.Equal("said-before", await RoomsSetting.RefusedAsync(() => nias.PostAsync(room, "een héél gewoon verhaal van mij!")));
        for (var n = 0; n < 2; n++) { await tesss.PostAsync(room, Advertisement); }
    }

    [Fact]
    public async Task A_community_a_step_and_a_profile_count_with_the_comments_and_nothing_typed_is_lost()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["TextLimits:NewcomerTextsPerHour"] = "1" });
        using var nia = await app.SignInAsync("Nia", trusted: false);
        using var links = await nia.SubmitAsync("/communities/nieuw", "#community", ("Name", "Kring van Nia"), ("Challenge", "Zie https://a.nl, https://b.nl en https://c.nl"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, links.StatusCode);
        Assert.Contains("https://b.nl", await links.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var made = await nia.SubmitAsync("/communities/nieuw", "#community", ("Name", "Kring van Nia"), ("Challenge", "Hoe dan?"))) { Assert.Equal(HttpStatusCode.Redirect, made.StatusCode); }

        using var step = await nia.SubmitAsync("/communities/kring-van-nia/logboek/nieuw", "main form.form", ("Title", "De eerste bijeenkomst"));
        using var list = await nia.SubmitAsync("/verzamelingen/nieuw", "main form.form", ("Name", "Lijst van Nia"), ("IsPublic", "true"));

        foreach (var (answer, typed) in new[] { (step, "De eerste bijeenkomst"), (list, "Lijst van Nia") })
        {
            var page = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode is 409 or 422, $"{answer.StatusCode}");
            Assert.Contains("mag 1 teksten in een uur", page, StringComparison.Ordinal);
            Assert.Contains(typed, page, StringComparison.Ordinal);
        }
        // To change what stands there is no new text.
        using var changed = await nia.SubmitAsync("/communities/kring-van-nia/bewerken", "#community", ("Challenge", "Hoe dan wel?"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
    }

    [Fact]
    public async Task What_another_newcomer_placed_too_waits_for_a_moderator_and_then_stands_there()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["TextLimits:FirstPostsReviewed"] = "0" });
        using var first = await app.SignInAsync("Eerste", trusted: false);
        using var second = await app.SignInAsync("Tweede", trusted: false);
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using (await first.SubmitAsync("/verzamelingen/nieuw", "main form.form", ("Name", "Stoelen"), ("Description", Advertisement), ("IsPublic", "true"))) { }
        using (await second.SubmitAsync("/verzamelingen/nieuw", "main form.form", ("Name", "Zitten"), ("Description", Advertisement), ("IsPublic", "true"))) { }

        Assert.Equal((true, false), (await moderator.Client.SeesAsync("/verzamelingen/stoelen", "bureaustoelen"), await moderator.Client.SeesAsync("/verzamelingen/zitten", "bureaustoelen")));
        await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Collection, "zitten"), DecisionAct.Accept, "");
        Assert.True(await moderator.Client.SeesAsync("/verzamelingen/zitten", "bureaustoelen"));
    }

    [Fact]
    public async Task One_network_places_so_many_texts_of_newcomers_in_an_hour()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["TextLimits:NetworkTextsPerHour"] = "2" });
        using var ann = await app.SignInAsync("Ann", trusted: false);
        using var ben = await app.SignInAsync("Ben", trusted: false);
        using var tess = await app.SignInAsync("Tess");

        await PlaceAsync(app, ann, "198.51.100.0");
        await PlaceAsync(app, ben, "198.51.100.0");

        Assert.Equal("busy-network", (await Assert.ThrowsAsync<Core.RuleException>(() => PlaceAsync(app, ann, "198.51.100.0"))).Code);
        await PlaceAsync(app, ann, "203.0.113.0");
        await PlaceAsync(app, tess, "198.51.100.0");
    }

    [Fact]
    public async Task Who_leads_a_round_is_not_held_back_though_new()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["TextLimits:NewcomerTextsPerHour"] = "1" });
        using var nia = await app.SignInAsync("Nia", trusted: false);
        var room = await app.RoomAsync(await app.CommunityAsync("zonnekring", CommunityVisibility.Private, nia));
        await using var line = await app.EnterAsync(nia, room);
        await line.PostAsync(room, "Welkom allemaal");
        Assert.Equal("newcomer-too-many", await RoomsSetting.RefusedAsync(() => line.PostAsync(room, "We beginnen zo")));

        await line.InvokeAsync("OpenRound", room, Guid.NewGuid(), null);

        await line.PostAsync(room, "Geef nu je score");
        await line.PostAsync(room, "Nog een minuut");
    }

    [Fact]
    public async Task A_week_long_a_trace_is_kept_of_who_is_new_and_none_of_who_is_trusted()
    {
        await using var app = await HubApp.StartAsync();
        using var nia = await app.SignInAsync("Nia", trusted: false);
        using var tess = await app.SignInAsync("Tess");
        await PlaceAsync(app, nia, "198.51.100.0");
        await PlaceAsync(app, tess, "198.51.100.0");
        Assert.Equal([nia.Id], await app.WithAsync(s => s.GetRequiredService<HubContext>().TextTraces.Select(t => t.AccountId).ToListAsync()));

        var before = DateTimeOffset.UtcNow - TextTrace.KeptFor;
        await app.WithAsync(s => s.GetRequiredService<HubContext>().TextTraces.ExecuteUpdateAsync(u => u.SetProperty(t => t.At, before)));
        await app.Services.GetServices<IHostedService>().OfType<AccountCleaning>().Single().CleanAsync(CancellationToken.None);

        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().TextTraces.CountAsync()));
    }

    private static Task<int> PlaceAsync(HubApp app, Person who, string network) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var actor = (await hub.Accounts.SingleAsync(a => a.Id == who.Id)).ToActor(DateTimeOffset.UtcNow);
        await services.GetRequiredService<TextGate>().PlaceAsync(hub, actor, network, null, new(new(SubjectKind.Comment, Guid.NewGuid()), $"Iets nieuws van {who.Id}: {Guid.NewGuid()}", "", TextReach.Everyone), CancellationToken.None);
        return await hub.SaveChangesAsync();
    });
}
