using InstrumentHub.BrowserTests.Infrastructure;

namespace InstrumentHub.BrowserTests.Rooms;

/// <summary>What a room looks like, in the states that it can be in.</summary>
[Collection(Talking.Name)]
public sealed class RoomLooks(RoomSite site)
{
    private const string Long = "Wij deden dit met twaalf mensen uit vier organisaties. https://example.org/een/adres/dat/maar/niet/ophoudt/en/nergens/een/spatie/heeft/zodat/het/breken/moet\n\n- eerst staan\n- dan pas zitten\n\n`een_heel_lang_woord_in_code_dat_ook_moet_kunnen_breken_op_een_telefoon`";

    private static readonly Look[] Looks = [Look.Desktop, Look.DarkSmallest];

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways_in_any_state()
    {
        await site.CommunityAsync("gezien");
        var (table, path) = (site.Table("gezien"), "/communities/gezien/kamers/stand-up");
        await Task.WhenAll(Looks.Select(look => AssertAsync("Olga", path, look)));

        await table.SayAsync("Ann", Long);
        await table.OpenRoundAsync();
        await Task.WhenAll(Looks.Select(look => AssertAsync("Ann", path, look, ".comment__edit > summary", ".thread__reply > summary", ".room__rate > summary")));

        foreach (var (name, score) in new[] { ("Ann", 2), ("Ben", 4), ("Cas", 5) }) { await table.ScoreAsync(name, score); }
        await table.RevealAsync();
        await table.SettleAsync(locked: true, slowSeconds: 0);
        await Task.WhenAll(Looks.Select(look => AssertAsync("Ben", path, look)));
    }

    [Fact]
    public async Task Axe_finds_nothing_for_a_visitor_nor_without_scripts()
    {
        const string Path = "/instrumenten/co-creatiewiel/gesprek";
        await AssertAsync(null, Path, Look.Phone);
        await AssertAsync("Ann", Path, Look.ScriptsLost);
    }

    [Fact]
    public async Task A_room_is_talked_in_with_the_keyboard_alone()
    {
        await using var ann = await site.EnterAsync("Ann", "/instrumenten/co-creatiewiel/gesprek");
        await ann.TabToAsync("#comments-nieuw");
        await ann.Page.Keyboard.TypeAsync("Met alleen toetsen.");
        await ann.TabToAsync(".room__talk > form button", 1);
        await ann.PressAsync("Enter");
        await ann.SeesAsync("Met alleen toetsen.");

        await ann.Page.Locator("#comments-nieuw").FocusAsync();
        await ann.PressAsync("Shift+Tab");
        Assert.True(await ann.Page.EvaluateAsync<bool>("document.activeElement.matches('.thread__reply > summary')"));
        await ann.PressAsync("Enter");
        await ann.TabToAsync(".thread__reply textarea", 1);
        await ann.Page.Keyboard.TypeAsync("En antwoorden.");
        await ann.PressAsync("Control+Enter");
        await ann.SeesAsync("En antwoorden.");
        Assert.True(await ann.Page.EvaluateAsync<bool>("document.activeElement.matches('.thread__reply > summary')"));
        Assert.Empty(ann.Complaints);
    }

    private async Task AssertAsync(string? name, string path, Look look, params string[] opened)
    {
        await using var visitor = await site.EnterAsync(name, path, look);
        foreach (var fold in opened) { await visitor.Page.Locator(fold).First.ClickAsync(); }

        await visitor.AssertFitsAsync();
        if (!look.ScriptsFail) { Assert.Empty(visitor.Complaints); }
        await visitor.AssertCleanAsync();
    }
}
