using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Conduct;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Moderation;

public sealed class TransparencyTests
{
    [Fact]
    public async Task The_figures_of_the_year_are_counted_from_flags_and_decisions()
    {
        await using var app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["Site:Contact"] = "meldpunt@example.org" });
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using var visitor = app.Visitor();
        await ann.FlagAsync(SubjectKind.Instrument, "stand-up", FlagReason.Rights);
        using (await visitor.SubmitAsync("/melden/instrument/stand-up", ".form", ("Reason", "NotTrue"), ("Email", "iemand@example.org"))) { }
        await moderator.DecideAsync(await app.ItemAsync(SubjectKind.Instrument, "stand-up"), DecisionAct.Hide, more: ("Ground", "Law"));

        foreach (var (path, flags, hidden) in new[] { ("/meldpunt", "Samen", "is verborgen"), ("/en/notice-and-action", "Together", "hidden") })
        {
            var page = await visitor.ReadAsync(path);
            string[] Row(string label) => [.. page.QuerySelectorAll("tr").First(r => r.Children[0].TextContent.Contains(label, StringComparison.Ordinal)).Children.Skip(1).Select(c => c.TextContent)];
            Assert.Equal(["2"], Row(flags));
            Assert.Equal(["1", "1"], Row(hidden));
            Assert.NotNull(page.QuerySelector("a[href='mailto:meldpunt@example.org']"));
        }
    }

    [Fact]
    public async Task What_the_law_forbids_is_reported_with_a_reason_and_who_fears_for_a_child_stays_unknown()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();

        using var bare = await visitor.SubmitAsync("/melden/instrument/stand-up", ".form", ("Reason", "Unlawful"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);

        using var told = await visitor.SubmitAsync("/melden/instrument/stand-up", ".form", ("Reason", "Unlawful"), ("Note", "Dit is strafbaar, omdat …"));
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
    }

    [Fact]
    public async Task Who_flags_without_an_account_gets_word_that_it_came_in()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();

        using var sent = await visitor.SubmitAsync("/melden/instrument/stand-up", ".form", ("Reason", "Spam"), ("Email", "iemand@example.org"));

        Assert.Equal("iemand@example.org", await app.WithAsync(s => s.GetRequiredService<HubContext>().OutgoingMail.Select(m => m.To).SingleAsync()));
    }

    [Fact]
    public async Task Who_registers_or_joins_agrees_to_the_rules_as_they_are_then()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Visitor();
        var version = app.Services.GetRequiredService<ConductRules>().Version;
        Assert.Contains(version!, (await visitor.ReadAsync("/gedragsregels")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var sent = await visitor.SubmitAsync("/registreren", "form[action='/registreren']", ("Name", "Nia"), ("Email", "nia@example.org"), ("Rules", "true"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(version, await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Select(a => a.RulesVersion).SingleAsync()));
    }

    [Fact]
    public async Task Who_agreed_to_older_rules_is_asked_again_once_and_a_visitor_may_not_agree()
    {
        await using var app = await HubApp.StartAsync();
        using var nia = await app.SignInAsync("Nia");
        await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Where(a => a.Id == nia.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.RulesVersion, "oud")));
        const string Asked = "form[action='/gedragsregels/akkoord']";

        using (var agreed = await nia.SubmitAsync("/communities", Asked)) { Assert.Equal("/communities", agreed.Headers.Location?.OriginalString); }

        Assert.Null((await nia.ReadAsync("/communities")).QuerySelector(Asked));
        using var visitor = app.Visitor();
        Assert.Null((await visitor.ReadAsync("/communities")).QuerySelector(Asked));
        using var nobody = await visitor.Client.PostAsync(new Uri("/gedragsregels/akkoord", UriKind.Relative), null);
        Assert.NotEqual(HttpStatusCode.OK, nobody.StatusCode);
    }
}
