using System.Net;
using AngleSharp.Html.Parser;
using InstrumentHub.Core;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Catalogue;

[Collection(Reading.Name)]
public sealed class PagesTests(ReadOnlyApp fixture)
{
    private readonly HubApp _app = fixture.App;

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public async Task Every_address_of_the_site_answers_in_its_language(Language language)
    {
        var catalogue = _app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue;
        var to = new Addresses(language);
        string[] pages =
        [
            to.Home, to.Instruments, to.Search("iedereen knikt"), to.Phases, to.Concepts, to.Connections, to.ConnectionsOf("concept:vertrouwen"), to.Cases, to.Compare, to.Selection,
            .. Addresses.PageKeys.Select(to.Page),
            .. catalogue.Scheme("phases").Scheme.Concepts.Select(c => to.Phase(c.Id)),
            .. catalogue.Thesaurus.Scheme.Concepts.Select(c => to.Concept(c.Id)),
            .. catalogue.Cases.Select(c => to.Case(c.Slug)),
            .. catalogue.Instruments.Select(i => to.Instrument(i.Slug)),
            .. catalogue.Instruments.Where(i => i.Record.Worksheet is not null).Select(i => to.Worksheet(i.Slug)),
            to.Revisions(catalogue.Instruments[0].Slug), to.Revision(catalogue.Instruments[0].Slug, 1),
        ];
        using var client = _app.Client();
        var parser = new HtmlParser();
        foreach (var page in pages)
        {
            using var response = await client.GetAsync(page);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{page} answered {(int)response.StatusCode}");

            var html = await response.Content.ReadAsStringAsync();
            var document = parser.ParseDocument(html);
            Assert.Equal(language.Tag(), document.DocumentElement.GetAttribute("lang"));
            Assert.True(document.QuerySelectorAll("h1").Length == 1, $"{page} has not one h1");
            Assert.False(string.IsNullOrWhiteSpace(document.Title), $"{page} has no title");
            Assert.NotNull(document.QuerySelector("link[rel=canonical]"));
            Assert.Equal(2, document.QuerySelectorAll("link[rel=alternate][hreflang=nl], link[rel=alternate][hreflang=en]").Length);
            Assert.True(document.QuerySelectorAll("[style], [onclick], [onload]").Length == 0, $"{page} has inline style or script");
            Assert.True(document.QuerySelectorAll("[id]").GroupBy(e => e.Id).All(g => g.Count() == 1), $"{page} uses an id twice");
            Assert.DoesNotContain(document.QuerySelectorAll("script:not([type='application/ld+json'])"), s => !s.HasAttribute("src") || !s.HasAttribute("nonce"));
        }
    }

    [Fact]
    public async Task Every_link_within_the_site_leads_somewhere()
    {
        using var client = _app.Client();
        var parser = new HtmlParser();
        var (open, seen) = (new Queue<string>(["/", "/en"]), new HashSet<string>());
        while (open.TryDequeue(out var path))
        {
            using var response = await client.GetAsync(path);
            if (response.Headers.Location is { } asked && asked.OriginalString.StartsWith(new Addresses(Addresses.LanguageOf(path)).SignIn, StringComparison.Ordinal)) { continue; }
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html") { continue; }
            var document = parser.ParseDocument(await response.Content.ReadAsStringAsync());
            foreach (var href in document.QuerySelectorAll("a[href^='/'], link[href^='/'], script[src^='/'], img[src^='/']").Select(a => a.GetAttribute("href") ?? a.GetAttribute("src")!))
            {
                var target = href.Split('#')[0];
                // Questions and combinations of filters have no end; a few of each are enough.
                if (target.Contains('?') && seen.Count(s => s.Contains('?')) > 60) { continue; }
                if (seen.Add(target)) { open.Enqueue(target); }
            }
        }
        Assert.True(seen.Count > 900, $"only {seen.Count} addresses were found");
    }

