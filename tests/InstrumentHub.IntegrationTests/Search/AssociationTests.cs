using System.Text.Json;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.IntegrationTests.Search;

[Collection(Reading.Name)]
public sealed class AssociationTests(ReadOnlyApp fixture)
{
    [Theory]
    [InlineData("doelen bepalen", "nl", "designkit-doelenscan", 1)]
    [InlineData("partnershapskaart", "nl", "partnerschapskaart", 1)]
    [InlineData("kaart partners", "nl", "partnerschapskaart", 1)]
    [InlineData("co creatie", "nl", "cocreatie", 3)]
    [InlineData("co creatie", "nl", "co-creatiewiel", 3)]
    [InlineData("vertrouwen in de groep", "nl", "afwegingskader-vertrouwen", 5)]
    [InlineData("how do we keep momentum", "en", "tussenresultaten-babysteps", 10)]
    public async Task A_question_brings_what_helps(string question, string lang, string expected, int within)
    {
        var hits = (await AskAsync($"q={Uri.EscapeDataString(question)}&lang={lang}&size=20")).GetProperty("hits").EnumerateArray().ToList();

        var slugs = hits.ConvertAll(h => h.GetProperty("slug").GetString()!);
        Assert.True(slugs.IndexOf(expected) is >= 0 and var at && at < within, string.Join(", ", slugs));
        var scores = hits.ConvertAll(h => h.GetProperty("score").GetDouble());
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(hits, h => Assert.NotEqual(0, h.GetProperty("reasons").GetArrayLength()));
    }

    [Fact]
    public async Task An_association_tells_its_path()
    {
        var hits = (await AskAsync("q=vertrouwen+in+de+groep&size=20")).GetProperty("hits").EnumerateArray();

        var paths = hits.SelectMany(h => h.GetProperty("reasons").EnumerateArray()).Where(r => r.GetProperty("type").GetString() == "association")
            .Select(r => r.GetProperty("path")).ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, p => Assert.Equal("instrument", p.EnumerateArray().Last().GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_limit_in_the_question_is_offered_and_not_applied()
    {
        var said = await AskAsync("q=kennismaken+in+een+kwartier+online");

        Assert.Contains(said.GetProperty("offered").EnumerateArray(), o => o.GetProperty("name").GetString() == "duration" && o.GetProperty("value").GetProperty("value").GetString() == "0-15");
        Assert.All(said.GetProperty("facets").GetProperty("duration").EnumerateArray(), v => Assert.False(v.GetProperty("selected").GetBoolean()));
        Assert.DoesNotContain((await AskAsync("q=kennismaken+in+een+kwartier+online&duration=0-15")).GetProperty("offered").EnumerateArray(), o => o.GetProperty("name").GetString() == "duration");
    }

    [Theory]
    [InlineData("een werkvorm voor 30 mensen", "groupSize", "16-30")]
    [InlineData("met z'n tweeën", "groupSize", "1-4")]
    [InlineData("een half uurtje over", "duration", "15-30")]
    [InlineData("we have two hours", "duration", "60-120")]
    [InlineData("de helft doet online mee", "setting", "online")]
    public void Limits_are_read(string question, string facet, string value) => Assert.Contains((facet, value), Constraints.Read(question));

    [Theory]
    [InlineData("wat goed gaat gaat ongemerkt voorbij")]
    [InlineData("1 januari")]
    [InlineData("4x4 pitstop")]
    public void Nothing_is_read_where_nothing_is_said(string question) => Assert.Empty(Constraints.Read(question));

    private async Task<JsonElement> AskAsync(string query)
    {
        using var client = fixture.App.CreateClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/search?{query}"));
        return document.RootElement.Clone();
    }
}
