using System.Net;
using System.Reflection;
using AngleSharp.Html.Parser;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Rooms.Live;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.IntegrationTests.Rooms;

/// <summary>Every act by every role, by hub, HTTP and page: who may, and who may not.</summary>
public sealed class RoomRightsTests
{
    private static readonly (string Name, string Hub, string Api, string Page)[] Acts =
    [
        ("read", "Join", "GET ", ""),
        ("comment", "Post", "POST comments", "comments"),
        ("edit another's", "Edit", "PUT comments/{c}", "comments/{c}/edit"),
        ("take another's back", "TakeBack", "DELETE comments/{c}", "comments/{c}/take-back"),
        ("react", "React", "PUT comments/{c}/reaction", "comments/{c}/reaction"),
        ("rate", "Rate", "PUT rating", "rating"),
        ("open a round", "OpenRound", "POST rounds", "rounds"),
        ("score", "ScoreRound", "PUT rounds/{r}/scores", "rounds/{r}/scores"),
        ("reveal", "RevealRound", "POST rounds/{r}/reveal", "rounds/{r}/reveal"),
        ("close", "CloseRound", "POST rounds/{r}/close", "rounds/{r}/close"),
        ("hide", "Hide", "PUT comments/{c}/hidden", "comments/{c}/hidden"),
        ("lock a thread", "LockThread", "PUT comments/{c}/locked", "comments/{c}/locked"),
        ("settle", "Settle", "PUT settings", "settings"),
    ];

    private static readonly string[] Talk = ["read", "comment", "react", "rate", "score"], Rounds = ["open a round", "reveal", "close"], Moderation = ["hide", "lock a thread", "settle"];

