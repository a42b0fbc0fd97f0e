using System.Net;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Communities;

public sealed class JoiningTests
{
    [Fact]
    public async Task A_link_lets_somebody_in_makes_them_trusted_and_is_used_up()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var ann = await app.SignInAsync("Ann", trusted: false);
        using var ben = await app.SignInAsync("Ben");
        await app.StartCommunityAsync("verborgen", CommunityVisibility.Hidden, owner);
        var link = await LinkAsync(owner, "verborgen", uses: 1);

        using var accepted = await ann.SubmitAsync(link, "#doe-mee");

        Assert.Equal("/communities/verborgen", accepted.Headers.Location!.OriginalString);
        Assert.NotNull((await ann.ReadAsync("/communities/verborgen")).QuerySelector(".said"));
        Assert.NotNull(await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Where(a => a.Id == ann.Id).Select(a => a.TrustedAt).SingleAsync()));
        using var late = await ben.Client.GetAsync(new Uri(link, UriKind.Relative));
        using var unknown = await ben.Client.GetAsync(new Uri("/uitnodiging/verzonnen", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (late.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task Who_is_new_themselves_makes_nobody_trusted()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga", trusted: false);
        using var ann = await app.SignInAsync("Ann", trusted: false);
        await app.StartCommunityAsync("zorg", CommunityVisibility.Private, owner);

        using var accepted = await ann.SubmitAsync(await LinkAsync(owner, "zorg", uses: 1), "#doe-mee");

        Assert.Equal("/communities/zorg", accepted.Headers.Location!.OriginalString);
        Assert.Null(await app.WithAsync(s => s.GetRequiredService<HubContext>().Accounts.Where(a => a.Id == ann.Id).Select(a => a.TrustedAt).SingleAsync()));
    }

    [Fact]
    public async Task One_person_mails_no_more_strangers_by_starting_more_communities()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        var answers = new List<HttpStatusCode>();
        foreach (var (slug, n) in new[] { ("een", 0), ("twee", 50), ("drie", 100) })
        {
            await app.StartCommunityAsync(slug, CommunityVisibility.Private, owner);
            var emails = string.Join('\n', Enumerable.Range(n, 50).Select(i => $"p{i}@example.org"));
            using var sent = await owner.SubmitAsync($"/communities/{slug}/uitnodigingen", "form[action$='/e-mail']", ("Emails", emails));
            answers.Add(sent.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers);
    }

    [Fact]
    public async Task A_link_is_nowhere_in_the_database_and_a_visitor_is_sent_to_sign_in_and_back()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        await app.StartCommunityAsync("zorg", CommunityVisibility.Private, owner);
        var link = await LinkAsync(owner, "zorg", uses: 5);
        var secret = link[(link.LastIndexOf('/') + 1)..];

        var html = await app.GetStringAsync(link);

        Assert.Contains($"terug={Uri.EscapeDataString(link)}", html, StringComparison.Ordinal);
        var hash = await app.WithAsync(s => s.GetRequiredService<HubContext>().Invitations.Select(i => i.Hash).SingleAsync());
        Assert.NotEqual(secret, hash);
        Assert.Equal(Invitation.HashOf(secret), hash);
    }

    [Fact]
    public async Task Who_was_removed_cannot_come_back_by_the_link_they_came_by()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var ann = await app.SignInAsync("Ann");
        await app.StartCommunityAsync("zorg", CommunityVisibility.Hidden, owner);
        var link = await LinkAsync(owner, "zorg", uses: 5);
        using (await ann.SubmitAsync(link, "#doe-mee")) { }

        using (await owner.SubmitAsync("/communities/zorg/leden", $"[data-member='{ann.Id}'] .member__remove")) { }

        using var page = await ann.Client.GetAsync(new Uri("/communities/zorg", UriKind.Relative));
        using var again = await ann.Client.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task Somebody_asks_is_let_in_and_everybody_sees_it()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var ann = await app.SignInAsync("Ann");
        await app.StartCommunityAsync("zorg", CommunityVisibility.Private, owner);

        using (var asked = await ann.SubmitAsync("/communities/zorg", "#meedoen-formulier", ("message", "Ik begeleid er net zo een."))) { Assert.Equal(HttpStatusCode.Found, asked.StatusCode); }
        Assert.Null((await ann.ReadAsync("/communities/zorg")).QuerySelector("#meedoen-formulier"));
        var members = await owner.ReadAsync("/communities/zorg/leden");
        Assert.Contains("Ik begeleid er net zo een.", members.QuerySelector(".request__message")!.TextContent, StringComparison.Ordinal);
        using (await owner.SubmitAsync("/communities/zorg/leden", ".request form", ("welcome", "true"))) { }

        Assert.NotNull((await ann.ReadAsync("/communities/zorg/leden")).QuerySelector($"[data-member='{ann.Id}']"));
        var told = await app.WithAsync(s => s.GetRequiredService<HubContext>().Notices.Select(n => n.AccountId).ToListAsync());
        Assert.Equal([owner.Id, ann.Id], told);
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_one_stays()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        for (var round = 0; round < 5; round++)
        {
            var id = await app.StartCommunityAsync($"samen-{round}", CommunityVisibility.Open, ann, (ben, CommunityRole.Owner));

            // Both have the page before them when they press.
            var sends = new List<Func<Task<HttpResponseMessage>>>();
            foreach (var owner in new[] { ann, ben })
            {
                var token = (await owner.ReadAsync($"/communities/samen-{round}/leden")).QuerySelector("#vertrek input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
                var address = new Uri($"/communities/samen-{round}/leden/vertrekken", UriKind.Relative);
                sends.Add(() => owner.Client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)])));
            }
            var answers = await Task.WhenAll(sends.Select(send => send()));

            Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            Assert.Equal(1, await app.WithAsync(s => s.GetRequiredService<HubContext>().Memberships.CountAsync(m => m.CommunityId == id && m.Role == CommunityRole.Owner)));
        }
    }

    [Fact]
    public async Task A_change_of_members_rings_at_the_community()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var ann = await app.SignInAsync("Ann");
        var id = await app.StartCommunityAsync("zorg", CommunityVisibility.Open, owner, (ann, CommunityRole.Member));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var rings = app.Services.GetRequiredService<IDoorbell>().ListenAsync(CommunityDesk.MembersTopic, TimeSpan.FromMinutes(5), stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await rings.MoveNextAsync());

        using (await ann.SubmitAsync("/communities/zorg/leden", "#vertrek")) { }

        while (rings.Current.IsCatchUp) { Assert.True(await rings.MoveNextAsync()); }
        Assert.Equal($"members/{id}", rings.Current.Topic);
        await rings.DisposeAsync();
    }

    [Fact]
    public async Task Owners_hand_over_and_facilitators_do_not_choose_owners()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        var id = await app.StartCommunityAsync("zorg", CommunityVisibility.Open, ann, (ben, CommunityRole.Facilitator));
        Assert.Null((await ben.ReadAsync("/communities/zorg/leden")).QuerySelector(".member__acts"));

        using (await ann.SubmitAsync("/communities/zorg/leden", $"[data-member='{ben.Id}'] form[action$=overdragen]")) { }

        var roles = await app.WithAsync(s => s.GetRequiredService<HubContext>().Memberships.Where(m => m.CommunityId == id).ToDictionaryAsync(m => m.AccountId, m => m.Role));
        Assert.Equal((CommunityRole.Facilitator, CommunityRole.Owner), (roles[ann.Id], roles[ben.Id]));
    }

    [Fact]
    public async Task An_invitation_by_mail_is_left_in_the_outbox_and_works_once()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var ann = await app.SignInAsync("Ann");
        await app.StartCommunityAsync("zorg", CommunityVisibility.Hidden, owner);

        using (var wrong = await owner.SubmitAsync("/communities/zorg/uitnodigingen", "#stuur-mail", ("Emails", "geen-adres"))) { Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode); }
        using (await owner.SubmitAsync("/communities/zorg/uitnodigingen", "#stuur-mail", ("Emails", "Ann@Example.org, ben@example.org"))) { }

        var mails = await app.WithAsync(s => s.GetRequiredService<HubContext>().OutgoingMail.OrderBy(m => m.To).Select(m => new { m.To, m.Text }).ToListAsync());
        Assert.Equal(["ann@example.org", "ben@example.org"], mails.Select(m => m.To));
        var link = new Uri(mails[0].Text.Split('\n').Single(l => l.Contains("/uitnodiging/", StringComparison.Ordinal))).AbsolutePath;
        using (await ann.SubmitAsync(link, "#doe-mee")) { }
        Assert.NotNull((await owner.ReadAsync("/communities/zorg/leden")).QuerySelector($"[data-member='{ann.Id}']"));
        using var again = await ann.Client.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    internal static async Task<string> LinkAsync(Person owner, string slug, int uses)
    {
        using var made = await owner.SubmitAsync($"/communities/{slug}/uitnodigingen", "#maak-link", ("Days", "7"), ("Uses", uses.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync());
        Assert.NotNull(document.QuerySelector(".qr path"));
        return new Uri(document.QuerySelector("[data-link]")!.GetAttribute("href")!).AbsolutePath;
    }
}
