using System.Net;
using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Collections;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Communities;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Moderation;

/// <summary>One flag, one desk and one log fit everything that people write.</summary>
public sealed class EveryKindTests
{
    [Fact]
    public async Task A_flag_on_each_kind_reaches_the_desk_is_decided_undone_and_decided_again_and_the_log_tells_exactly_that()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using var visitor = app.Client();
        foreach (var (kind, key, path, text) in await WriteAsync(app, ann))
        {
            await app.LoadAsync();
            Assert.True(await visitor.SeesAsync(path, text), $"{kind} is there");
            await ben.FlagAsync(kind, key);
            var item = await app.ItemAsync(kind, key);

            var hidden = await moderator.DecideAsync(item, DecisionAct.Hide);
            await app.LoadAsync();
            Assert.False(await visitor.SeesAsync(path, text), $"{kind} is hidden");
            // A name can be flagged also when nothing more of the profile is to be seen.
            Assert.Equal(kind == SubjectKind.Profile ? HttpStatusCode.OK : HttpStatusCode.NotFound, await ben.AsksToFlagAsync(kind, key));

            await moderator.UndoAsync(hidden);
            await app.LoadAsync();
            Assert.True(await visitor.SeesAsync(path, text), $"{kind} is back");

            await moderator.DecideAsync(item, kind == SubjectKind.Instrument ? DecisionAct.Hide : DecisionAct.Remove);
            await app.LoadAsync();
            Assert.False(await visitor.SeesAsync(path, text), $"{kind} is removed");
            Assert.Equal([kind == SubjectKind.Instrument ? "is verborgen" : "verwijderd", "besluit teruggedraaid (is verborgen)", "is verborgen"], (await ben.LogAsync()).Take(3));
        }
    }

    [Fact]
    public async Task What_is_mended_with_a_change_is_flagged_decided_undone_and_decided_again_too()
    {
        await using var app = await HubApp.StartAsync();
        using var ben = await app.SignInAsync("Ben");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var concept = await app.WithAsync(s => Task.FromResult(s.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Thesaurus.Scheme.Concepts[0].Id));
        var found = await app.WithAsync(s => Task.FromResult(s.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Cases[0].Slug));
        foreach (var (kind, key) in new[] { (SubjectKind.Concept, concept), (SubjectKind.Case, found) })
        {
            await ben.FlagAsync(kind, key);
            var item = await app.ItemAsync(kind, key);

            await moderator.UndoAsync(await moderator.DecideAsync(item, DecisionAct.Leave));
            await moderator.DecideAsync(item, DecisionAct.Leave);

            Assert.Equal(["laten staan", "besluit teruggedraaid (laten staan)", "laten staan"], (await ben.LogAsync()).Take(3));
        }
    }

    [Fact]
    public async Task A_hidden_comment_leaves_open_pages_at_once_and_comes_back_as_fast()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await using var reading = await app.EnterAsync(null, room);
        await line.PostAsync(room, "Dit blijft niet staan");
        var comment = (await reading.EventAsync("commented")).CommentId();
        await moderator.FlagAsync(SubjectKind.Comment, comment.ToString());

        var after = await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Comment, comment.ToString()), DecisionAct.Hide);
        var hidden = (await reading.EventAsync("hidden")).GetProperty("data").GetProperty("comment");
        await moderator.UndoAsync(after);
        var back = (await reading.EventAsync("restored")).GetProperty("data").GetProperty("comment");

        Assert.Equal(("hidden", ""), (hidden.GetProperty("state").GetString(), hidden.GetProperty("body").GetString()));
        Assert.Equal(("shown", "Dit blijft niet staan"), (back.GetProperty("state").GetString(), back.GetProperty("body").GetString()));
    }

    [Fact]
    public async Task What_came_back_from_a_moderator_is_mended_and_placed_by_one()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await line.PostAsync(room, "Bel Jan de Vries maar");
        var comment = (await line.EventAsync("commented")).CommentId();
        await ben.FlagAsync(SubjectKind.Comment, comment.ToString(), FlagReason.PersonalData);
        await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Comment, comment.ToString()), DecisionAct.Return, "Noem geen namen.");
        const string Page = "/instrumenten/stand-up/gesprek";
        Assert.True(await ann.Client.SeesAsync(Page, "Bel Jan de Vries maar"));
        Assert.False(await ben.Client.SeesAsync(Page, "Bel Jan de Vries maar"));

        await line.InvokeAsync("Edit", room, Guid.NewGuid(), comment, "Bel de gemeente maar");
        Assert.False(await ben.Client.SeesAsync(Page, "Bel de gemeente maar"));
        await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Comment, comment.ToString()), DecisionAct.Accept, "");

        Assert.True(await ben.Client.SeesAsync(Page, "Bel de gemeente maar"));
    }

    [Fact]
    public async Task What_is_purged_is_to_be_found_nowhere_and_the_log_says_that_it_was()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using var administrator = await app.SignInAsync("Ada", PlatformRole.Administrator);
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await line.PostAsync(room, "Onwettige woorden, de eerste");
        var comment = (await line.EventAsync("commented")).CommentId();
        await line.InvokeAsync("Edit", room, Guid.NewGuid(), comment, "Onwettige woorden, de tweede");
        await ben.FlagAsync(SubjectKind.Comment, comment.ToString(), FlagReason.Unlawful, "Er staat: Onwettige woorden");
        var item = await app.ItemAsync(SubjectKind.Comment, comment.ToString());
        Assert.Null((await moderator.ReadAsync($"/moderatie?item={item}")).QuerySelector("button[value=Purge]"));
        using (var refused = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Purge"), ("Reason", "Mag niet.")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        await administrator.DecideAsync(item, DecisionAct.Purge, "In strijd met de wet.", more: ("Ground", "Law"));

        Assert.Equal("voorgoed gewist", (await ben.LogAsync())[0]);
        await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            var kept = await hub.Comments.Include(c => c.Edits).SingleAsync(c => c.Id == comment);
            Assert.Equal(("", 0), (kept.Body, kept.Edits.Count));
            Assert.All(await hub.DeskItems.ToListAsync(), i => Assert.DoesNotContain("Onwettige", i.Title, StringComparison.Ordinal));
            Assert.All(await hub.Flags.ToListAsync(), f => Assert.Equal("", f.Note));
            Assert.All(await hub.Notices.ToListAsync(), n => Assert.DoesNotContain("Onwettige", n.TextNl, StringComparison.Ordinal));
            return 0;
        });
    }

    [Fact]
    public async Task A_thread_is_closed_and_a_room_slowed_from_the_desk_and_both_are_taken_back()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await line.PostAsync(room, "Het begin van een ruzie");
        var comment = (await line.EventAsync("commented")).CommentId();
        await moderator.FlagAsync(SubjectKind.Comment, comment.ToString());
        var item = await app.ItemAsync(SubjectKind.Comment, comment.ToString());

        var locked = await moderator.DecideAsync(item, DecisionAct.LockThread, "");
        Assert.Equal("thread-locked", await RoomsSetting.RefusedAsync(() => line.PostAsync(room, "Nog een woord", comment)));
        await moderator.UndoAsync(locked);
        await line.PostAsync(room, "Nog een woord", comment);

        var slowed = await moderator.DecideAsync(item, DecisionAct.SlowRoom, "", more: ("Minutes", "10"));
        Assert.Equal("slow-mode", await RoomsSetting.RefusedAsync(() => line.PostAsync(room, "En nog een")));
        await moderator.UndoAsync(slowed);
        await line.PostAsync(room, "En nog een");
    }

    /// <summary>One of everything that Ann can write: its key, where a visitor reads it, and what.</summary>
    private static async Task<IReadOnlyList<(SubjectKind Kind, string Key, string Path, string Text)>> WriteAsync(HubApp app, Person ann)
    {
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await line.PostAsync(room, "Een reactie over opstaan");
        var comment = (await line.EventAsync("commented")).CommentId();
        var community = await app.StartCommunityAsync("open-kring", CommunityVisibility.Open, ann);
        var step = await app.WriteStepAsync(community, ann, Visibility.Public, "Onze eerste openbare stap");
        var note = await app.WithAsync(async services =>
        {
            var hub = services.GetRequiredService<HubContext>();
            var now = DateTimeOffset.UtcNow;
            var profile = Profile.Of(ann.Id);
            profile.Describe(new(["Zwermen begeleiden"], Audience.Public), ProfilePart.Empty, ProfilePart.Empty, ProfilePart.Empty);
            var collection = new Collection(ann.Id, "mijn-lijst", now);
            collection.Describe("Mijn lijst", "Waarom juist deze kaarten", isPublic: true, now);
            var made = new MakerNote(ann.Id, "stand-up", "Bericht van de maker zelf", now);
            hub.AddRange(profile, collection, made);
            (await hub.CatalogueState.SingleAsync()).Advance(now);
            await hub.SaveChangesAsync();
            return made.Id;
        });
        return
        [
            (SubjectKind.Comment, comment.ToString(), "/instrumenten/stand-up/gesprek", "Een reactie over opstaan"),
            (SubjectKind.Profile, "ann", "/mensen/ann", "Zwermen begeleiden"),
            (SubjectKind.LogbookStep, step.ToString(), "/communities/open-kring/logboek.atom", "Onze eerste openbare stap"),
            (SubjectKind.Community, community.ToString(), "/api/v1/communities", "Naam van open-kring"),
            (SubjectKind.Collection, "mijn-lijst", "/verzamelingen/mijn-lijst", "Waarom juist deze kaarten"),
            (SubjectKind.MakerNote, note.ToString(), "/instrumenten/stand-up", "Bericht van de maker zelf"),
            (SubjectKind.Instrument, "designkit-doelenscan", "/instrumenten/designkit-doelenscan", "id=\"meehelpen\""),
        ];
    }
}
