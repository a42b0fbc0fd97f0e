using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Freshness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

public sealed class FreshnessTests
{
    private const string Page = $"/instrumenten/{Proposing.Slug}/klopt-dit-nog";

    [Fact]
    public async Task After_half_a_year_it_is_asked_once_whatever_the_number_of_nodes()
    {
        var time = new Clock();
        await using var app = await HubApp.StartAsync(time: time);
        var round = app.Services.GetRequiredService<FreshnessRound>();
        Assert.Equal(0, await round.AskAsync(CancellationToken.None));

        time.Now += TimeSpan.FromDays(184);
        var asked = await Task.WhenAll(round.AskAsync(CancellationToken.None), round.AskAsync(CancellationToken.None));
        await round.AskAsync(CancellationToken.None);

        var items = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Where(i => i.Kind == DeskKind.Freshness).Select(i => i.SubjectKey).ToListAsync());
        Assert.Equal(asked.Sum(), items.Count);
        Assert.Equal(items.Distinct().Count(), items.Count);
        Assert.InRange(items.Count, FreshnessRound.MaxWaiting, 2 * FreshnessRound.MaxWaiting);
    }

    [Fact]
    public async Task The_steward_is_asked_answers_and_the_page_says_when()
    {
        var time = new Clock();
        await using var app = await HubApp.StartAsync(time: time);
        using var ann = await app.SignInAsync("Ann");
        using (await ann.SubmitAsync(Page, ".steward")) { }
        time.Now += TimeSpan.FromDays(184);
        await app.WithAsync(s => s.GetRequiredService<Caretaking>().AskAsync(Proposing.Slug, "Partnerschapskaart", CancellationToken.None));
        using var later = await app.SignInAgainAsync(ann);
        Assert.Contains("nog?", (await later.ReadAsync("/mijn/berichten")).QuerySelector(".notices")!.TextContent, StringComparison.Ordinal);

        using (await later.SubmitAsync(Page, $"form[action='{Page}']", ("act", "verify"))) { }
        await app.LoadAsync();

        var page = await app.GetStringAsync($"/instrumenten/{Proposing.Slug}");
        Assert.Contains("Laatst gecontroleerd op", page, StringComparison.Ordinal);
        Assert.Contains("Bijgehouden door Ann.", page, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.CountAsync(i => i.ClosedAt == null && i.Kind == DeskKind.Freshness)));
    }

    [Fact]
    public async Task What_is_marked_outdated_says_so_until_somebody_verifies_it()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);

        using (await moderator.SubmitAsync(Page, $"form[action='{Page}']", ("act", "outdated"))) { }
        await app.LoadAsync();
        Assert.Contains("misschien verouderd", await app.GetStringAsync($"/instrumenten/{Proposing.Slug}"), StringComparison.Ordinal);
        using (await moderator.SubmitAsync(Page, $"form[action='{Page}']", ("act", "verify"))) { }
        await app.LoadAsync();

        Assert.DoesNotContain("misschien verouderd", await app.GetStringAsync($"/instrumenten/{Proposing.Slug}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_may_not_say_so_nor_look_after_it_and_two_do_not_look_after_one_page()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var newcomer = await app.SignInAsync("Nina", trusted: false);
        using (await ann.SubmitAsync(Page, ".steward")) { }

        Assert.Equal(HttpStatusCode.Forbidden, await Proposing.PostAsync(newcomer, Page, ("act", "verify")));
        Assert.Equal(HttpStatusCode.Forbidden, await Proposing.PostAsync(newcomer, $"{Page}/bijhouden"));
        Assert.Equal(HttpStatusCode.Conflict, await Proposing.PostAsync(ben, $"{Page}/bijhouden"));
        Assert.Equal(HttpStatusCode.Forbidden, await Proposing.PostAsync(ben, Page, ("act", "verify")));
    }

    /// <summary>A clock that the test puts forward; timers do not run by it.</summary>
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