    [Fact]
    public async Task In_a_communitys_room_only_its_members_may_and_each_what_the_role_allows()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Rooms:CommentsPerMinute"] = "100000", ["Rooms:CallsPerSecond"] = "100000" });
        using var owner = await app.SignInAsync("Owner");
        using var facilitator = await app.SignInAsync("Facilitator");
        using var member = await app.SignInAsync("Member");
        using var other = await app.SignInAsync("Other");
        using var outsider = await app.SignInAsync("Outsider");
        using var moderator = await app.SignInAsync("Moderator", PlatformRole.Administrator);
        foreach (var visibility in Enum.GetValues<CommunityVisibility>())
        {
            var community = await app.CommunityAsync($"zon-{visibility}".ToLowerInvariant(), visibility, owner, (facilitator, CommunityRole.Facilitator), (member, CommunityRole.Member));
            await app.CommunityAsync($"anders-{visibility}".ToLowerInvariant(), visibility, other);
            var room = await app.RoomAsync(community);

            await ExpectAsync(app, room, owner, null, []);
            await ExpectAsync(app, room, owner, outsider, []);
            await ExpectAsync(app, room, owner, other, []);
            await ExpectAsync(app, room, owner, moderator, []);
            await ExpectAsync(app, room, owner, member, Talk);
            await ExpectAsync(app, room, owner, facilitator, [.. Talk, .. Rounds, .. Moderation]);
            await ExpectAsync(app, room, facilitator, owner, [.. Talk, .. Rounds, .. Moderation]);
        }
    }

    [Fact]
    public async Task In_a_public_room_everyone_reads_who_is_signed_in_talks_and_moderators_moderate()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Rooms:CommentsPerMinute"] = "100000", ["Rooms:CallsPerSecond"] = "100000" });
        using var author = await app.SignInAsync("Author");
        using var somebody = await app.SignInAsync("Somebody");
        using var moderator = await app.SignInAsync("Moderator", PlatformRole.Moderator);
        var room = await app.PublicRoomAsync();

        await ExpectAsync(app, room, author, null, ["read"]);
        await ExpectAsync(app, room, author, somebody, Talk);
        await ExpectAsync(app, room, author, moderator, [.. Talk, .. Moderation]);
    }

    [Fact]
    public async Task A_hidden_communitys_room_answers_like_one_that_never_was()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Owner");
        using var outsider = await app.SignInAsync("Outsider", PlatformRole.Administrator);
        var room = await app.RoomAsync(await app.CommunityAsync("geheime-club", CommunityVisibility.Hidden, owner));
        await using var line = await app.ConnectAsync(outsider);

        foreach (var path in new[] { "/api/v1/rooms/{0}", "/api/v1/rooms/{0}/events?after=0", "/kamers/{0}/comments" })
        {
            Assert.Equal(await AnswerAsync(outsider, string.Format(null, path, Guid.NewGuid())), await AnswerAsync(outsider, string.Format(null, path, room)));
        }
        Assert.Equal(await AnswerAsync(outsider, "/communities/nergens/kamers/stand-up"), await AnswerAsync(outsider, "/communities/geheime-club/kamers/stand-up"));
        var there = await Assert.ThrowsAsync<HubRefusal>(() => line.InvokeAsync("Join", room, null));
        Assert.Equal((await Assert.ThrowsAsync<HubRefusal>(() => line.InvokeAsync("Join", Guid.NewGuid(), null))).Message, there.Message);
    }

    [Fact]
    public void Every_method_of_the_hub_names_the_act_that_it_performs()
    {
        var unguarded = typeof(RoomHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(RoomHub) && m.GetCustomAttribute<AsksAttribute>() is null).Select(m => m.Name);

        Assert.Empty(unguarded);
    }

    private static async Task<string> AnswerAsync(Person who, string path)
    {
        using var answer = await who.Client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        // What differs between any two answers: the address itself, the nonce, the trace and the token of a form.
        text = System.Text.RegularExpressions.Regex.Replace(text, "nonce=\"[^\"]*\"|\"traceId\":\"[^\"]*\"|value=\"CfDJ[^\"]*\"|geheime-club|nergens", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        return $"{(int)answer.StatusCode} {text}";
    }

    private static async Task ExpectAsync(HubApp app, Guid room, Person author, Person? who, string[] may)
    {
        await using var authors = await app.EnterAsync(author, room);
        await authors.PostAsync(room, "Van een ander");
        var comment = (await authors.EventAsync("commented")).CommentId();
        var round = Guid.NewGuid();
        await using var line = await app.ConnectAsync(who);
        using var client = who is null ? app.Client() : null;
        var (http, token) = (client ?? who!.Client, await TokenAsync(app, who));

        foreach (var act in Acts)
        {
            var expected = may.Contains(act.Name);
            Assert.True(expected == await ByHubAsync(line, act.Hub, room, comment, round), $"{who?.Handle ?? "a visitor"}, {act.Name}, by hub");
            Assert.True(expected == await ByApiAsync(http, act.Api, room, comment, round), $"{who?.Handle ?? "a visitor"}, {act.Name}, by HTTP");
            if (act.Page.Length > 0) { Assert.True(expected == await ByPageAsync(http, act.Page, token, room, comment, round), $"{who?.Handle ?? "a visitor"}, {act.Name}, by page"); }
        }
        // Back to how it was: owners and moderators have just tried everything.
        if (may.Contains("settle")) { await line.InvokeAsync("Settle", room, Guid.NewGuid(), false, 0); }
    }

    /// <summary>A refusal by a rule is for who may: the rule comes after.</summary>
    private static async Task<bool> ByHubAsync(HubSocket line, string method, Guid room, Guid comment, Guid round)
    {
        object?[] rest = method switch
        {
            "Join" => [null],
            "Post" => [Guid.NewGuid(), new { body = "Mag dit?" }],
            "Edit" => [Guid.NewGuid(), comment, "Anders"],
            "TakeBack" => [Guid.NewGuid(), comment],
            "React" => [Guid.NewGuid(), comment, true],
            "Rate" => [Guid.NewGuid(), new { scores = new { helps = 3 } }],
            "OpenRound" => [Guid.NewGuid(), null],
            "ScoreRound" => [Guid.NewGuid(), round, new { helps = 3 }],
            "Hide" or "LockThread" => [Guid.NewGuid(), comment, false],
            "Settle" => [Guid.NewGuid(), false, 0],
            _ => [Guid.NewGuid(), round],
        };
        try
        {
            await line.InvokeAsync(method, [room, .. rest]);
            return true;
        }
        catch (HubRefusal refused)
        {
            Assert.NotEqual("fault", refused.Code);
            return refused.Code is not ("room-not-found" or "not-allowed" or "sign-in");
        }
    }

    private static async Task<bool> ByApiAsync(HttpClient http, string act, Guid room, Guid comment, Guid round)
    {
        var (method, path) = act.Split(' ') is [var m, var p] ? (m, p) : throw new ArgumentException("An act is a method and a path.", nameof(act));
        object? body = method is "GET" or "DELETE" ? null : path switch
        {
            "comments" or "comments/{c}" => new { body = "Mag dit?" },
            "rating" => new { scores = new { helps = 3 } },
            "rounds/{r}/scores" => new { helps = 3 },
            "settings" => new { locked = false, slowSeconds = 0 },
            "comments/{c}/hidden" or "comments/{c}/locked" => new { on = false },
            "comments/{c}/reaction" => new { on = true },
            _ => new { },
        };
        using var answer = await http.SendAsync(new HttpMethod(method), $"/api/v1/rooms/{room}/{Fill(path, comment, round)}".TrimEnd('/'), body);
        return Allowed(answer.StatusCode);
    }

    private static async Task<bool> ByPageAsync(HttpClient http, string path, string token, Guid room, Guid comment, Guid round)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["CommandId"] = Guid.NewGuid().ToString(), ["Body"] = "Mag dit?", ["On"] = path.EndsWith("reaction", StringComparison.Ordinal) ? "true" : "false", ["Helps"] = "3", ["SlowSeconds"] = "0",
        });
        using var answer = await http.PostAsync(new Uri($"/kamers/{room}/{Fill(path, comment, round)}", UriKind.Relative), form);
        return Allowed(answer.StatusCode);
    }

    private static string Fill(string path, Guid comment, Guid round) => path.Replace("{c}", $"{comment}", StringComparison.Ordinal).Replace("{r}", $"{round}", StringComparison.Ordinal);

    private static bool Allowed(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Conflict => true,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound => false,
        _ => throw new InvalidOperationException($"{status} is neither yes nor no."),
    };

    /// <summary>What a form of any page carries; a visitor's pages have none.</summary>
    private static async Task<string> TokenAsync(HubApp app, Person? who)
    {
        if (who is null) { return ""; }
        await app.PublicRoomAsync();
        using var answer = await who.Client.GetAsync(new Uri("/instrumenten/stand-up/gesprek", UriKind.Relative));
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }
}
