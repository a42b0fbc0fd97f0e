using System.Text.RegularExpressions;
using System.Net;
using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Content;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Communities;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Communities;

public sealed partial class WhatShowsTests
{
    private const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)> [klik](javascript:alert(1))";

    [Fact]
    public async Task A_hidden_communitys_name_is_nowhere()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var outsider = await app.SignInAsync("Otto");
        var hidden = await app.StartCommunityAsync("geheimzinnig", CommunityVisibility.Hidden, owner);
        await app.WriteStepAsync(hidden, owner, Visibility.Public, "Geheimzinnige stap");
        await app.StartCommunityAsync("zichtbaar", CommunityVisibility.Open, owner);
        await app.Services.GetRequiredService<CommunityListings>().LoadAsync(CancellationToken.None);

        string[] addresses =
        [
            "/communities", "/communities?q=geheimzinnig", "/communities?region=achterhoek", "/en/communities", "/sitemap.xml", "/feed.atom", "/instrumenten/partnerschapskaart",
            "/instrumenten?q=geheimzinnig", "/api/v1/communities", "/api/v1/communities?q=geheimzinnig", "/api/v1/suggest?q=geheimzinnig", "/api/v1/search?q=geheimzinnig",
        ];
        foreach (var address in addresses)
        {
            var text = await outsider.Client.GetStringAsync(new Uri(address, UriKind.Relative));
            Assert.DoesNotContain("Naam van geheimzinnig", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("communities/geheimzinnig", text, StringComparison.OrdinalIgnoreCase);
        }
        foreach (var path in new[] { "/communities/{0}", "/communities/{0}/logboek.atom", "/api/v1/communities/{0}" })
        {
            using var there = await outsider.Client.GetAsync(new Uri(string.Format(null, path, "geheimzinnig"), UriKind.Relative));
            using var never = await outsider.Client.GetAsync(new Uri(string.Format(null, path, "nooitgeweest"), UriKind.Relative));
            Assert.Equal((HttpStatusCode.NotFound, never.StatusCode), (there.StatusCode, never.StatusCode));
            Assert.Equal(Steady(await never.Content.ReadAsStringAsync(), "nooitgeweest"), Steady(await there.Content.ReadAsStringAsync(), "geheimzinnig"));
        }
        Assert.Contains("geheimzinnig", await owner.Client.GetStringAsync(new Uri("/communities", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_a_hidden_community_has_is_free_for_another()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var ben = await app.SignInAsync("Ben");
        using var hidden = await ann.SubmitAsync("/communities/nieuw", "#community", ("Name", "Zorg samen"), ("Challenge", "Wie zorgt?"), ("Visibility", "Hidden"));
        using var open = await ben.SubmitAsync("/communities/nieuw", "#community", ("Name", "Zorg samen"), ("Challenge", "Wie zorgt?"), ("Visibility", "Open"));
        using var second = await ben.SubmitAsync("/communities/nieuw", "#community", ("Name", "Zorg samen"), ("Challenge", "Wie zorgt?"), ("Visibility", "Open"));

        Assert.Matches("^/communities/zorg-samen-[a-z0-9]{6}$", hidden.Headers.Location!.OriginalString);
        Assert.Equal("/communities/zorg-samen", open.Headers.Location!.OriginalString);
        Assert.Equal("/communities/zorg-samen-2", second.Headers.Location!.OriginalString);

        using var closed = await ben.SubmitAsync("/communities/zorg-samen/bewerken", "#community", ("Visibility", "Hidden"));
        Assert.Matches("^/communities/zorg-samen-[a-z0-9]{6}$", closed.Headers.Location!.OriginalString);
        using var old = await ann.Client.GetAsync(new Uri("/communities/zorg-samen", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }

    [Fact]
    public async Task Of_a_private_community_an_outsider_reads_five_things()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga Eigenaar");
        var id = await app.StartCommunityAsync("besloten", CommunityVisibility.Private, owner);
        await app.WriteStepAsync(id, owner, Visibility.Public, "Onze stap");

        foreach (var address in new[] { "/communities/besloten", "/communities", "/api/v1/communities/besloten", "/api/v1/communities" })
        {
            var text = await app.GetStringAsync(address);
            foreach (var known in new[] { "Naam van besloten", "Hoe blijven we samen leren?", "Achterhoek" }) { Assert.Contains(known, text, StringComparison.Ordinal); }
            foreach (var secret in new[] { "Beschrijving van", "Olga", "Onze stap", "startedAt", "\"members\"" }) { Assert.DoesNotContain(secret, text, StringComparison.Ordinal); }
        }
        Assert.DoesNotContain("besloten</a>", await app.GetStringAsync("/communities?q=beschrijving"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CommunityVisibility.Open, "Public", "Public Platform", "Public Platform Community")]
    [InlineData(CommunityVisibility.Private, null, null, "Public Platform Community")]
    public async Task A_step_shows_to_whom_it_is_meant_for(CommunityVisibility visibility, string? visitor, string? outsider, string member)
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var ann = await app.SignInAsync("Ann");
        using var otto = await app.SignInAsync("Otto");
        using var nobody = app.Client();
        var id = await app.StartCommunityAsync("zorg", visibility, owner, (ann, CommunityRole.Member));
        foreach (var wide in Enum.GetValues<Visibility>()) { await app.WriteStepAsync(id, owner, wide); }

        Assert.Equal(visitor, await StepsAsync(nobody));
        Assert.Equal(outsider, await StepsAsync(otto.Client));
        Assert.Equal(member, await StepsAsync(ann.Client));
        Assert.Equal("Public Platform Community OnlyMe", await StepsAsync(owner.Client));

        static async Task<string?> StepsAsync(HttpClient client)
        {
            using var answer = await client.GetAsync(new Uri("/communities/zorg/logboek", UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK) { return null; }
            var html = await answer.Content.ReadAsStringAsync();
            return string.Join(' ', Enum.GetValues<Visibility>().Reverse().Where(v => html.Contains($"Stap voor {v}", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_feed_has_public_steps_and_the_instrument_page_names_who_uses_it_until_the_community_closes()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        var id = await app.StartCommunityAsync("zorg", CommunityVisibility.Open, owner);
        foreach (var wide in Enum.GetValues<Visibility>()) { await app.WriteStepAsync(id, owner, wide); }
        var listings = app.Services.GetRequiredService<CommunityListings>();
        await listings.LoadAsync(CancellationToken.None);

        var feed = await app.GetStringAsync("/communities/zorg/logboek.atom");
        Assert.Contains("Stap voor Public", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Stap voor Platform", feed, StringComparison.Ordinal);
        Assert.Contains("Naam van zorg", await app.GetStringAsync("/instrumenten/partnerschapskaart"), StringComparison.Ordinal);
        Assert.Contains("/communities/zorg", await app.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);

        using (await owner.SubmitAsync("/communities/zorg/bewerken", "#community", ("Visibility", "Private"))) { }
        await listings.LoadAsync(CancellationToken.None);

        Assert.DoesNotContain("Naam van zorg", await app.GetStringAsync("/instrumenten/partnerschapskaart"), StringComparison.Ordinal);
        Assert.DoesNotContain("/communities/zorg", await app.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_people_write_runs()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var ann = await app.SignInAsync("Ann");
        using var made = await owner.SubmitAsync("/communities/nieuw", "#community", ("Name", "X " + Hostile[..60]), ("Challenge", Hostile), ("Region", Hostile[..70]), ("Description", Hostile), ("Visibility", "Open"));
        var place = made.Headers.Location!.OriginalString;
        using (await owner.SubmitAsync($"{place}/logboek/nieuw", "#stap", ("Title", Hostile[..100]), ("Text", Hostile), ("Decision", Hostile), ("Outcome", Hostile), ("NextStep", Hostile), ("Visibility", "Public"))) { }
        using (await ann.SubmitAsync(place, "#meedoen-formulier", ("message", Hostile))) { }

        foreach (var page in new[] { "", "/logboek", "/leden", "/bewerken", "/uitnodigingen", "/logboek/praktijk" })
        {
            var document = await owner.ReadAsync(place + page);
            Assert.DoesNotContain(document.Scripts, s => s.Text.Contains("alert(1)</script>", StringComparison.Ordinal) || (s.Text.Contains("alert", StringComparison.Ordinal) && s.Type != "application/ld+json"));
            Assert.Empty(document.QuerySelectorAll("img, [onerror], [onload], a[href^=javascript]"));
        }
        Assert.DoesNotContain("<script>", await app.GetStringAsync($"{place}/logboek.atom"), StringComparison.Ordinal);
        Assert.Empty((await owner.ReadAsync("/communities")).QuerySelectorAll("img, [onerror], [onload]"));
    }

    [Fact]
    public async Task Chosen_steps_become_a_case_that_the_catalogue_can_read()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        var id = await app.StartCommunityAsync("zorg", CommunityVisibility.Open, owner);
        var step = await app.WriteStepAsync(id, owner, Visibility.Community, "De eerste bijeenkomst");

        using var preview = await owner.SubmitAsync("/communities/zorg/logboek/praktijk", "#praktijk", ("Step", step.ToString()), ("Worked", "De koffie."));
        var html = await preview.Content.ReadAsStringAsync();
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        var text = document.QuerySelector(".case-text")!.TextContent;

        Assert.Contains("De eerste bijeenkomst", text, StringComparison.Ordinal);
        Assert.NotNull(document.QuerySelector(".utrecht-alert--warning"));
        var (files, _) = ContentFile.ReadFolder(Path.Combine(Checkout.Root, "content"));
        var (read, faults) = ContentSet.Read([.. files, new ContentFile("cases/zorg.md", text)]);
        Assert.Equal([], faults);
        Assert.Contains("partnerschapskaart", read.Cases.Single(c => c.Slug == "zorg").Instruments);
    }

    [Fact]
    public async Task The_directory_searches_filters_and_counts_what_one_may_know_of()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        await app.StartCommunityAsync("ouderenzorg", CommunityVisibility.Open, owner);
        await app.StartCommunityAsync("energie", CommunityVisibility.Private, owner);
        await app.StartCommunityAsync("stil", CommunityVisibility.Hidden, owner);
        using var visitor = app.Client();

        async Task<string> CountAsync(HttpClient client, string query)
        {
            using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/communities" + query, UriKind.Relative)));
            return document.QuerySelector("#aantal")!.TextContent.Trim();
        }

        Assert.Equal("2 communities", await CountAsync(visitor, ""));
        Assert.Equal("3 communities", await CountAsync(owner.Client, "?sector=zorg-en-welzijn"));
        Assert.Equal("1 community", await CountAsync(visitor, "?q=zorg%20ouderen"));
        Assert.Equal("2 communities", await CountAsync(visitor, "?region=achterhoek&phase=starten"));
        Assert.Equal("Geen communities gevonden", await CountAsync(visitor, "?phase=uitvoeren"));
        Assert.Contains("/api/v1/communities/{slug}", await app.GetStringAsync("/api/v1/openapi.json"), StringComparison.Ordinal);
    }

    /// <summary>A page without what differs at every answer: the nonce, the address asked for and the trace.</summary>
    private static string Steady(string text, string slug) => Differing().Replace(text.Replace(slug, "x", StringComparison.Ordinal), "");

    [GeneratedRegex("nonce=\"[^\"]*\"|name=\"__RequestVerificationToken\"[^>]*|\"traceId\":\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Differing();
}
