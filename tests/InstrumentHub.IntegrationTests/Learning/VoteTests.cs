using System.Net;
using System.Text.Json;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Contributions;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Learning;

public sealed class VoteTests
{
    private const string Page = "/instrumenten/stand-up";

    [Fact]
    public async Task Who_is_signed_in_says_once_whether_it_is_so_and_it_counts_from_then_on()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var last = await LastAsync(app);
        var before = Score(app, last);

        await VoteAsync(ann, last, "agree");
        await VoteAsync(ann, last, "agree");
        await app.Services.GetRequiredService<CatalogueLoader>().LoadUseAsync(CancellationToken.None);

        Assert.Equal(1, await app.WithAsync(s => s.GetRequiredService<HubContext>().RelationVotes.CountAsync(v => v.AccountId == ann.Id)));
        var after = Score(app, last);
        // One person moves a relation by a fifth at most.
        Assert.InRange(after / before, 1.001, 1.2001);
        var votes = (await RelatedAsync(app)).First(r => r.GetProperty("slug").GetString() == last).GetProperty("votes");
        Assert.Equal((1, 0), (votes.GetProperty("agree").GetInt32(), votes.GetProperty("disagree").GetInt32()));
        Assert.Equal("true", (await ann.ReadAsync(Page)).QuerySelector($".vote[action$='/{last}'] [data-vote=agree]")?.GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task A_vote_is_changed_and_taken_back_from_either_page()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var other = await LastAsync(app);

        await VoteAsync(ann, other, "disagree");
        Assert.Equal(HttpStatusCode.Redirect, await Proposing.PostAsync(ann, $"/instrumenten/{other}/verwant/stand-up", ("vote", "agree")));
        Assert.True(await app.WithAsync(s => s.GetRequiredService<HubContext>().RelationVotes.Select(v => v.Agrees).SingleAsync()));

        Assert.Equal(HttpStatusCode.Redirect, await Proposing.PostAsync(ann, $"{Page}/verwant/{other}", ("vote", "none")));
        Assert.Equal(HttpStatusCode.Redirect, await Proposing.PostAsync(ann, $"{Page}/verwant/{other}", ("vote", "none")));
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().RelationVotes.AnyAsync()));
    }

    [Fact]
    public async Task Who_is_not_signed_in_or_suspended_may_not_and_a_page_for_everyone_asks_to_sign_in()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var visitor = app.Visitor();
        var other = await LastAsync(app);

        Assert.Contains("Log in om te zeggen of deze verbanden kloppen", await app.GetStringAsync(Page), StringComparison.Ordinal);
        Assert.Null((await visitor.ReadAsync(Page)).QuerySelector(".vote"));
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("vote", "agree")]);
        using var refused = await visitor.Client.PostAsync(new Uri($"{Page}/verwant/{other}", UriKind.Relative), content);
        Assert.False(refused.IsSuccessStatusCode);

        await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Where(a => a.Id == ann.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.SuspendedUntil, DateTimeOffset.UtcNow.AddDays(1))));
        Assert.Null((await ann.ReadAsync(Page)).QuerySelector(".vote"));
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().RelationVotes.AnyAsync()));
    }

    [Fact]
    public async Task Nonsense_is_refused_and_stores_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        Assert.Equal(HttpStatusCode.NotFound, await Proposing.PostAsync(ann, $"{Page}/verwant/bestaat-niet", ("vote", "agree")));
        Assert.Equal(HttpStatusCode.Conflict, await Proposing.PostAsync(ann, $"{Page}/verwant/stand-up", ("vote", "agree")));
        Assert.Equal(HttpStatusCode.BadRequest, await Proposing.PostAsync(ann, $"{Page}/verwant/partnerschapskaart", ("vote", "misschien")));
        Assert.False(await app.WithAsync(s => s.GetRequiredService<HubContext>().RelationVotes.AnyAsync()));
    }

    [Fact]
    public async Task Another_node_hears_of_it()
    {
        await using var one = await HubApp.StartAsync();
        await using var two = await HubApp.StartAsync(database: one.Database);
        using var ann = await one.SignInAsync("Ann");
        var other = await LastAsync(one);
        var version = two.Services.GetRequiredService<SnapshotHolder>().Current!.UseVersion;

        await VoteAsync(ann, other, "agree");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (two.Services.GetRequiredService<SnapshotHolder>().Current!.UseVersion == version) { await Task.Delay(20, patience.Token); }
        Assert.Equal(1, (await RelatedAsync(two)).First(r => r.GetProperty("slug").GetString() == other).GetProperty("votes").GetProperty("agree").GetInt32());
    }

    private static async Task VoteAsync(Person person, string other, string vote)
    {
        using var answer = await person.SubmitAsync(Page, $".vote[action$='/{other}']", ("vote", vote));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The last of what is shown as similar.</summary>
    private static async Task<string> LastAsync(HubApp app) =>
        (await RelatedAsync(app)).Where(r => r.GetProperty("type").GetString() == "similar").Select(r => r.GetProperty("slug").GetString()!).Take(4).Last();

    private static async Task<List<JsonElement>> RelatedAsync(HubApp app) =>
        [.. JsonDocument.Parse(await app.GetStringAsync("/api/v1/instruments/stand-up/related")).RootElement.GetProperty("related").EnumerateArray()];

    private static double Score(HubApp app, string other) =>
        app.Services.GetRequiredService<SnapshotHolder>().Current!.Association.Related("stand-up", [], 200).First(hit => hit.Id == other).Score;
}
