using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

public sealed class PeopleTests
{
    [Fact]
    public async Task An_account_is_found_by_a_part_of_its_name_or_its_whole_address_which_is_never_shown()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var ben = await app.SignInAsync("Ben de Vries", trusted: false);

        Assert.Equal(["ben-de-vries"], await FoundAsync(ada, "zoek=VRIES"));
        Assert.Equal(["ben-de-vries"], await FoundAsync(ada, "zoek=@ben-de"));
        Assert.Equal(["ben-de-vries"], await FoundAsync(ada, "zoek=Ben-de-vries@example.org"));
        Assert.Empty(await FoundAsync(ada, "zoek=example.org"));
        Assert.Equal(["ada"], await FoundAsync(ada, "rol=Administrator"));
        Assert.Equal(["ben-de-vries"], await FoundAsync(ada, "stand=Newcomer"));
        Assert.Equal(["ada", "ben-de-vries"], await FoundAsync(ada, "rol=nonsens&pagina=-3"));
        Assert.DoesNotContain("example.org", (await ada.ReadAsync("/beheer/mensen")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", (await ada.ReadAsync("/beheer/mensen/ben-de-vries")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_given_with_a_reason_told_to_the_person_and_kept_in_the_log_before_and_after()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var ben = await app.SignInAsync("Ben");

        Assert.Contains("Schrijf waarom", await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/rol", ("Role", "Moderator"), ("Reason", " ")).RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(PlatformRole.Member, (await app.AccountAsync(ben.Id)).Role);
        await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/rol", ("Role", "Moderator"), ("Reason", "Helpt op dinsdag")).DoneAsync();

        Assert.Equal(PlatformRole.Moderator, (await app.AccountAsync(ben.Id)).Role);
        var entry = Assert.Single(await app.LogAsync());
        Assert.Equal((AuditAct.ChangeRole, ben.Id.ToString("D"), (Guid?)ada.Id, "Helpt op dinsdag", "Member", "Moderator"), (entry.Act, entry.Target, entry.ActorId, entry.Reason, entry.Before, entry.After));
        Assert.Contains("je bent nu moderator", (await ben.ReadAsync("/mijn/berichten")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var desk = await ben.Client.GetAsync(new Uri("/moderatie", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        await ada.PressAsync("/en/admin/people/ben", "/en/admin/people/ben/trust", ("Trusted", "false"), ("Reason", "Toch nog nieuw")).DoneAsync();
        Assert.Null((await app.AccountAsync(ben.Id)).TrustedAt);
    }

    [Fact]
    public async Task The_last_administrator_stays_one_also_by_leaving_and_when_two_go_at_once()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);

        Assert.Contains("Dit is de laatste beheerder", await ada.PressAsync("/beheer/mensen/ada", "/beheer/mensen/ada/rol", ("Role", "Member"), ("Reason", "Ik stop")).RefusedAsync(), StringComparison.Ordinal);
        Assert.Contains("laatste beheerder", (await ada.ReadAsync("/mijn/verwijderen")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var ben = await app.SignInAsync("Ben", PlatformRole.Administrator);
        var both = await Task.WhenAll(
            ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/rol", ("Role", "Member"), ("Reason", "Weg jij")),
            ben.PressAsync("/beheer/mensen/ada", "/beheer/mensen/ada/rol", ("Role", "Member"), ("Reason", "Nee jij")));
        foreach (var answer in both) { answer.Dispose(); }

        Assert.Equal(1, await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.CountAsync(a => a.Role == PlatformRole.Administrator)));
        Assert.Single(await app.LogAsync());
    }

    [Fact]
    public async Task Somebody_suspended_is_told_why_can_object_and_is_let_back()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var ben = await app.SignInAsync("Ben");

        Assert.Contains("1 tot 365 dagen", await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/schorsing", ("Days", "0"), ("Reason", "Scheldt in elke kamer")).RefusedAsync(), StringComparison.Ordinal);
        await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/schorsing", ("Days", "7"), ("Reason", "Scheldt in elke kamer")).DoneAsync();

        Assert.True((await app.AccountAsync(ben.Id)).SuspendedUntil > DateTimeOffset.UtcNow.AddDays(6));
        using (var writing = await ben.Client.PostAsync(new Uri("/voorstellen", UriKind.Relative), null)) { Assert.Equal(HttpStatusCode.Forbidden, writing.StatusCode); }
        var decision = (await ben.ReadAsync("/mijn/besluiten")).QuerySelector("main a[href^='/mijn/besluiten/']")!.GetAttribute("href")!;
        Assert.Contains("Scheldt in elke kamer", (await ben.ReadAsync(decision)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await ben.ReadAsync(decision)).QuerySelector("textarea[name=Text]"));

        await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/schorsing/opheffen", ("Reason", "Heeft zich verontschuldigd")).DoneAsync();
        Assert.Null((await app.AccountAsync(ben.Id)).SuspendedUntil);
        Assert.Equal([AuditAct.Suspend, AuditAct.EndSuspension], (await app.LogAsync()).Select(e => e.Act));
        Assert.Contains("niet geschorst worden", await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ada/schorsing", ("Days", "7"), ("Reason", "Grapje")).RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signed_in_long_ago_signs_in_again_first_and_loses_nothing_of_what_was_typed()
    {
        var clock = new Clock();
        await using var app = await HubApp.StartAsync(time: clock);
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var ben = await app.SignInAsync("Ben");
        var token = (await ada.ReadAsync("/beheer/mensen/ben")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        clock.Now += TimeSpan.FromHours(1);

        using var page = await ada.Client.GetAsync(new Uri("/beheer/mensen/ben", UriKind.Relative));
        Assert.Equal(new Addresses(Core.Language.Dutch).SignInAgainFor("/beheer/mensen/ben"), page.Headers.Location!.OriginalString);
        using var content = new FormUrlEncodedContent([new("Role", "Moderator"), new("Reason", "Helpt op dinsdag"), new("__RequestVerificationToken", token)]);
        var again = await ada.Client.PostAsync(new Uri("/beheer/mensen/ben/rol", UriKind.Relative), content).RefusedAsync();
        Assert.Contains("Helpt op dinsdag", again, StringComparison.Ordinal);
        Assert.Equal(PlatformRole.Member, (await app.AccountAsync(ben.Id)).Role);
    }

    [Fact]
    public async Task The_log_is_filtered_and_taken_along_as_csv()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var ben = await app.SignInAsync("Ben");
        await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/rol", ("Role", "Moderator"), ("Reason", "=HYPERLINK(1)")).DoneAsync();
        await ada.PressAsync("/beheer/mensen/ben", "/beheer/mensen/ben/vertrouwen", ("Trusted", "false"), ("Reason", "Andersom")).DoneAsync();

        Assert.Equal(2, await RowsAsync(ada, "wie=@ada"));
        Assert.Equal(0, await RowsAsync(ada, "wie=ben"));
        Assert.Equal(2, await RowsAsync(ada, "doel=ben"));
        Assert.Equal(1, await RowsAsync(ada, "wat=ChangeTrust"));
        Assert.Equal(0, await RowsAsync(ada, "tot=2020-01-01"));
        Assert.Equal(2, await RowsAsync(ada, "vanaf=2020-01-01"));
        var csv = await ada.Client.GetStringAsync(new Uri("/beheer/logboek.csv?wat=ChangeRole", UriKind.Relative));
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static async Task<int> RowsAsync(Person person, string query) => (await person.ReadAsync($"/beheer/logboek?{query}")).QuerySelectorAll("main tbody tr").Length;

    private static async Task<IEnumerable<string?>> FoundAsync(Person person, string query) =>
        (await person.ReadAsync($"/beheer/mensen?{query}")).QuerySelectorAll("[data-person]").Select(r => r.GetAttribute("data-person"));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
