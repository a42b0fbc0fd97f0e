using System.Net;
using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Moderation;

public sealed class DeskTests
{
    private const string FlagPage = "/melden/instrument/designkit-doelenscan";

    [Fact]
    public async Task A_flag_reaches_the_desk_is_decided_undone_and_decided_again_and_the_log_tells_exactly_that()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.SubmitAsync(FlagPage, ".form", ("Reason", "NotTrue"), ("Note", "Bron klopt niet"))).StatusCode);

        var item = (await ItemsAsync(app)).Single();
        var hidden = await DecideAsync(moderator, item, "Hide", "Klopt niet met de bron.");
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(app, "/instrumenten/designkit-doelenscan"));

        using (await moderator.SubmitAsync(hidden.Headers.Location!.ToString(), ".desk__done")) { }
        await app.LoadAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "/instrumenten/designkit-doelenscan"));

        await DecideAsync(moderator, item, "Leave", "");
        Assert.Equal(["laten staan", "besluit teruggedraaid (is verborgen)", "is verborgen"], (await ann.ReadAsync("/besluiten")).QuerySelectorAll("tbody tr td:last-child").Select(td => td.TextContent));
        Assert.DoesNotContain("Mo", (await ann.ReadAsync("/besluiten")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_flags_on_one_thing_are_one_item_and_more_urgent_than_one()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        foreach (var person in new[] { ann, ben, ann })
        {
            using var sent = await person.SubmitAsync(FlagPage, ".form", ("Reason", "Unsafe"));
        }

        var urgency = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Select(i => i.Weight).SingleAsync());

        Assert.Equal(Urgency.High, Urgencies.Of(urgency));
    }

    [Fact]
    public async Task Who_flags_hears_what_came_of_it_and_the_address_of_who_has_no_account_is_erased()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using var sent = await ann.SubmitAsync(FlagPage, ".form", ("Reason", "Spam"));
        await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            hub.Flags.Add(new((await hub.DeskItems.SingleAsync()).Id, FlagReason.Spam, "", null, "visitor@example.org", "en", DateTimeOffset.UtcNow));
            return await hub.SaveChangesAsync();
        });

        await DecideAsync(moderator, (await ItemsAsync(app)).Single(), "Leave", "");

        await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            Assert.Equal(ann.Id, (await hub.Notices.SingleAsync()).AccountId);
            Assert.Equal("visitor@example.org", (await hub.OutgoingMail.SingleAsync()).To);
            Assert.All(await hub.Flags.ToListAsync(), f => Assert.Null(f.Email));
            return 0;
        });
    }

    [Fact]
    public async Task Nobody_but_a_moderator_comes_near_the_desk()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var visitor = app.Client();

        using var asMember = await ann.Client.GetAsync(new Uri("/moderatie", UriKind.Relative));
        using var asVisitor = await visitor.GetAsync(new Uri("/moderatie", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, asMember.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, asVisitor.StatusCode);
        Assert.StartsWith("/inloggen", asVisitor.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_exist_cannot_be_flagged()
    {
        await using var app = await HubApp.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, "/melden/instrument/bestaat-niet"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, "/melden/weakquestion/x"));
    }

    [Fact]
    public async Task Two_moderators_cannot_decide_the_same_item()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var first = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using var second = await app.SignInAsync("Kim", PlatformRole.Moderator);
        using var sent = await ann.SubmitAsync(FlagPage, ".form", ("Reason", "Else"));
        var item = (await ItemsAsync(app)).Single();
        var page = $"/moderatie?item={item}";
        var waiting = await second.ReadAsync(page);
        await DecideAsync(first, item, "Leave", "");

        var token = waiting.QuerySelector(".desk__form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("Act", "Hide"), new("Reason", "x"), new("__RequestVerificationToken", token)]);
        using var answer = await second.Client.PostAsync(new Uri($"/moderatie/{item}", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Hierover is net al besloten", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_decision_was_overturned_does_not_overturn_that()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var mo = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using var kim = await app.SignInAsync("Kim", PlatformRole.Moderator);
        var (first, second) = (new Actor(mo.Id, PlatformRole.Moderator, true, false), new Actor(kim.Id, PlatformRole.Moderator, true, false));
        var hidden = await OnDeskAsync(app, async (desk, hub) =>
        {
            var item = hub.DeskItems.Add(new(DeskKind.Flagged, new(SubjectKind.Instrument, "designkit-doelenscan"), "De doelenscan", ann.Id, null, 1, DateTimeOffset.UtcNow)).Entity;
            await hub.SaveChangesAsync();
            return await desk.DecideAsync(first, item, DecisionAct.Hide, "Klopt niet.", null, CancellationToken.None);
        });
        await OnDeskAsync(app, async (desk, _) => { await desk.ObjectAsync(ann.Id, hidden.Id, "Het klopt wel.", CancellationToken.None); return 0; });

        var refused = await Assert.ThrowsAsync<RuleException>(() => OnDeskAsync(app, async (desk, hub) => await desk.DecideAsync(second, await ObjectionAsync(hub), DecisionAct.Leave, "", null, CancellationToken.None)));
        var upheld = await OnDeskAsync(app, async (desk, hub) => await desk.DecideAsync(second, await ObjectionAsync(hub), DecisionAct.UpholdObjection, "", null, CancellationToken.None));
        var own = await Assert.ThrowsAsync<RuleException>(() => OnDeskAsync(app, (desk, _) => desk.UndoAsync(first, upheld.Id, CancellationToken.None)));

        Assert.Equal(("act-does-not-fit", "own-decision"), (refused.Code, own.Code));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "/instrumenten/designkit-doelenscan"));
    }

    private static Task<DeskItem> ObjectionAsync(HubContext hub) => hub.DeskItems.SingleAsync(i => i.Kind == DeskKind.Objection);

    private static Task<T> OnDeskAsync<T>(HubApp app, Func<ModerationDesk, HubContext, Task<T>> act) =>
        app.WithAsync(s => act(s.GetRequiredService<ModerationDesk>(), s.GetRequiredService<HubContext>()));

    private static async Task<HttpResponseMessage> DecideAsync(Person moderator, Guid item, string act, string reason)
    {
        var answer = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", act), ("Reason", reason));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    private static Task<List<Guid>> ItemsAsync(HubApp app) => app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Select(i => i.Id).ToListAsync());

    private static async Task<HttpStatusCode> StatusAsync(HubApp app, string path)
    {
        await app.LoadAsync();
        using var client = app.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
