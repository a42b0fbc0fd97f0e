using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Rooms;

public sealed class NewcomerTests
{
    [Fact]
    public async Task Who_is_new_places_few_links_and_few_comments_and_who_is_trusted_is_not_held_back()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["TextLimits:NewcomerLinks"] = "1", ["TextLimits:NewcomerTextsPerHour"] = "2" });
        using var nina = await app.SignInAsync("Nina", trusted: false);
        using var tess = await app.SignInAsync("Tess");
        var room = await app.PublicRoomAsync();
        await using var ninas = await app.EnterAsync(nina, room);
        await using var tesss = await app.EnterAsync(tess, room);
        const string TwoLinks = "Zie https://a.example en https://b.example";

        Assert.Equal("newcomer-links", await RoomsSetting.RefusedAsync(() => ninas.PostAsync(room, TwoLinks)));
        await ninas.PostAsync(room, "Zie https://a.example");
        await ninas.PostAsync(room, "En nog iets");
        Assert.Equal("newcomer-too-many", await RoomsSetting.RefusedAsync(() => ninas.PostAsync(room, "Het derde")));
        for (var n = 0; n < 3; n++) { await tesss.PostAsync(room, TwoLinks); }
    }

    [Fact]
    public async Task A_word_of_the_hosts_list_brings_a_comment_to_the_desk_and_leaves_it_where_it_stands()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["WordLists:Own"] = "kabouter*" });
        using var tess = await app.SignInAsync("Tess");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(tess, room);

        await line.PostAsync(room, "Een gewone zin");
        await line.PostAsync(room, "Wat een kabouters");

        var (items, shown) = await app.WithAsync(async services =>
        {
            var hub = services.GetRequiredService<HubContext>();
            return (await hub.DeskItems.Select(i => i.Kind).ToListAsync(), await hub.Comments.CountAsync(c => c.HiddenAt == null));
        });
        Assert.Equal([DeskKind.ListedWord], items);
        Assert.Equal(2, shown);
    }
}
