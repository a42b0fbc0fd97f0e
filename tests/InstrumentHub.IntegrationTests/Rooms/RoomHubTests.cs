using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Rooms;

/// <summary>The wire as docs/realtime.md describes it, over a real WebSocket.</summary>
public sealed class RoomHubTests
{
    [Fact]
    public async Task What_one_says_reaches_the_other_and_is_there_for_who_comes_later()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var room = await app.PublicRoomAsync();
        await using var anns = await app.EnterAsync(ann, room);
        await using var bens = await app.EnterAsync(ben, room);

        var seq = await anns.PostAsync(room, "Wij deden dit *staand*. @ben?");

        var heard = await bens.EventAsync("commented");
        Assert.Equal((seq, room, "Ann"), (heard.GetProperty("seq").GetInt64(), heard.GetProperty("roomId").GetGuid(), heard.GetProperty("actor").GetProperty("name").GetString()));
        var comment = heard.GetProperty("data").GetProperty("comment");
        Assert.Equal("<p>Wij deden dit <em>staand</em>. <a href=\"/mensen/ben\">@ben</a>?</p>", comment.GetProperty("html").GetString()!.Trim());
        Assert.Equal("ben", Assert.Single(comment.GetProperty("mentions").EnumerateArray()).GetString());

        var notice = await app.WithAsync(s => s.GetRequiredService<HubContext>().Notices.SingleAsync(n => n.AccountId == ben.Id));
        Assert.StartsWith("Ann noemt je in het gesprek over", notice.TextNl, StringComparison.Ordinal);
        await using var visitor = await app.ConnectAsync();
        var joined = await visitor.InvokeAsync("Join", room, null);
        Assert.Equal(seq, joined.GetProperty("seq").GetInt64());
        Assert.Equal(heard.CommentId(), joined.GetProperty("state").GetProperty("threads")[0].GetProperty("comment").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_resent_command_changes_nothing_also_when_both_are_sent_at_once()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var one = await app.EnterAsync(ann, room);
        await using var two = await app.EnterAsync(ann, room);

        for (var n = 1; n <= 10; n++)
        {
            var command = Guid.NewGuid();
            var answers = await Task.WhenAll(one.PostAsync(room, $"Eén keer {n}", null, command), two.PostAsync(room, $"Eén keer {n}", null, command), one.PostAsync(room, $"Eén keer {n}", null, command));
            Assert.All(answers, a => Assert.Equal(n, a));
        }

        Assert.Equal(10, await app.WithAsync(s => s.GetRequiredService<HubContext>().Comments.CountAsync()));
        var joined = await one.InvokeAsync("Join", room, 4);
        Assert.Equal([5, 6, 7, 8, 9, 10], joined.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("seq").GetInt64()));
    }

    [Fact]
    public async Task A_command_of_another_room_is_not_taken_for_this_one()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        var own = await app.RoomAsync(await app.CommunityAsync("zon", CommunityVisibility.Private, ann));
        await using var line = await app.ConnectAsync(ann);
        var command = Guid.NewGuid();
        await line.PostAsync(room, "Hier", null, command);

        Assert.Equal("command-used", await RoomsSetting.RefusedAsync(() => line.PostAsync(own, "Daar", null, command)));
    }

    [Fact]
    public async Task Who_was_away_gets_what_was_missed_in_order_and_who_was_away_for_long_the_room_as_it_is()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Rooms:CommentsPerMinute"] = "100000", ["Rooms:CallsPerSecond"] = "100000" });
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        for (var n = 0; n < 600; n++) { await line.PostAsync(room, $"Bericht {n}"); }

        await using var late = await app.ConnectAsync(ann);
        var near = await late.InvokeAsync("Join", room, 590);
        Assert.False(near.TryGetProperty("state", out _));
        Assert.Equal(Enumerable.Range(591, 10), near.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("seq").GetInt32()));

        var far = await late.InvokeAsync("Join", room, 10);
        Assert.Equal(600, far.GetProperty("seq").GetInt64());
        Assert.Equal(30, far.GetProperty("state").GetProperty("threads").GetArrayLength());
        Assert.Equal(571, far.GetProperty("state").GetProperty("olderBefore").GetInt64());
    }

    [Fact]
    public async Task An_edit_and_a_taking_back_reach_everyone_and_the_words_are_gone()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var room = await app.PublicRoomAsync();
        await using var anns = await app.EnterAsync(ann, room);
        await using var bens = await app.EnterAsync(ben, room);
        await anns.PostAsync(room, "Dit was geheim");
        var id = (await bens.EventAsync("commented")).CommentId();

        await anns.InvokeAsync("Edit", room, Guid.NewGuid(), id, "Dit was goed");
        Assert.Equal("Dit was goed", (await bens.EventAsync("edited")).GetProperty("data").GetProperty("comment").GetProperty("body").GetString());
        Assert.Equal("not-allowed", await RoomsSetting.RefusedAsync(() => bens.InvokeAsync("Edit", room, Guid.NewGuid(), id, "Van mij")));
        Assert.Equal("not-allowed", await RoomsSetting.RefusedAsync(() => bens.InvokeAsync("TakeBack", room, Guid.NewGuid(), id)));

        await bens.InvokeAsync("React", room, Guid.NewGuid(), id, true);
        Assert.Equal(1, (await anns.EventAsync("reacted")).GetProperty("data").GetProperty("reactions").GetInt32());
        await anns.InvokeAsync("TakeBack", room, Guid.NewGuid(), id);
        Assert.Equal("takenBack", (await bens.EventAsync("takenBack")).GetProperty("data").GetProperty("comment").GetProperty("state").GetString());

        await using var late = await app.ConnectAsync(ben);
        Assert.DoesNotContain("geheim", (await late.InvokeAsync("Join", room, 0)).ToString(), StringComparison.Ordinal);
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().Set<Core.Rooms.CommentEdit>().AnyAsync()));
    }

    [Fact]
    public async Task A_round_is_scored_unseen_and_revealed_to_all_at_once()
    {
        await using var app = await HubApp.StartAsync();
        using var fay = await app.SignInAsync("Fay");
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var room = await app.RoomAsync(await app.CommunityAsync("zon", CommunityVisibility.Private, fay, (ann, CommunityRole.Member), (ben, CommunityRole.Member)));
        await using var fays = await app.EnterAsync(fay, room);
        await using var anns = await app.EnterAsync(ann, room);
        await using var bens = await app.EnterAsync(ben, room);

        Assert.Equal("not-allowed", await RoomsSetting.RefusedAsync(() => anns.InvokeAsync("OpenRound", room, Guid.NewGuid(), null)));
        await fays.InvokeAsync("OpenRound", room, Guid.NewGuid(), null);
        var round = (await anns.EventAsync("roundOpened")).GetProperty("data").GetProperty("round").GetProperty("id").GetGuid();
        await anns.InvokeAsync("ScoreRound", room, Guid.NewGuid(), round, new { helps = 1, again = 2 });
        await bens.InvokeAsync("ScoreRound", room, Guid.NewGuid(), round, new { helps = 5 });
        Assert.Equal("round-too-few", await RoomsSetting.RefusedAsync(() => fays.InvokeAsync("RevealRound", room, Guid.NewGuid(), round)));
        await fays.InvokeAsync("ScoreRound", room, Guid.NewGuid(), round, new { helps = 4 });
        var scored = await anns.NextAsync("Event", e => e.GetProperty("seq").GetInt64() == 4);
        Assert.False(scored.TryGetProperty("actor", out _));
        Assert.False(scored.GetProperty("data").GetProperty("round").TryGetProperty("picture", out _));

        await fays.InvokeAsync("RevealRound", room, Guid.NewGuid(), round);

        foreach (var line in new[] { fays, anns, bens })
        {
            var picture = (await line.EventAsync("roundRevealed")).GetProperty("data").GetProperty("round").GetProperty("picture");
            Assert.Equal([1, 0, 0, 1, 1], picture.GetProperty("criteria")[0].GetProperty("counts").EnumerateArray().Select(c => c.GetInt32()));
        }
        await fays.InvokeAsync("CloseRound", room, Guid.NewGuid(), round);
        Assert.Equal("round-not-open", await RoomsSetting.RefusedAsync(() => anns.InvokeAsync("ScoreRound", room, Guid.NewGuid(), round, new { helps = 3 })));
    }

    [Fact]
    public async Task A_refusal_speaks_the_readers_language()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var english = await app.ConnectAsync(ann, "?lang=en");
        await using var dutch = await app.ConnectAsync(ann);

        Assert.Equal("Write something first.", (await Assert.ThrowsAsync<HubRefusal>(() => english.PostAsync(room, " "))).Sentence);
        Assert.Equal("Schrijf eerst iets.", (await Assert.ThrowsAsync<HubRefusal>(() => dutch.PostAsync(room, " "))).Sentence);
    }

    [Fact]
    public async Task Too_fast_is_refused_and_slow_mode_lets_one_wait()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Rooms:CommentsPerMinute"] = "3" });
        using var ann = await app.SignInAsync("Ann");
        using var mod = await app.SignInAsync("Mod", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await using var mods = await app.ConnectAsync(mod);
        for (var n = 0; n < 3; n++) { await line.PostAsync(room, $"{n}"); }
        Assert.Equal("too-fast", await RoomsSetting.RefusedAsync(() => line.PostAsync(room, "nog een")));

        Assert.Equal("not-allowed", await RoomsSetting.RefusedAsync(() => line.InvokeAsync("Settle", room, Guid.NewGuid(), true, 0)));
        await mods.InvokeAsync("Settle", room, Guid.NewGuid(), true, 0);
        Assert.True((await line.EventAsync("settled")).GetProperty("data").GetProperty("locked").GetBoolean());
        Assert.Equal("room-locked", await RoomsSetting.RefusedAsync(() => line.PostAsync(room, "toch")));
        await mods.PostAsync(room, "De kamer is even dicht.");
    }

    [Fact]
    public async Task Who_leaves_for_good_leaves_words_without_a_name_and_a_picture_that_stands()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var cas = await app.SignInAsync("Cas");
        var room = await app.PublicRoomAsync();
        foreach (var person in new[] { ann, ben, cas })
        {
            await using var line = await app.EnterAsync(person, room);
            await line.PostAsync(room, $"Van {person.Handle}");
            await line.InvokeAsync("Rate", room, Guid.NewGuid(), new { scores = new { helps = 4 } });
        }

        await app.WithAsync(async s =>
        {
            await RoomTraces.EraseAsync(s.GetRequiredService<HubContext>(), ann.Id, CancellationToken.None);
            return 0;
        });

        await using var late = await app.ConnectAsync(ben);
        var state = (await late.InvokeAsync("Join", room, null)).GetProperty("state");
        Assert.False(state.GetProperty("threads")[0].GetProperty("comment").TryGetProperty("author", out _));
        Assert.Equal(3, state.GetProperty("picture").GetProperty("people").GetInt32());
        var traces = app.Services.GetRequiredService<RoomTraces>();
        Assert.Empty(await traces.SaidAsync(ann.Id, CancellationToken.None));
        Assert.Single(await traces.SaidAsync(ben.Id, CancellationToken.None));
        Assert.Single(await traces.RatedAsync(ben.Id, CancellationToken.None));
    }
}
