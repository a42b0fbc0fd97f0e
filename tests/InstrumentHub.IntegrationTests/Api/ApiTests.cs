using System.Net;
using System.Text.Json;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Api;

[Collection(Reading.Name)]
public sealed class ApiTests(ReadOnlyApp fixture)
{
    private readonly HubApp _app = fixture.App;

    [Fact]
    public async Task A_question_is_answered_with_hits_reasons_highlights_and_facets()
    {
        var answer = await JsonAsync("/api/v1/search?q=vertrouwen+in+de+groep&size=5&lang=nl");

        Assert.Equal("vertrouwen in de groep", answer.GetProperty("query").GetString());
        Assert.True(answer.GetProperty("total").GetInt32() >= 5);
        Assert.Equal(5, answer.GetProperty("hits").GetArrayLength());
        foreach (var hit in answer.GetProperty("hits").EnumerateArray())
        {
            Assert.NotEmpty(hit.GetProperty("slug").GetString()!);
            Assert.True(hit.GetProperty("score").GetDouble() > 0);
            Assert.True(hit.GetProperty("reasons").GetArrayLength() > 0);
            foreach (var highlight in hit.GetProperty("highlights").EnumerateArray())
            {
                var text = highlight.GetProperty("text").GetString()!;
                Assert.All(highlight.GetProperty("spans").EnumerateArray(), span =>
                    Assert.InRange(span.GetProperty("start").GetInt32() + span.GetProperty("length").GetInt32(), 1, text.Length));
            }
        }
        Assert.Contains(answer.GetProperty("facets").GetProperty("phase").EnumerateArray(), v => v.GetProperty("value").GetString() == "uitvoeren");
    }

    [Fact]
    public async Task A_facet_leaves_what_it_said_it_would()
    {
        var all = await JsonAsync("/api/v1/search?q=vertrouwen&kind=scan");
        var promised = all.GetProperty("facets").GetProperty("phase").EnumerateArray().First(v => v.GetProperty("count").GetInt32() > 0);

        var narrowed = await JsonAsync($"/api/v1/search?q=vertrouwen&kind=scan&phase={promised.GetProperty("value").GetString()}");

        Assert.Equal(promised.GetProperty("count").GetInt32(), narrowed.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Pages_of_hits_neither_overlap_nor_leave_gaps()
    {
        List<string> slugs = [];
        for (var page = 1; ; page++)
        {
            var hits = (await JsonAsync($"/api/v1/search?size=30&page={page}")).GetProperty("hits");
            if (hits.GetArrayLength() == 0) { break; }
            slugs.AddRange(hits.EnumerateArray().Select(h => h.GetProperty("slug").GetString()!));
        }

        var total = (await JsonAsync("/api/v1/search?size=1")).GetProperty("total").GetInt32();
        Assert.Equal(total, slugs.Count);
        Assert.Equal(total, slugs.Distinct().Count());
    }

    [Fact]
    public async Task Suggestions_come_as_situations_then_instruments_then_concepts()
    {
        var kinds = (await JsonAsync("/api/v1/suggest?q=vertr")).GetProperty("suggestions").EnumerateArray().Select(s => s.GetProperty("kind").GetString()!).ToList();

        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.OrderBy(k => Array.IndexOf(["situation", "instrument", "concept"], k)), kinds);
    }

    [Fact]
    public async Task An_instrument_comes_as_its_whole_record()
    {
        var instrument = await JsonAsync("/api/v1/instruments/seeds-of-innovation?lang=en");

        Assert.EndsWith("/en/instruments/seeds-of-innovation", instrument.GetProperty("url").GetString(), StringComparison.Ordinal);
        var sheet = instrument.GetProperty("record").GetProperty("worksheet");
        Assert.Equal(12, sheet.GetProperty("sections").EnumerateArray().Sum(s => s.GetProperty("items").EnumerateArray().Count(i => i.GetProperty("kind").GetString() == "likert")));
        var related = await JsonAsync("/api/v1/instruments/seeds-of-innovation/related");
        Assert.Equal(12, related.GetProperty("related").EnumerateArray().Count(r => r.GetProperty("type").GetString() == "hasPart"));
    }

    [Fact]
    public async Task Whatever_is_related_says_why_and_stands_there_once()
    {
        var slugs = (await JsonAsync("/api/v1/search?size=100")).GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("slug").GetString()!);
        foreach (var slug in slugs)
        {
            var related = (await JsonAsync($"/api/v1/instruments/{slug}/related")).GetProperty("related").EnumerateArray().ToList();
            Assert.NotEmpty(related);
            Assert.All(related, r => Assert.NotEmpty(r.GetProperty("reason").GetString()!));
            var found = related.Where(r => r.GetProperty("type").GetString() is "similar" or "crossover").ToList();
            Assert.Equal(found.Count, found.Select(r => r.GetProperty("slug").GetString()).Distinct().Count());
            Assert.DoesNotContain(found, r => r.GetProperty("slug").GetString() == slug);
            Assert.All(found, r => Assert.Contains(r.GetProperty("shared")[0].GetString()!, r.GetProperty("reason").GetString(), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("samenwerk")]
    [InlineData("vertr")]
    [InlineData("leer")]
    public async Task A_suggestion_leads_somewhere_else_than_the_others(string typed)
    {
        var urls = (await JsonAsync($"/api/v1/suggest?q={typed}")).GetProperty("suggestions").EnumerateArray().Select(s => s.GetProperty("url").GetString()).ToList();

        Assert.InRange(urls.Count, 1, 8);
        Assert.Equal(urls.Count, urls.Distinct().Count());
    }

    [Fact]
    public async Task Another_name_of_a_concept_is_offered_as_the_concept()
    {
        var suggestions = (await JsonAsync("/api/v1/suggest?q=casussupervisie")).GetProperty("suggestions").EnumerateArray();

        var concept = suggestions.Single(s => s.GetProperty("url").GetString() == "/begrippen/supervisie");
        Assert.Equal(("supervisie", "casussupervisie"), (concept.GetProperty("text").GetString(), concept.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Errors_are_problems_with_a_type_that_programs_know()
    {
        using var response = await _app.Client().GetAsync("/api/v1/instruments/bestaat-niet");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(404, (await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync())).RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Any_site_may_read_and_every_answer_says_its_version()
    {
        using var client = _app.Client();
        client.DefaultRequestHeaders.Add("Origin", "https://elders.example");
        foreach (var path in new[] { "/api/v1/search?q=x", "/api/v1/openapi.json" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal("1.0.0", Assert.Single(response.Headers.GetValues("API-Version")));
        }
    }

    [Fact]
    public async Task The_description_names_every_address_of_the_api()
    {
        var paths = (await JsonAsync("/api/v1/openapi.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();

        Assert.Superset(new HashSet<string> { "/api/v1/search", "/api/v1/suggest", "/api/v1/instruments/{slug}", "/api/v1/instruments/{slug}/related" }, paths.ToHashSet());
        Assert.DoesNotContain(paths, p => !p.StartsWith("/api/v1", StringComparison.Ordinal));
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var document = JsonDocument.Parse(await _app.GetStringAsync(path));
        return document.RootElement.Clone();
    }
}
