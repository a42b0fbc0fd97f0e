using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

public sealed class ProposalTests
{
    private static readonly (string Name, string Value)[] Whole =
    [
        ("f.title.nl", "Wandelgesprek in tweetallen"), ("f.purpose.nl", "Twee mensen leren elkaars werk kennen door samen te lopen."),
        ("f.situations.nl", "we kennen elkaars werk niet\nde vergadering is te formeel"), ("f.summary.nl", "Twee mensen lopen een half uur samen en stellen elkaar om de beurt vragen over hun werk."),
        ("f.kind", "gespreksvorm"), ("f.concepts", "vertrouwen\nreflectie"), ("f.body.what.nl", "Een gesprek al lopend, in tweetallen."),
    ];

    [Fact]
    public async Task A_newcomers_proposal_travels_from_form_to_published_revision_and_is_found()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", trusted: false);
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var form = await StartAsync(ann);

        using (var sent = await ann.SubmitAsync(form, ".proposal", [.. Whole, ("act", "submit")])) { Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode); }
        var item = (await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.SingleAsync())).Id;
        using (var accepted = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"), ("Reason", "")))
        {
            Assert.True(accepted.StatusCode == HttpStatusCode.Redirect, await accepted.Content.ReadAsStringAsync());
        }

        await app.LoadAsync();
        var page = await ann.ReadAsync("/instrumenten/wandelgesprek-in-tweetallen");
        Assert.Contains("Wandelgesprek", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("wandelgesprek-in-tweetallen", await app.GetStringAsync("/api/v1/search?q=wandelgesprek"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acceptance_taken_back_takes_the_instrument_out_and_can_be_given_again()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using (await ann.SubmitAsync(await StartAsync(ann), ".proposal", [.. Whole, ("act", "submit")])) { }
        var item = (await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.SingleAsync())).Id;
        using var accepted = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"));

        using (await moderator.SubmitAsync(accepted.Headers.Location!.ToString(), ".desk__done")) { }
        await app.LoadAsync();
        using var client = app.Client();
        using (var gone = await client.GetAsync(new Uri("/instrumenten/wandelgesprek-in-tweetallen", UriKind.Relative))) { Assert.Equal(HttpStatusCode.Gone, gone.StatusCode); }

        using (await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"))) { }
        await app.LoadAsync();
        using var back = await client.GetAsync(new Uri("/instrumenten/wandelgesprek-in-tweetallen", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task What_is_not_complete_cannot_be_accepted_and_says_what_is_missing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        using (await ann.SubmitAsync(await StartAsync(ann), ".proposal", ("f.title.nl", "Half idee"), ("act", "submit"))) { }
        var item = (await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.SingleAsync())).Id;

        using var refused = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dit kan zo nog niet in de catalogus", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(ProposalState.Submitted, await app.WithAsync(s => s.GetRequiredService<HubContext>().Proposals.Select(p => p.State).SingleAsync()));
    }

    [Fact]
    public async Task Two_changes_to_different_fields_both_come_in_and_two_to_one_field_ask_a_person()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var cas = await app.SignInAsync("Cas");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        await ChangeAsync(ann, ("f.licence", "CC BY 4.0"));
        await ChangeAsync(ben, ("f.purpose.nl", "Zien wie er meedoet, wie er mist en wie wat kan brengen."));
        await ChangeAsync(cas, ("f.purpose.nl", "Een heel ander doel dan wat er eerder stond, voor de toets."));
        var items = await app.WithAsync(s => s.GetRequiredService<HubContext>().DeskItems.OrderBy(i => i.OpenedAt).Select(i => i.Id).ToListAsync());

        foreach (var item in items.Take(2))
        {
            using var accepted = await moderator.SubmitAsync($"/moderatie?item={item}", ".desk__form", ("Act", "Accept"));
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        }
        using var clash = await moderator.SubmitAsync($"/moderatie?item={items[2]}", ".desk__form", ("Act", "Accept"));

        var record = await app.WithAsync(s => s.GetRequiredService<HubContext>().Instruments.Where(i => i.Slug == "partnerschapskaart").Select(i => i.Record).SingleAsync());
        Assert.Equal(("CC BY 4.0", "Zien wie er meedoet, wie er mist en wie wat kan brengen."), (record.Licence, record.Purpose.Nl));
        Assert.Contains("anders gewijzigd", await clash.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_and_a_sent_one_only_the_moderators()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var form = await StartAsync(ann);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ben, form));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(moderator, form));
        using (await ann.SubmitAsync(form, ".proposal", ("f.title.nl", "Iets"), ("act", "submit"))) { }
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ben, form));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(moderator, form));
    }

    [Fact]
    public async Task A_draft_can_be_seen_as_the_page_it_would_become()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var draft = await StartAsync(ann);
        using (await ann.SubmitAsync(draft, ".proposal", ("f.title.nl", "Half idee"), ("act", "save"))) { }
        using var started = await ann.SubmitAsync("/voorstellen", "form[action='/voorstellen']", ("target", "Instrument"), ("key", "partnerschapskaart"));

        var half = await ann.ReadAsync($"{draft}/voorbeeld");
        var change = await ann.ReadAsync($"{started.Headers.Location}/voorbeeld");

        Assert.Equal(("Half idee", draft), (half.QuerySelector("h1")!.TextContent, half.QuerySelector(".old-version a")!.GetAttribute("href")));
        Assert.Contains("artnerschapskaart", change.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_without_a_name_says_so_at_the_name_and_keeps_the_rest()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        using var refused = await ann.SubmitAsync(await StartAsync(ann), ".proposal", ("f.purpose.nl", "Elkaar leren kennen bij het lopen."), ("act", "submit"));

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("id=\"f-title-nl-fout\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-title-nl\"", page, StringComparison.Ordinal);
        Assert.Contains("Elkaar leren kennen bij het lopen.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_suspended_may_take_a_proposal_back_and_nothing_else()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var form = await StartAsync(ann);
        using (await ann.SubmitAsync(form, ".proposal", ("f.title.nl", "Iets"), ("act", "submit"))) { }
        var token = (await ann.ReadAsync("/voorstellen")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.ExecuteUpdateAsync(u => u.SetProperty(a => a.SuspendedUntil, DateTimeOffset.UtcNow.AddDays(3))));

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(form));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync($"{form}/intrekken"));

        async Task<HttpStatusCode> PostAsync(string path)
        {
            using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("f.title.nl", "Anders"), new("act", "save")]);
            using var answer = await ann.Client.PostAsync(new Uri(path, UriKind.Relative), content);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_form_that_is_older_than_what_is_saved_overwrites_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var form = await StartAsync(ann);
        using (await ann.SubmitAsync(form, ".proposal", ("f.title.nl", "Eerste"), ("act", "save"))) { }

        using var late = await ann.SubmitAsync(form, ".proposal", ("f.title.nl", "Tweede"), ("edition", "0"), ("act", "save"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.Content.ReadAsStringAsync();
        Assert.Contains("Tweede", page, StringComparison.Ordinal);
        Assert.Contains("Eerste", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_describes_what_exists_is_told_with_the_reason()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        var list = await ann.ReadAsync("/voorstellen/lijkt-op?tekst=partnerschapskaart+wie+doet+er+mee");

        Assert.NotNull(list.QuerySelector("a[href='/instrumenten/partnerschapskaart']"));
        Assert.NotNull(list.QuerySelector("li .quiet"));
    }

    private static async Task<string> StartAsync(Person person)
    {
        using var started = await person.SubmitAsync("/voorstellen", "form[action='/voorstellen']");
        return started.Headers.Location!.ToString();
    }

    private static async Task ChangeAsync(Person person, (string Name, string Value) field)
    {
        using var started = await person.SubmitAsync("/voorstellen", "form[action='/voorstellen']", ("target", "Instrument"), ("key", "partnerschapskaart"));
        using var sent = await person.SubmitAsync(started.Headers.Location!.ToString(), ".proposal", field, ("act", "submit"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person, string path)
    {
        using var answer = await person.Client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
