using InstrumentHub.BrowserTests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace InstrumentHub.BrowserTests.Rooms;

/// <summary>People with a browser each, in one room.</summary>
[Collection(Talking.Name)]
public sealed class RoomJourneys(RoomSite site)
{
    [Fact]
    public async Task Two_people_talk_without_loading_the_page_and_see_each_other_come_and_go()
    {
        const string Room = "/instrumenten/stand-up/gesprek";
        await using var ann = await site.EnterAsync("Ann", Room);
        await using var ben = await site.EnterAsync("Ben", Room);
        await Expect(ann.Page.Locator("[data-room-here]")).ToContainTextAsync("Ben");

        await ann.SayAsync("Wij begonnen **staand**.");
        await ben.SeesAsync("Wij begonnen staand.");
        await Expect(ben.Page.Locator(".comment__body strong")).ToHaveTextAsync("staand");
        await Expect(ann.Composer()).ToHaveValueAsync("");
        await Expect(ann.Composer()).ToBeFocusedAsync();
        await Expect(ben.Page.Locator("[data-room-heard]")).ToHaveTextAsync("Ann: Wij begonnen staand.");

        var thread = ben.Page.Locator(".thread", new() { HasText = "Wij begonnen" });
        await thread.Locator(".thread__reply > summary").ClickAsync();
        await thread.Locator(".thread__reply textarea").PressSequentiallyAsync("Wij zittend.");
        await Expect(ann.Page.Locator("[data-room-typing]")).ToHaveTextAsync("Ben typt…");
        await thread.Locator(".thread__reply button").ClickAsync();
        await Expect(ann.Page.Locator(".thread__answers .comment__body")).ToHaveTextAsync("Wij zittend.");
        await Expect(ann.Page.Locator(".thread__answers .comment__author")).ToHaveTextAsync("Ben");

        await ben.Comment("Wij begonnen staand.").Locator(".comment__react").ClickAsync();
        await Expect(ann.Comment("Wij begonnen staand.").Locator(".comment__count")).ToHaveTextAsync("1");
        await Expect(ben.Comment("Wij begonnen staand.").Locator(".comment__react")).ToHaveAttributeAsync("aria-pressed", "true");

        await ben.GoAsync("/");
        await Expect(ann.Page.Locator("[data-room-here]")).Not.ToContainTextAsync("Ben");
        AssertNothingToComplain(ann, ben);
    }

    [Fact]
    public async Task Words_are_edited_and_taken_back_on_every_screen()
    {
        const string Room = "/instrumenten/brainstormsessie/gesprek";
        await using var ann = await site.EnterAsync("Ann", Room);
        await using var ben = await site.EnterAsync("Ben", Room);
        await ann.SayAsync("Met twalf mensen.");
        await ben.SeesAsync("Met twalf mensen.");
        Assert.Equal(0, await ben.Comment("Met twalf").Locator(".comment__edit, .comment__take-back").CountAsync());

        var mine = ann.Page.Locator(".thread .comment").First;
        await mine.Locator(".comment__edit > summary").ClickAsync();
        await mine.Locator(".comment__edit textarea").FillAsync("Met twaalf mensen.");
        await mine.Locator(".comment__edit button").ClickAsync();
        await ben.SeesAsync("Met twaalf mensen.");
        await Expect(ben.Page.Locator(".thread .comment__edited")).ToHaveTextAsync("gewijzigd");

        await mine.Locator(".comment__take-back > summary").ClickAsync();
        await mine.Locator(".comment__take-back button").ClickAsync();
        await Expect(ben.Page.Locator(".comment__gone")).ToHaveTextAsync("Deze reactie is teruggenomen.");
        Assert.DoesNotContain("twaalf", await ben.Page.Locator(".threads").TextContentAsync() ?? "", StringComparison.Ordinal);
        AssertNothingToComplain(ann, ben);
    }

