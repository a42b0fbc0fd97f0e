using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Contributions;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Learning;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Learning;

public sealed class QuestionCountTests
{
    private const string Weak = "flamingo trompet kanarie", Page = "/moderatie/zoekvragen";

    /// <summary>One in 256 has the mark of another: of so many, three differ.</summary>
    private static readonly string[] Others = ["three", "four", "five", "six", "seven", "eight"];

    [Fact]
    public async Task A_question_without_an_answer_is_written_down_when_the_third_person_of_the_day_asks_it()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);

        await AskAsync(app, Weak, "one", "one", "two");
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().QuestionCounts.AnyAsync()));
        Assert.DoesNotContain("kanarie", (await moderator.ReadAsync(Page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.InRange(await app.WithAsync(s => s.GetRequiredService<HubContext>().DailyTallies.Select(t => t.Marks.Length / 2).SingleAsync()), 1, 2);

        // In another order, with other small words: the same question.
        await AskAsync(app, "kanarie met de trompet en een flamingo", Others);

        Assert.Contains("kanarie", (await moderator.ReadAsync(Page)).Body!.TextContent, StringComparison.Ordinal);
        var item = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.SingleAsync(i => i.Kind == DeskKind.WeakQuestion));
        Assert.Contains("kanarie", item.Title, StringComparison.Ordinal);
        Assert.Contains("kanarie", (await moderator.ReadAsync($"/moderatie?item={item.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_answer_personal_data_programs_and_who_asks_not_to_be_counted_leave_nothing()
    {
        await using var app = await HubApp.StartAsync();

        await AskAsync(app, "partnerschapskaart", "one", "two", "three");
        await AskAsync(app, "kanarie van jan@example.org", "one", "two", "three");
        await AskAsync(app, "kanarie bel 06-1234 5678", "one", "two", "three");
        await AskAsync(app, Weak, "Googlebot 1", "Googlebot 2", "Googlebot 3");
        foreach (var agent in new[] { "one", "two", "three" }) { await GetAsync(app, Search(Weak), agent, ("Sec-GPC", "1")); }
        await CountAsync(app);

        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().DailyTallies.AnyAsync()));
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().QuestionCounts.AnyAsync()));
    }

    [Fact]
    public async Task When_the_day_is_over_its_key_and_all_that_fewer_than_three_asked_are_gone()
    {
        var time = new Clock();
        await using var app = await HubApp.StartAsync(time: time);
        await AskAsync(app, Weak, "one", "two");
        Assert.Single(await app.WithAsync(s => s.GetRequiredService<HubContext>().DaySecrets.ToListAsync()));

        time.Ahead = TimeSpan.FromDays(1);
        await AskAsync(app, Weak, "three");

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Assert.All(await app.WithAsync(s => s.GetRequiredService<HubContext>().DaySecrets.ToListAsync()), secret => Assert.Equal(today, secret.Day));
        Assert.Equal(2, (await app.WithAsync(s => s.GetRequiredService<HubContext>().DailyTallies.SingleAsync())).Marks.Length);
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().QuestionCounts.AnyAsync()));
    }

    [Fact]
    public async Task What_three_people_open_after_a_question_is_found_by_it_from_then_on()
    {
        const string Question = "iedereen praat langs elkaar heen";
        await using var app = await HubApp.StartAsync();
        var before = Hits(app, Question);
        var slug = before[9].Id;
        foreach (var agent in Others) { await GetAsync(app, $"/instrumenten/{slug}", agent, ("Referer", $"http://localhost{Search(Question)}")); }
        await CountAsync(app);
        await app.Services.GetRequiredService<CatalogueLoader>().LoadUseAsync(CancellationToken.None);

        var after = Hits(app, Question);

        Assert.Contains(after.First(h => h.Id == slug).Paths, p => p is UsePath { Times: >= 3 });
        Assert.True(after.ToList().FindIndex(h => h.Id == slug) < 9);
    }

    private static IReadOnlyList<AssociativeHit> Hits(HubApp app, string question) =>
        app.Services.GetRequiredService<SnapshotHolder>().Current!.Association.Search(new() { Text = question }).Hits;

    [Fact]
    public async Task Moderators_and_makers_read_them_and_others_do_not()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var maker = await app.SignInAsync("Mark");
        await app.WithAsync(async s =>
        {
            var (hub, now) = (s.GetRequiredService<HubContext>(), DateTimeOffset.UtcNow);
            var claim = new MakerClaim(maker.Id, "stand-up", "Ik maakte het.", now);
            claim.Decide(confirmed: true, now);
            hub.MakerClaims.Add(claim);
            return await hub.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.OK, await Proposing.StatusAsync(maker.Client, Page));
        Assert.Equal(HttpStatusCode.Forbidden, await Proposing.StatusAsync(ann.Client, Page));
        using var visitor = app.Visitor();
        Assert.NotEqual(HttpStatusCode.OK, await Proposing.StatusAsync(visitor.Client, Page));
    }

    [Fact]
    public async Task A_moderator_throws_away_what_should_not_have_been_kept()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        await AskAsync(app, Weak, Others);
        var item = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Select(i => i.Id).SingleAsync());

        using var removed = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Remove"), ("Reason", "Noemt iemand."));

        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().QuestionCounts.AnyAsync()));
    }

    private static async Task AskAsync(HubApp app, string question, params string[] agents)
    {
        foreach (var agent in agents) { await GetAsync(app, Search(question), agent); }
        await CountAsync(app);
    }

    private static string Search(string question) => $"/instrumenten?q={Uri.EscapeDataString(question)}";

    private static async Task GetAsync(HubApp app, string path, string agent, params (string Name, string Value)[] headers)
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        foreach (var (name, value) in headers) { request.Headers.TryAddWithoutValidation(name, value); }
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task CountAsync(HubApp app) => app.Services.GetRequiredService<QuestionTallies>().CountAsync(CancellationToken.None);

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
