using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Core.Communities;
using InstrumentHub.IntegrationTests.Communities;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

public sealed class MakerTests
{
    private const string Page = $"/instrumenten/{Proposing.Slug}/maker";

    [Fact]
    public async Task A_claim_is_confirmed_taken_back_and_declined_and_can_be_made_again()
    {
        await using var app = await HubApp.StartAsync();
        using var kim = await app.SignInAsync("Kim");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using (await kim.SubmitAsync(Page, $"form[action='{Page}']", ("Text", "Mijn naam staat in het artikel."))) { }
        var item = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Where(i => i.Kind == DeskKind.MakerClaim).Select(i => i.Id).SingleAsync());

        using var confirmed = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"));
        Assert.NotNull((await kim.ReadAsync(Page)).QuerySelector(".maker-write"));
        using (await moderator.SubmitAsync(confirmed.Headers.Location!.ToString(), ".desk__done")) { }
        Assert.Null((await kim.ReadAsync(Page)).QuerySelector(".maker-write"));
        using (await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Decline"), ("Reason", "Niet te zien."))) { }

        using var again = await kim.SubmitAsync(Page, $"form[action='{Page}']", ("Text", "Ik stuur de voorpagina."));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(MakerClaimState.Asked, await app.WithAsync(s => s.GetRequiredService<HubContext>().MakerClaims.Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task A_maker_hears_of_a_proposal_sees_the_words_and_takes_it_over()
    {
        await using var app = await HubApp.StartAsync();
        using var kim = await MakerAsync(app, "Kim");
        using var ann = await app.SignInAsync("Ann");
        await Proposing.ChangeAsync(ann, ("f.licence", "CC BY 4.0"));

        Assert.Contains("stelt een wijziging voor", (await kim.ReadAsync("/mijn/berichten")).QuerySelector(".notices")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", (await kim.ReadAsync(Page)).QuerySelector(".diff ins")!.TextContent, StringComparison.Ordinal);
        using var accepted = await kim.SubmitAsync(Page, ".maker-proposal form", ("Act", "accept"));

        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        var (state, decision) = await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            return (await hub.Proposals.Select(p => p.State).SingleAsync(), await hub.Decisions.SingleAsync());
        });
        Assert.Equal((ProposalState.Accepted, DecisionAct.Accept, kim.Id), (state, decision.Act, decision.ActorId));
    }

    [Fact]
    public async Task Returning_asks_for_a_reason_which_its_author_reads()
    {
        await using var app = await HubApp.StartAsync();
        using var kim = await MakerAsync(app, "Kim");
        using var ann = await app.SignInAsync("Ann");
        await Proposing.ChangeAsync(ann, ("f.licence", "CC BY 4.0"));

        using (var refused = await kim.SubmitAsync(Page, ".maker-proposal form", ("Act", "return"))) { Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode); Assert.Contains("-fout\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal); }
        using (await kim.SubmitAsync(Page, ".maker-proposal form", ("Act", "return"), ("Reason", "Welke bron?"))) { }

        Assert.Contains("Welke bron?", (await ann.ReadAsync("/voorstellen")).QuerySelector(".notices")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_the_maker_may_not_decide_or_answer_and_a_maker_not_on_their_own_proposal()
    {
        await using var app = await HubApp.StartAsync();
        using var kim = await MakerAsync(app, "Kim");
        using var ben = await app.SignInAsync("Ben");
        await Proposing.ChangeAsync(kim, ("f.licence", "CC BY 4.0"));
        var id = await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.Select(p => p.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(ben, $"{Page}/voorstellen/{id}", ("Act", "accept")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(ben, $"{Page}/berichten", ("Text", "Ik ben de maker")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(kim, $"/instrumenten/stand-up/maker/voorstellen/{id}", ("Act", "accept")));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(kim, $"{Page}/voorstellen/{id}", ("Act", "accept")));
        Assert.Equal(ProposalState.Submitted, await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.Select(p => p.State).SingleAsync()));
    }

    [Fact]
    public async Task A_makers_note_stands_on_the_page_says_when_it_was_taken_in_and_is_nobody_elses()
    {
        await using var app = await HubApp.StartAsync();
        using var kim = await MakerAsync(app, "Kim");
        using var joe = await MakerAsync(app, "Joe");
        Assert.DoesNotContain("Dank voor", await app.GetStringAsync($"/instrumenten/{Proposing.Slug}"), StringComparison.Ordinal);
        using (await kim.SubmitAsync(Page, ".maker-write", ("Text", "Dank voor **alle** ervaringen. <script>alert(1)</script>"))) { }
        var note = await app.WithAsync(s => s.GetRequiredService<HubContext>().MakerNotes.Select(n => n.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(joe, $"{Page}/berichten/{note}", ("remove", "true")));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(kim, $"{Page}/berichten/{note}", ("processedIn", "9")));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(kim, $"{Page}/berichten/{note}", ("processedIn", "1")));
        await app.LoadAsync();

        var page = await app.GetStringAsync($"/instrumenten/{Proposing.Slug}");
        Assert.Contains("<strong>alle</strong>", page, StringComparison.Ordinal);
        Assert.Contains("verwerkt in versie 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maker_hears_once_a_day_that_people_talk_and_rate_and_of_each_experience()
    {
        await using var app = await HubApp.StartAsync();
        using var kim = await MakerAsync(app, "Kim");
        using var ann = await app.SignInAsync("Ann");
        using var fan = await app.SignInAsync("Fan");
        using (await fan.SubmitAsync($"/volgen/instrument/{Proposing.Slug}", "main form")) { }
        var room = $"/instrumenten/{Proposing.Slug}/gesprek";
        foreach (var text in new[] { "Bij ons werkte het.", "En bij jullie?" }) { using (await ann.SubmitAsync(room, "form[data-act=comments][data-about='']", ("Body", text))) { } }
        using (await ann.SubmitAsync(room, "form[data-act=rating]", ("Helps", "4"), ("Again", ""))) { }
        var community = await app.StartCommunityAsync("dorp", CommunityVisibility.Open, ann);
        foreach (var visibility in new[] { "Public", "Community" })
        {
            using (await ann.SubmitAsync("/communities/dorp/logboek/nieuw", "#stap", ("Title", "Kaart gemaakt"), ("Instrument", "Partnerschapskaart"), ("Visibility", visibility))) { }
        }

        var told = (await kim.ReadAsync("/mijn/berichten")).QuerySelectorAll(".notices li").Select(l => l.TextContent).ToList();
        Assert.Single(told, t => t.Contains("nieuw gesprek over", StringComparison.Ordinal));
        Assert.Single(told, t => t.Contains("nieuwe waarderingen", StringComparison.Ordinal));
        Assert.Single(told, t => t.Contains("beschrijft een ervaring", StringComparison.Ordinal));
        var followed = (await fan.ReadAsync("/mijn/berichten")).QuerySelectorAll(".notices li").Select(l => l.TextContent).ToList();
        Assert.Contains("nieuw gesprek over", Assert.Single(followed), StringComparison.Ordinal);
        Assert.Equal(0, await app.WithAsync(s => s.GetRequiredService<HubContext>().Notices.CountAsync(n => n.AccountId == ann.Id)));
    }

    [Fact]
    public async Task A_note_can_be_flagged_and_hidden_and_comes_back()
    {
        await using var app = await HubApp.StartAsync();
        using var kim = await MakerAsync(app, "Kim");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using (await kim.SubmitAsync(Page, ".maker-write", ("Text", "Koop mijn boek."))) { }
        var note = await app.WithAsync(s => s.GetRequiredService<HubContext>().MakerNotes.Select(n => n.Id).SingleAsync());
        using (await moderator.SubmitAsync($"/melden/makernote/{note}", ".form", ("Reason", "Spam"))) { }
        var item = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.Where(i => i.Kind == DeskKind.Flagged).Select(i => i.Id).SingleAsync());

        using var hidden = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Hide"));
        await app.LoadAsync();
        Assert.DoesNotContain("Koop mijn boek", await app.GetStringAsync($"/instrumenten/{Proposing.Slug}"), StringComparison.Ordinal);
        using (await moderator.SubmitAsync(hidden.Headers.Location!.ToString(), ".desk__done")) { }
        await app.LoadAsync();

        Assert.Contains("Koop mijn boek", await app.GetStringAsync($"/instrumenten/{Proposing.Slug}"), StringComparison.Ordinal);
    }

    private static async Task<Person> MakerAsync(HubApp app, string name)
    {
        var person = await app.SignInAsync(name);
        await app.WithAsync(s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            var claim = new MakerClaim(person.Id, Proposing.Slug, "Ja", DateTimeOffset.UtcNow);
            claim.Decide(confirmed: true, DateTimeOffset.UtcNow);
            hub.Add(claim);
            return hub.SaveChangesAsync();
        });
        return person;
    }

    private static Task<HttpStatusCode> PostAsync(Person person, string path, params (string Name, string Value)[] fields) => Proposing.PostAsync(person, path, fields);
}
