using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Moderation;

/// <summary>The first words of who is new wait in public conversations until a moderator places them.</summary>
public sealed class FirstPostTests
{
    private const string Page = "/instrumenten/stand-up/gesprek", Words = "Hallo, wij deden dit met een heel dorp en @ben was erbij";

    [Fact]
    public async Task They_wait_are_seen_by_their_author_only_and_are_then_placed_where_they_belong()
    {
        await using var app = await HubApp.StartAsync();
        using var nia = await app.SignInAsync("Nia", trusted: false);
        using var ben = await app.SignInAsync("Ben");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var reading = await app.EnterAsync(ben, room);
        await using var writing = await app.EnterAsync(nia, room);
        await writing.PostAsync(room, Words);

        var seen = (await reading.EventAsync("commented")).GetProperty("data").GetProperty("comment");
        var comment = seen.GetProperty("id").GetGuid();
        Assert.Equal(("held", ""), (seen.GetProperty("state").GetString(), seen.GetProperty("body").GetString()));
        Assert.False(await ben.Client.SeesAsync(Page, "heel dorp"));
        Assert.Contains("wacht op een moderator", (await nia.ReadAsync(Page)).QuerySelector($"#c-{comment}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await NoticesOfAsync(app, ben));

        var after = await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Comment, comment.ToString()), DecisionAct.Accept, "");
        Assert.Equal(Words, (await reading.EventAsync("restored")).GetProperty("data").GetProperty("comment").GetProperty("body").GetString());
        Assert.True(await ben.Client.SeesAsync(Page, "heel dorp"));
        Assert.Equal(1, await NoticesOfAsync(app, ben));

        await moderator.UndoAsync(after);
        Assert.False(await ben.Client.SeesAsync(Page, "heel dorp"));
        Assert.True(await nia.Client.SeesAsync(Page, "heel dorp"));
    }

    [Fact]
    public async Task Returned_with_a_reason_and_mended_they_lie_on_the_desk_again()
    {
        await using var app = await HubApp.StartAsync();
        using var nia = await app.SignInAsync("Nia", trusted: false);
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(nia, room);
        await line.PostAsync(room, "Mijn baas Piet de Vries kan dit niet");
        var comment = (await line.EventAsync("commented")).CommentId();

        await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Comment, comment.ToString()), DecisionAct.Return, "Laat de naam weg.");
        await line.InvokeAsync("Edit", room, Guid.NewGuid(), comment, "Mijn baas kan dit niet");

        var item = await app.ItemAsync(SubjectKind.Comment, comment.ToString());
        Assert.False(await moderator.Client.SeesAsync(Page, "Mijn baas"));
        await moderator.DecideAsync(item, DecisionAct.Accept, "");
        Assert.True(await moderator.Client.SeesAsync(Page, "Mijn baas kan dit niet"));
    }

    [Fact]
    public async Task After_enough_of_them_the_next_stands_at_once()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["TextLimits:FirstPostsReviewed"] = "1" });
        using var nia = await app.SignInAsync("Nia", trusted: false);
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(nia, room);
        await line.PostAsync(room, "Mijn eerste woorden hier");
        await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Comment, (await line.EventAsync("commented")).CommentId().ToString()), DecisionAct.Accept, "");

        await line.PostAsync(room, "En mijn tweede woorden");

        Assert.True(await moderator.Client.SeesAsync(Page, "En mijn tweede woorden"));
    }

    [Fact]
    public async Task In_a_communitys_own_room_with_trust_or_with_the_setting_off_nothing_waits()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Owner");
        using var nia = await app.SignInAsync("Nia", trusted: false);
        var (open, own) = (await app.PublicRoomAsync(), await app.RoomAsync(await app.CommunityAsync("zonnekring", CommunityVisibility.Private, owner, (nia, CommunityRole.Member))));
        await using var nias = await app.EnterAsync(nia, own);
        await using var owners = await app.EnterAsync(owner, open);
        await nias.PostAsync(own, "Onder elkaar zeggen we dit");
        await owners.PostAsync(open, "Wie vertrouwd is, zegt dit");

        Assert.True(await owner.Client.SeesAsync("/communities/zonnekring/kamers/stand-up", "Onder elkaar zeggen we dit"));
        Assert.True(await nia.Client.SeesAsync(Page, "Wie vertrouwd is, zegt dit"));

        await using var off = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["TextLimits:FirstPostsReviewed"] = "0" });
        using var ned = await off.SignInAsync("Ned", trusted: false);
        var room = await off.PublicRoomAsync();
        await using var neds = await off.EnterAsync(ned, room);
        await neds.PostAsync(room, "Hier kijkt niemand vooraf");
        using var visitor = off.Visitor();
        Assert.True(await visitor.Client.SeesAsync(Page, "Hier kijkt niemand vooraf"));
    }

    private static Task<int> NoticesOfAsync(HubApp app, Person who) => app.WithAsync(s => s.GetRequiredService<HubContext>().Notices.CountAsync(n => n.AccountId == who.Id));
}