    [Fact]
    public async Task What_is_written_without_a_network_is_sent_in_order_and_once_when_it_is_back()
    {
        const string Room = "/instrumenten/communicatieplan/gesprek";
        await using var ann = await site.EnterAsync("Ann", Room);
        await using var ben = await site.EnterAsync("Ben", Room);

        await ann.Page.Context.SetOfflineAsync(true);
        await Expect(ann.Page.Locator("[data-room-offline]")).Not.ToBeEmptyAsync();
        await ann.SayAsync("Uit de tunnel.");
        await ann.SayAsync("En nog iets.");
        await Expect(ann.Waiting()).ToHaveCountAsync(2);
        await Expect(ann.Waiting().First.Locator(".comment__waiting")).ToBeVisibleAsync();
        await ben.SayAsync("Ben jij er nog?");
        await ben.SeesAsync("Ben jij er nog?");

        await ann.Page.Context.SetOfflineAsync(false);
        foreach (var screen in new[] { ann, ben })
        {
            await screen.SeesAsync("En nog iets.");
            Assert.Equal(["Ben jij er nog?", "Uit de tunnel.", "En nog iets."], await screen.SaidAsync());
        }
        await Expect(ann.Waiting()).ToHaveCountAsync(0);
        await Expect(ann.Page.Locator("[data-room-offline]")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_draft_and_what_waits_survive_a_closed_tab()
    {
        const string Room = "/instrumenten/bedrijfsbezoek/gesprek";
        await using var ann = await site.EnterAsync("Ann", Room);
        await using var ben = await site.EnterAsync("Ben", Room);
        await ann.Page.Context.SetOfflineAsync(true);
        await Expect(ann.Page.Locator("[data-room-offline]")).Not.ToBeEmptyAsync();
        await ann.SayAsync("Voor het weer licht werd.");
        await Expect(ann.Waiting()).ToHaveCountAsync(1);
        await ann.Composer().FillAsync("Nog niet af");
        var context = ann.Page.Context;
        await ann.Page.CloseAsync();

        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(Room);
        await ben.SeesAsync("Voor het weer licht werd.");
        await Expect(again.Locator(".thread .comment__body")).ToHaveTextAsync(["Voor het weer licht werd."]);
        await Expect(again.Locator("#comments-nieuw")).ToHaveValueAsync("Nog niet af");

        await again.Locator("#comments-nieuw").PressAsync("Control+Enter");
        await ben.SeesAsync("Nog niet af");
        await again.ReloadAsync();
        await Expect(again.Locator("[data-room-here]")).ToContainTextAsync("Ann");
        await Expect(again.Locator("#comments-nieuw")).ToHaveValueAsync("");
        Assert.Equal(["Voor het weer licht werd.", "Nog niet af"], await ben.SaidAsync());
        AssertNothingToComplain(ben);
    }

    [Fact]
    public async Task A_round_shows_nothing_until_it_is_revealed_and_then_all_screens_at_once()
    {
        await site.CommunityAsync("ronde");
        const string Room = "/communities/ronde/kamers/stand-up";
        await using var olga = await site.EnterAsync("Olga", Room);
        await using var ann = await site.EnterAsync("Ann", Room);
        await using var ben = await site.EnterAsync("Ben", Room, Look.Phone);
        Visitor[] all = [olga, ann, ben];

        await olga.Page.Locator("form[data-act=open-round] button").ClickAsync();
        await Expect(ann.Page.Locator("[data-room-heard]")).ToContainTextAsync("waarderingsronde");
        foreach (var (who, score) in new[] { (olga, 1), (ann, 4), (ben, 5) }) { await who.ScoreAsync(".round__score", score); }
        await Expect(ben.Page.Locator(".round .room__saved")).ToHaveTextAsync("Je scores zijn bewaard.");
        await Task.WhenAll(all.Select(who => Expect(who.Page.Locator(".round__scored strong")).ToHaveTextAsync("3")));
        foreach (var who in all) { Assert.Equal(0, await who.Page.Locator(".round .spread").CountAsync()); }

        await olga.Page.Locator("form[data-act=reveal] button").ClickAsync();
        await Task.WhenAll(all.Select(who => Expect(who.Page.Locator(".round .spread tr[data-criterion=helps] .spread__count")).ToHaveTextAsync(["1", "0", "0", "1", "1"])));
        await Expect(olga.Page.Locator("#ronde-kop")).ToBeFocusedAsync();
        Assert.Equal(0, await ann.Page.Locator(".round__score").CountAsync());
        AssertNothingToComplain(all);
    }

    [Fact]
    public async Task A_rating_is_kept_and_says_so()
    {
        const string Room = "/instrumenten/stand-up/gesprek";
        await using var cas = await site.EnterAsync("Cas", Room);
        await cas.ScoreAsync(".room__rate", 4);
        await Expect(cas.Page.Locator(".room__saved")).ToHaveTextAsync("Je scores zijn bewaard.");
        await cas.Page.ReloadAsync();
        await Expect(cas.Page.Locator(".room__rate input[name=Helps][value='4']")).ToBeCheckedAsync();
        AssertNothingToComplain(cas);
    }

    [Fact]
    public async Task Who_is_removed_reads_nothing_any_more()
    {
        await site.CommunityAsync("dicht");
        const string Room = "/communities/dicht/kamers/stand-up";
        await using var olga = await site.EnterAsync("Olga", Room);
        await using var ben = await site.EnterAsync("Ben", Room);
        await olga.SayAsync("Onder ons.");
        await ben.SeesAsync("Onder ons.");

        await olga.GoAsync("/communities/dicht/leden");
        await olga.Page.Locator($"[data-member='{site.IdOf("Ben")}'] summary").ClickAsync();
        await olga.Page.Locator($"[data-member='{site.IdOf("Ben")}'] .member__remove button").ClickAsync();

        await Expect(ben.Page.Locator("[role=alert]")).ToContainTextAsync("geen lid meer");
        await site.Table("dicht").SayAsync("Olga", "Hij is weg.");
        var left = await ben.Page.ContentAsync();
        Assert.DoesNotContain("Onder ons", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Hij is weg", left, StringComparison.Ordinal);
        Assert.Equal(1, await ben.Page.Locator("h1").CountAsync());
        AssertNothingToComplain(olga, ben);
    }

    [Fact]
    public async Task A_refusal_gives_the_text_back_with_the_reason()
    {
        await site.CommunityAsync("rustig");
        await site.Table("rustig").SettleAsync(locked: false, slowSeconds: 600);
        await using var ann = await site.EnterAsync("Ann", "/communities/rustig/kamers/stand-up", Look.Phone);
        await ann.SayAsync("Eén.");
        await ann.SeesAsync("Eén.");

        await ann.SayAsync("Twee, te snel.");
        await Expect(ann.Page.Locator("[role=alert]")).ToContainTextAsync("gaat het rustig aan");
        await Expect(ann.Composer()).ToHaveValueAsync("Twee, te snel.");
        await Expect(ann.Composer()).ToBeFocusedAsync();
        await Expect(ann.Waiting()).ToHaveCountAsync(0);
        AssertNothingToComplain(ann);
    }

    [Fact]
    public async Task Hostile_words_are_words_on_every_screen()
    {
        const string Room = "/instrumenten/partnerschapskaart/gesprek";
        await using var ann = await site.EnterAsync("Ann", Room);
        await using var ben = await site.EnterAsync("Ben", Room);

        await ann.SayAsync("<img src=x onerror=\"window.ran=1\"><svg onload=window.ran=1> [lees](javascript:window.ran=1) <script>window.ran=1</script> einde");
        await ben.SeesAsync("einde");
        await ben.Page.ReloadAsync();
        await ben.SeesAsync("einde");
        foreach (var screen in new[] { ann, ben }) { Assert.False(await screen.Page.EvaluateAsync<bool>("'ran' in window")); }
        AssertNothingToComplain(ann, ben);
    }

    [Fact]
    public async Task Without_scripts_forms_do_the_same()
    {
        const string Room = "/instrumenten/cocreatie/gesprek";
        await using var ben = await site.EnterAsync("Ben", Room);
        await using var ann = await site.EnterAsync("Ann", Room, Look.WithoutScripts);
        await ann.Composer().FillAsync("Gewoon een formulier.");
        await ann.Page.Locator(".room__talk > form[data-act=comments] button").ClickAsync();
        await ann.SeesAsync("Gewoon een formulier.");
        await ben.SeesAsync("Gewoon een formulier.");

        await ann.Page.Locator(".thread__reply > summary").ClickAsync();
        await ann.Page.Locator(".thread__reply textarea").FillAsync("En een antwoord.");
        await ann.Page.Locator(".thread__reply button").ClickAsync();
        await Expect(ann.Page.Locator(".thread__answers .comment__body")).ToHaveTextAsync("En een antwoord.");
        await ann.Comment("En een antwoord.").Locator(".comment__react").ClickAsync();
        await Expect(ann.Comment("En een antwoord.").Locator(".comment__count")).ToHaveTextAsync("1");
        await ann.ScoreAsync(".room__rate", 3);
        await Expect(ann.Page.Locator(".room__rate input[name=Helps][value='3']")).ToBeCheckedAsync();
        await Expect(ben.Comment("En een antwoord.").Locator(".comment__count")).ToHaveTextAsync("1");
        AssertNothingToComplain(ann, ben);
    }

    private static void AssertNothingToComplain(params Visitor[] visitors)
    {
        foreach (var visitor in visitors) { Assert.Empty(visitor.Complaints); }
    }
}
