using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;

namespace InstrumentHub.IntegrationTests.Moderation;

/// <summary>What is flagged between the members of a community: its hosts first, the platform only when it must, and never without being seen to.</summary>
public sealed class CommunityDeskTests
{
    private const string Slug = "zonnekring", Words = "Wat we onder elkaar zeggen";

    [Fact]
    public async Task A_flag_in_a_confidential_room_is_for_its_hosts_and_hidden_by_them()
    {
        await using var app = await HubApp.StartAsync();
        await using var town = await Town.StartAsync(app);
        await town.Ben.FlagAsync(SubjectKind.Comment, town.Comment.ToString());
        var item = await app.ItemAsync(SubjectKind.Comment, town.Comment.ToString());

        Assert.Empty((await town.Moderator.ReadAsync("/moderatie")).QuerySelectorAll(".desk__row"));
        Assert.Equal(HttpStatusCode.NotFound, await Town.TryAsync(town.Moderator, $"/moderatie/{item}"));
        var desk = await town.Facilitator.ReadAsync($"/communities/{Slug}/moderatie");
        Assert.Contains(Words, desk.QuerySelector(".desk__thread")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(desk.QuerySelectorAll("button[value=Suspend], button[value=Purge]"));

        var after = await town.Facilitator.DecideAsync(item, DecisionAct.Hide, desk: $"/communities/{Slug}/moderatie");
        Assert.False(await town.Ben.Client.SeesAsync(Town.Page, Words));
        await town.Facilitator.UndoAsync(after);
        Assert.True(await town.Ben.Client.SeesAsync(Town.Page, Words));
    }

    [Fact]
    public async Task What_is_urgent_reaches_the_platform_which_reads_only_that_thread_and_the_room_is_told()
    {
        await using var app = await HubApp.StartAsync();
        await using var town = await Town.StartAsync(app);
        await town.Ann.PostElsewhereAsync(app, town.Room, "Iets heel anders");
        await town.Ben.FlagAsync(SubjectKind.Comment, town.Comment.ToString(), FlagReason.Unlawful);
        var item = await app.ItemAsync(SubjectKind.Comment, town.Comment.ToString());
        var before = await town.Moderator.ReadAsync($"/moderatie?item={item}");
        Assert.DoesNotContain(Words, before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(before.QuerySelector(".desk__form"));
        await using var line = await app.EnterAsync(town.Ben, town.Room);

        using (await town.Moderator.SubmitAsync($"/moderatie?item={item}", "#lezen")) { }

        var reading = await town.Moderator.ReadAsync($"/moderatie?item={item}");
        Assert.Contains(Words, reading.QuerySelector(".desk__thread")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Iets heel anders", reading.Body!.TextContent, StringComparison.Ordinal);
        var told = await line.EventAsync("lookedInto");
        Assert.False(told.TryGetProperty("actor", out _));
        Assert.NotNull((await town.Ben.ReadAsync(Town.Page)).QuerySelector(".room__looked"));
        Assert.Equal("vertrouwelijke kamer ingezien na een melding", (await town.Ben.LogAsync())[0]);
        Assert.Equal(HttpStatusCode.NotFound, await Town.TryAsync(town.Moderator, Town.Page, get: true));
    }

    [Fact]
    public async Task What_is_about_a_host_is_not_for_the_hosts()
    {
        await using var app = await HubApp.StartAsync();
        await using var town = await Town.StartAsync(app);
        var comment = await town.Facilitator.PostElsewhereAsync(app, town.Room, "Van een begeleider");
        await town.Ben.FlagAsync(SubjectKind.Comment, comment.ToString());
        var item = await app.ItemAsync(SubjectKind.Comment, comment.ToString());

        Assert.Empty((await town.Owner.ReadAsync($"/communities/{Slug}/moderatie")).QuerySelectorAll(".desk__row"));
        Assert.Equal(HttpStatusCode.NotFound, await Town.TryAsync(town.Owner, $"/communities/{Slug}/moderatie/{item}"));
        Assert.NotEmpty((await town.Moderator.ReadAsync("/moderatie")).QuerySelectorAll(".desk__row"));
    }

    [Fact]
    public async Task What_hosts_pass_on_is_theirs_no_more()
    {
        await using var app = await HubApp.StartAsync();
        await using var town = await Town.StartAsync(app);
        await town.Ben.FlagAsync(SubjectKind.Comment, town.Comment.ToString());
        var item = await app.ItemAsync(SubjectKind.Comment, town.Comment.ToString());

        await town.Owner.DecideAsync(item, DecisionAct.PassOn, "", $"/communities/{Slug}/moderatie");

        Assert.Empty((await town.Owner.ReadAsync($"/communities/{Slug}/moderatie")).QuerySelectorAll(".desk__row"));
        Assert.NotEmpty((await town.Moderator.ReadAsync("/moderatie")).QuerySelectorAll(".desk__row"));
    }

    [Fact]
    public async Task Who_is_no_member_cannot_flag_what_they_cannot_read()
    {
        await using var app = await HubApp.StartAsync();
        await using var town = await Town.StartAsync(app);
        using var outsider = await app.SignInAsync("Outsider");

        Assert.Equal(HttpStatusCode.NotFound, await outsider.AsksToFlagAsync(SubjectKind.Comment, town.Comment.ToString()));
        Assert.Equal(HttpStatusCode.OK, await town.Ben.AsksToFlagAsync(SubjectKind.Comment, town.Comment.ToString()));
    }

    [Fact]
    public async Task A_facilitator_removes_a_member_but_no_other_host()
    {
        await using var app = await HubApp.StartAsync();
        await using var town = await Town.StartAsync(app);

        Assert.Equal(HttpStatusCode.Conflict, await Town.TryAsync(town.Facilitator, $"/communities/{Slug}/leden/{town.Owner.Id}/verwijderen"));
        Assert.Equal(HttpStatusCode.Redirect, await Town.TryAsync(town.Facilitator, $"/communities/{Slug}/leden/{town.Ben.Id}/verwijderen"));
    }

    /// <summary>A private community with a room, in which Ann said something.</summary>
    private sealed record Town(Person Owner, Person Facilitator, Person Ann, Person Ben, Person Moderator, Guid Room, Guid Comment) : IAsyncDisposable
    {
        public const string Page = $"/communities/{Slug}/kamers/{RoomsSetting.Instrument}";

        public static async Task<Town> StartAsync(HubApp app)
        {
            var (owner, facilitator, ann, ben) = (await app.SignInAsync("Owner"), await app.SignInAsync("Facilitator"), await app.SignInAsync("Ann"), await app.SignInAsync("Ben"));
            var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
            var community = await app.CommunityAsync(Slug, CommunityVisibility.Private, owner, (facilitator, CommunityRole.Facilitator), (ann, CommunityRole.Member), (ben, CommunityRole.Member));
            var room = await app.RoomAsync(community);
            return new(owner, facilitator, ann, ben, moderator, room, await ann.PostElsewhereAsync(app, room, Words));
        }

        public static async Task<HttpStatusCode> TryAsync(Person who, string path, bool get = false)
        {
            var token = (await who.ReadAsync("/communities/nieuw")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Act", "Leave")]);
            using var answer = get ? await who.Client.GetAsync(new Uri(path, UriKind.Relative)) : await who.Client.PostAsync(new Uri(path, UriKind.Relative), form);
            return answer.StatusCode;
        }

        public ValueTask DisposeAsync()
        {
            foreach (var person in new[] { Owner, Facilitator, Ann, Ben, Moderator }) { person.Dispose(); }
            return ValueTask.CompletedTask;
        }
    }
}

internal static class Speaking
{
    /// <summary>Says something in a room, and gives the comment.</summary>
    public static async Task<Guid> PostElsewhereAsync(this Person who, HubApp app, Guid room, string text)
    {
        await using var line = await app.EnterAsync(who, room);
        await line.PostAsync(room, text);
        return (await line.EventAsync("commented")).CommentId();
    }
}
