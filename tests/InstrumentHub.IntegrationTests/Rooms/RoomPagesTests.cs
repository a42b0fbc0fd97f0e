using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Rooms;

/// <summary>Rooms without a script, and by HTTP.</summary>
public sealed class RoomPagesTests
{
    private const string Page = "/instrumenten/stand-up/gesprek";

    [Fact]
    public async Task One_can_comment_answer_edit_react_and_take_back_without_a_script()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");

        using (var posted = await ann.SubmitAsync(Page, "form[data-act=comments][data-about='']", ("Body", "Wij deden dit **staand**.")))
        {
            Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
            Assert.Matches("^/instrumenten/stand-up/gesprek#c-[0-9a-f-]{36}$", posted.Headers.Location!.ToString());
        }
        var page = await ben.ReadAsync(Page);
        var comment = page.QuerySelector("[data-comment]")!.GetAttribute("data-comment")!;
        Assert.Equal("staand", page.QuerySelector(".comment__body strong")!.TextContent);
        Assert.Null(page.QuerySelector($"form[action$='{comment}/edit']"));

        await DoneAsync(ben.SubmitAsync(Page, $"form[data-act=comments][data-about='{comment}']", ("Body", "En <script>alert(1)</script> online?")));
        await DoneAsync(ben.SubmitAsync(Page, $"form[action$='{comment}/reaction']"));
        await DoneAsync(ann.SubmitAsync(Page, $"form[action$='{comment}/edit']", ("Body", "Wij deden dit zittend.")));
        page = await ann.ReadAsync(Page);
        Assert.Equal("Wij deden dit zittend.", page.QuerySelector($"#c-{comment} .comment__body")!.TextContent.Trim());
        Assert.Equal("1", page.QuerySelector($"#c-{comment} .comment__count")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".comment script"));

        await DoneAsync(ann.SubmitAsync(Page, $"form[action$='{comment}/take-back']"));
        page = await ben.ReadAsync(Page);
        Assert.NotNull(page.QuerySelector($"#c-{comment} .comment__gone"));
        Assert.Equal(2, page.QuerySelectorAll("[data-comment]").Length);
    }

    [Fact]
    public async Task Nothing_typed_is_lost_when_it_is_refused_and_a_form_sent_twice_is_done_once()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Rooms:CommentsPerMinute"] = "1" });
        using var ann = await app.SignInAsync("Ann");
        var command = Guid.NewGuid().ToString();
        for (var n = 0; n < 2; n++) { await DoneAsync(ann.SubmitAsync(Page, "form[data-act=comments][data-about='']", ("Body", "Eén keer"), ("CommandId", command))); }
        Assert.Single((await ann.ReadAsync(Page)).QuerySelectorAll("[data-comment]"));

        using var refused = await ann.SubmitAsync(Page, "form[data-act=comments][data-about='']", ("Body", "Mijn lange verhaal"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var html = await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync());
        Assert.Contains("Mijn lange verhaal", html.QuerySelector("#comments-nieuw")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(html.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task A_visitor_reads_the_whole_room_and_is_asked_to_sign_in_and_nothing_is_cached()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        using var visitor = app.Client();
        Assert.DoesNotContain("Net gezegd", await visitor.GetStringAsync(Page), StringComparison.Ordinal);
        await line.PostAsync(room, "Net gezegd");

        var html = await visitor.GetStringAsync(Page);

        Assert.Contains("Net gezegd", html, StringComparison.Ordinal);
        Assert.Contains("/inloggen?terug=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", html, StringComparison.Ordinal);
        Assert.Contains("Conversation about", await visitor.GetStringAsync("/en/instruments/stand-up/conversation"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_room_comes_in_pages_and_a_permalink_finds_its_comment()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Rooms:CommentsPerMinute"] = "100000", ["Rooms:CallsPerSecond"] = "100000" });
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        for (var n = 0; n < 70; n++) { await line.PostAsync(room, $"Bericht {n}"); }
        var first = (await line.NextAsync("Event", e => e.GetProperty("seq").GetInt64() == 1)).CommentId();

        var latest = await ann.ReadAsync(Page);
        Assert.Equal("Bericht 69", latest.QuerySelectorAll(".comment__body")[^1].TextContent.Trim());
        var older = await ann.ReadAsync(latest.QuerySelector(".room__older a")!.GetAttribute("href")!);
        Assert.Equal("Bericht 39", older.QuerySelectorAll(".comment__body")[^1].TextContent.Trim());
        Assert.Equal("Bericht 0", (await ann.ReadAsync($"{Page}?c={first}")).QuerySelector($"#c-{first} .comment__body")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_community_opens_its_room_and_holds_a_round_by_forms()
    {
        await using var app = await HubApp.StartAsync();
        using var fay = await app.SignInAsync("Fay");
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        await app.CommunityAsync("zon", CommunityVisibility.Open, fay, (ann, CommunityRole.Member), (ben, CommunityRole.Member));
        const string Own = "/communities/zon/kamers/stand-up";
        Assert.Empty((await ann.ReadAsync(Own)).QuerySelectorAll("main form"));

        await DoneAsync(fay.SubmitAsync(Own, "main form"));
        await DoneAsync(fay.SubmitAsync(Own, "form[data-act=open-round]"));
        foreach (var (who, score) in new[] { (fay, "2"), (ann, "5"), (ben, "4") }) { await DoneAsync(who.SubmitAsync(Own, "form[data-act=scores]", ("Helps", score))); }
        Assert.Empty((await ann.ReadAsync(Own)).QuerySelectorAll("#ronde .spread"));
        await DoneAsync(fay.SubmitAsync(Own, "form[data-act=reveal]"));

        var counts = (await ann.ReadAsync(Own)).QuerySelectorAll("#ronde tr[data-criterion=helps] .spread__count").Select(c => c.TextContent.Trim());
        Assert.Equal(["0", "1", "0", "1", "1"], counts);
        using var outsider = await app.SignInAsync("Outsider");
        using var refused = await outsider.Client.GetAsync(new Uri(Own, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_picture_shows_from_three_people_on()
    {
        await using var app = await HubApp.StartAsync();
        for (var n = 1; n <= 3; n++)
        {
            using var person = await app.SignInAsync($"Person {n}");
            Assert.Empty((await person.ReadAsync(Page)).QuerySelectorAll("#waardering .spread"));
            await DoneAsync(person.SubmitAsync(Page, "form[data-act=rating]", ("Helps", $"{n + 1}"), ("Again", ""), ("Sector", "energie")));
        }
        using var visitor = app.Client();
        Assert.Contains("class=\"spread\"", await visitor.GetStringAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_does_the_same_acts_once_each_and_refuses_in_problem_json()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        var (path, key) = ($"/api/v1/rooms/{room}/comments", Guid.NewGuid());
        for (var n = 0; n < 2; n++)
        {
            using var done = await ann.Client.SendAsync(HttpMethod.Post, path, new { body = "Eén keer" }, key);
            Assert.Equal("""{"seq":1}""", await done.Content.ReadAsStringAsync());
        }

        using var empty = await ann.Client.SendAsync(HttpMethod.Post, path + "?lang=en", new { body = "" });
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (empty.StatusCode, empty.Content.Headers.ContentType!.MediaType));
        var problem = await empty.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("empty-comment", "Write something first."), (problem.GetProperty("title").GetString(), problem.GetProperty("detail").GetString()));
        using var keyless = await ann.Client.PostAsJsonAsync(path, new { body = "Zonder sleutel" });
        Assert.Equal(HttpStatusCode.BadRequest, keyless.StatusCode);

        var description = await ann.Client.GetStringAsync("/api/v1/openapi.json");
        Assert.Contains("Idempotency-Key", description, StringComparison.Ordinal);
        var events = await ann.Client.GetFromJsonAsync<JsonElement>($"/api/v1/rooms/{room}/events?after=0");
        Assert.Equal("commented", events[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_communitys_page_leads_its_members_to_its_rooms_and_says_what_is_new_there()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var eva = await app.SignInAsync("Eva");
        var room = await app.RoomAsync(await app.CommunityAsync("zon", CommunityVisibility.Open, ann, (ben, CommunityRole.Member)));
        await using var line = await app.EnterAsync(ann, room);
        await line.PostAsync(room, "Eerste");
        await ben.ReadAsync("/communities/zon/kamers/stand-up");
        await line.PostAsync(room, "Tweede");
        await line.PostAsync(room, "Derde");

        var shown = (await ben.ReadAsync("/communities/zon")).QuerySelector(".room-list__room")!;
        Assert.Equal("/communities/zon/kamers/stand-up", shown.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("3 reacties", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal("2 nieuw voor jou", shown.QuerySelector(".comment__new")!.TextContent);
        Assert.Null((await ann.ReadAsync("/communities/zon")).QuerySelector(".room-list .comment__new"));
        Assert.Null((await eva.ReadAsync("/communities/zon")).QuerySelector("#kamers"));
    }

    [Fact]
    public async Task What_came_while_one_was_away_is_marked_new()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", PlatformRole.Member);
        using var ben = await app.SignInAsync("Ben");
        var room = await app.PublicRoomAsync();
        await using var line = await app.EnterAsync(ann, room);
        await line.PostAsync(room, "Oud nieuws");
        await ben.ReadAsync(Page);
        await line.PostAsync(room, "Vers nieuws");
        await app.LongAgoAsync(ben);

        var page = await ben.ReadAsync(Page);

        Assert.Equal("Vers nieuws", Assert.Single(page.QuerySelectorAll(".comment--new .comment__body")).TextContent.Trim());
        Assert.Contains("1 nieuwe reactie", page.QuerySelector(".room__new")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> submitting)
    {
        using var answer = await submitting;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
