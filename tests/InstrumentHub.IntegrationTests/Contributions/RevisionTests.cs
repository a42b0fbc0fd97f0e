using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

public sealed class RevisionTests
{
    private const string List = $"/instrumenten/{Proposing.Slug}/versies";

    [Fact]
    public async Task The_list_says_who_when_and_why_and_leads_to_the_words_that_changed()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await ChangedAsync(app, "De bron zegt het zo.");

        var row = (await moderator.ReadAsync(List)).QuerySelector(".versions tbody tr")!;
        Assert.Contains("Ann", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("De bron zegt het zo.", row.TextContent, StringComparison.Ordinal);
        var difference = await moderator.ReadAsync(row.QuerySelector("a[href$='/verschil']")!.GetAttribute("href")!);
        Assert.Contains("CC BY 4.0", difference.QuerySelector(".diff ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("de redactie", (await moderator.ReadAsync("/instrumenten/stand-up/versies")).QuerySelector(".versions")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Proposing.StatusAsync(moderator.Client, $"{List}/1/verschil"));
    }

    [Fact]
    public async Task A_reason_longer_than_a_revision_keeps_is_cut_and_stops_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await ChangedAsync(app, new string('x', 900));

        var reason = await app.WithAsync(s => s.GetRequiredService<HubContext>().Revisions.OrderByDescending(r => r.At).Select(r => r.Reason).FirstAsync());

        Assert.Equal(InstrumentRevision.MaxReasonLength, reason.Length);
    }

    [Fact]
    public async Task A_moderator_puts_an_earlier_version_back_takes_that_back_and_the_log_tells_both()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await ChangedAsync(app, "");
        var before = await LicenceAsync(app, 1);

        using var restored = await moderator.SubmitAsync(List, $"form[action='{List}/1/terugzetten']");
        await app.LoadAsync();
        Assert.Equal((before, 3), await PresentAsync(app));
        using (var undone = await moderator.SubmitAsync(restored.Headers.Location!.ToString(), "form[action*='terugdraaien']")) { Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode); }

        Assert.Equal(("CC BY 4.0", 4), await PresentAsync(app));
        Assert.Equal([DecisionAct.Accept, DecisionAct.Restore, DecisionAct.Undo], await app.WithAsync(s => s.GetRequiredService<HubContext>().Decisions.OrderBy(d => d.At).Select(d => d.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_restore_after_which_others_published_cannot_be_taken_back()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await ChangedAsync(app, "");
        using var restored = await moderator.SubmitAsync(List, $"form[action='{List}/1/terugzetten']");
        using (await moderator.SubmitAsync(List, $"form[action='{List}/2/terugzetten']")) { }

        using var undone = await moderator.SubmitAsync(restored.Headers.Location!.ToString(), "form[action*='terugdraaien']");

        Assert.Equal(HttpStatusCode.Conflict, undone.StatusCode);
        Assert.Equal(("CC BY 4.0", 4), await PresentAsync(app));
    }

    [Fact]
    public async Task Only_a_moderator_restores()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await ChangedAsync(app, "");
        using var ben = await app.SignInAsync("Ben");
        Assert.Null((await ben.ReadAsync(List)).QuerySelector("form[action*='terugzetten']"));
        var token = (await ben.ReadAsync("/voorstellen/start?target=instrument")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var refused = await ben.Client.PostAsync(new Uri($"{List}/1/terugzetten", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(("CC BY 4.0", 2), await PresentAsync(app));
    }

    [Fact]
    public async Task Who_follows_hears_of_the_new_version_and_who_made_it_does_not()
    {
        await using var app = await HubApp.StartAsync();
        using var ben = await app.SignInAsync("Ben");
        using (await ben.SubmitAsync($"/volgen/instrument/{Proposing.Slug}", ".form")) { }

        using var moderator = await ChangedAsync(app, "");

        Assert.Contains("bijgewerkt", (await ben.ReadAsync("/mijn/berichten")).QuerySelector(".notices")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Person> ChangedAsync(HubApp app, string reason)
    {
        using var ann = await app.SignInAsync("Ann");
        var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        await Proposing.ChangeAsync(ann, ("f.licence", "CC BY 4.0"), ("reason", reason));
        await Proposing.AcceptAsync(app, moderator);
        return moderator;
    }

    private static Task<(string? Licence, int Number)> PresentAsync(HubApp app) => app.WithAsync(async s =>
    {
        var found = await s.GetRequiredService<HubContext>().Instruments.AsNoTracking().SingleAsync(i => i.Slug == Proposing.Slug);
        return (found.Record.Licence, found.RevisionNumber);
    });

    private static Task<string?> LicenceAsync(HubApp app, int number) => app.WithAsync(async s =>
        (await s.GetRequiredService<HubContext>().Instruments.AsNoTracking().Where(i => i.Slug == Proposing.Slug).SelectMany(i => i.Revisions).SingleAsync(r => r.Number == number)).Record.Licence);
}