    [Theory]
    [InlineData("/instrumenten/evaluatiekaart-partnerschap", "/instrumenten/partnerschapskaart")]
    [InlineData("/en/instruments/partnership-map", "/en/instruments/partnerschapskaart")]
    [InlineData("/api/v1/instruments/kanban", "/api/v1/instruments/voortgangsbord")]
    public async Task Another_name_of_an_instrument_leads_to_it(string asked, string target)
    {
        using var response = await _app.Client().GetAsync(asked);

        Assert.Equal((HttpStatusCode.MovedPermanently, target), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("/instrumenten/Stand-Up", "/instrumenten/stand-up")]
    [InlineData("/begrippen/Vertrouwen?x=1", "/begrippen/vertrouwen?x=1")]
    [InlineData("/en/instrumenten/stand-up", "/en/instruments/stand-up")]
    [InlineData("/instruments/stand-up", "/en/instruments/stand-up")]
    [InlineData("/instruments/liso-prioritering/invulblad", "/en/instruments/liso-prioritering/worksheet")]
    [InlineData("/instrumenten/liso-prioritering/worksheet", "/instrumenten/liso-prioritering/invulblad")]
    [InlineData("/EN/Instrumenten", "/en/instruments")]
    [InlineData("/concepts", "/en/concepts")]
    [InlineData("/en/verbanden?focus=concept:vertrouwen", "/en/connections?focus=concept:vertrouwen")]
    [InlineData("/about", "/en/about")]
    public async Task An_address_in_capitals_or_in_the_wrong_language_leads_to_the_right_one(string asked, string target)
    {
        using var response = await _app.Client().GetAsync(asked);

        Assert.Equal((HttpStatusCode.MovedPermanently, target), (response.StatusCode, response.Headers.Location?.ToString()));
        using var there = await _app.Client().GetAsync(target);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Theory]
    [InlineData("/INSTRUMENTEN/%C3%A9%0d%0aX-Evil:1")]
    [InlineData("//elders.example/Stand-Up")]
    public async Task Mending_an_address_never_leads_off_the_site(string asked)
    {
        using var response = await _app.Client().GetAsync(new Uri(_app.Client().BaseAddress!.GetLeftPart(UriPartial.Authority) + asked));

        Assert.True(response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.NotFound, $"{response.StatusCode}");
        Assert.True(response.Headers.Location is not { } location || (!location.IsAbsoluteUri && !location.OriginalString.StartsWith("//", StringComparison.Ordinal)));
        Assert.False(response.Headers.Contains("X-Evil"));
    }

    [Theory]
    [InlineData("/instrumenten?page=400", "/instrumenten?page=11")]
    [InlineData("/instrumenten?q=zzzqqqxxx&page=9", "/instrumenten?q=zzzqqqxxx")]
    [InlineData("/instrumenten?q=vertrouwen&sort=", "/instrumenten?q=vertrouwen")]
    public async Task A_list_has_one_address_and_no_page_beyond_the_last(string asked, string target)
    {
        using var response = await _app.Client().GetAsync(asked);

        Assert.Equal((HttpStatusCode.Redirect, target), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_filter_that_does_not_exist_is_let_go()
    {
        var document = new HtmlParser().ParseDocument(await _app.GetStringAsync("/instrumenten?phase=koe&kind=scan"));

        Assert.Single(document.QuerySelectorAll(".chip"));
        Assert.NotEmpty(document.QuerySelectorAll(".card"));
    }

    [Fact]
    public async Task A_new_question_keeps_what_was_chosen_and_more_than_four_are_told_to_be_too_many()
    {
        var slugs = _app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Instruments.Take(5).Select(i => i.Slug).ToList();
        var document = new HtmlParser().ParseDocument(await _app.GetStringAsync("/instrumenten?" + string.Join('&', slugs.Select(s => $"i={s}"))));

        Assert.Equal(slugs, document.QuerySelectorAll("main form.question input[name=i]").Select(i => i.GetAttribute("value")));
        Assert.Contains("eerste 4", document.QuerySelector("[data-count]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_of_concepts_is_whole_and_light()
    {
        var thesaurus = _app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Thesaurus;
        var html = await _app.GetStringAsync("/begrippen");

        Assert.InRange(html.Length, 1, 230_000);
        var entries = new HtmlParser().ParseDocument(html).QuerySelectorAll(".letter li").Length;
        Assert.Equal(thesaurus.Scheme.Concepts.Sum(c => 1 + c.AltLabels.Nl.Count), entries);
    }

    [Fact]
    public async Task What_people_say_on_the_front_page_is_not_twice_the_same()
    {
        var said = new HtmlParser().ParseDocument(await _app.GetStringAsync("/")).QuerySelectorAll(".hero .sayings a").Select(a => a.TextContent.Trim()).ToList();

        Assert.Equal(6, said.Count);
        var words = said.ConvertAll(s => s.ToLowerInvariant().Split(' ', ',', '.').Where(w => w.Length > 4).ToHashSet());
        for (var a = 0; a < words.Count; a++)
        {
            for (var b = a + 1; b < words.Count; b++) { Assert.True(words[a].Intersect(words[b]).Count() < 2, $"{said[a]} / {said[b]}"); }
        }
    }

    [Fact]
    public async Task Only_the_words_of_the_source_are_marked_as_Dutch_on_an_English_page()
    {
        var document = new HtmlParser().ParseDocument(await _app.GetStringAsync("/en/instruments/partnerschapskaart"));

        var stated = document.QuerySelectorAll(".glance dd").Single(d => d.TextContent.Contains("According to the source", StringComparison.Ordinal));
        Assert.Null(stated.GetAttribute("lang"));
        Assert.Equal("nl", stated.QuerySelector("span")!.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/instrumenten/bestaat-niet", "nl")]
    [InlineData("/en/instruments/not-there", "en")]
    [InlineData("/iets/wat/er/niet/is", "nl")]
    [InlineData("/error/500", "nl")]
    public async Task What_is_not_there_gets_a_page_with_a_way_on(string path, string lang)
    {
        using var response = await _app.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(lang, document.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(document.QuerySelector("main form input[name=q]"));
        Assert.NotEmpty(document.QuerySelectorAll("main a[href]"));
    }

    [Fact]
    public async Task An_instrument_tells_search_engines_what_it_is()
    {
        var document = new HtmlParser().ParseDocument(await _app.GetStringAsync("/instrumenten/stand-up"));

        using var data = System.Text.Json.JsonDocument.Parse(document.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("https://schema.org", data.RootElement.GetProperty("@context").GetString());
        Assert.Equal("Stand-up", data.RootElement.GetProperty("name").GetString());
        Assert.True(data.RootElement.GetProperty("step").GetArrayLength() >= 3);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/instrumenten/stand-up")]
    [InlineData("/api/v1/search?q=x")]
    [InlineData("/feed.atom")]
    public async Task What_answers_get_answers_head(string path)
    {
        using var response = await _app.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
