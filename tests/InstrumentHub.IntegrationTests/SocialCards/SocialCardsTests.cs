using System.Net;
using InstrumentHub.Core;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.IntegrationTests.SocialCards;

[Collection(Reading.Name)]
public sealed class SocialCardsTests(ReadOnlyApp app)
{
    private const string Slug = "co-creatiewiel";

    [Theory]
    [InlineData("/kaart.png"), InlineData("/en/card.png"), InlineData($"/instrumenten/{Slug}/kaart.png"), InlineData($"/en/instruments/{Slug}/card.png")]
    public async Task A_card_is_a_picture_that_may_be_kept_for_a_day(string address)
    {
        using var client = app.App.Client();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal((true, TimeSpan.FromDays(1)), (answer.Headers.CacheControl!.Public, answer.Headers.CacheControl.MaxAge));
        var card = DecodedPng.Of(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((1200, 630), (card.Width, card.Height));
    }

    [Fact]
    public async Task Who_has_the_card_already_does_not_get_it_again()
    {
        var address = new Addresses(Language.Dutch).SocialCard(Slug);
        using var client = app.App.Client();
        using var first = await client.GetAsync(address);
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Another_tag_gets_the_card()
    {
        using var client = app.App.Client();
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Addresses(Language.English).SocialCard(Slug));
        asked.Headers.IfNoneMatch.Add(new("\"old\""));
        using var answer = await client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_languages_have_cards_and_tags_of_their_own()
    {
        using var client = app.App.Client();
        using var dutch = await client.GetAsync(new Addresses(Language.Dutch).SocialCard(Slug));
        using var english = await client.GetAsync(new Addresses(Language.English).SocialCard(Slug));
        Assert.NotEqual(dutch.Headers.ETag, english.Headers.ETag);
    }

    [Fact]
    public async Task Asking_only_for_the_headers_gives_those_of_the_card()
    {
        using var client = app.App.Client();
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Addresses(Language.Dutch).SiteCard));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 1000);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("/instrumenten/bestaat-niet/kaart.png"), InlineData("/en/instruments/bestaat-niet/card.png"), InlineData("/instrumenten/%F0%9F%8E%89/kaart.png")]
    public async Task What_is_not_there_has_no_card(string address)
    {
        using var client = app.App.Client();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual(true, answer.Headers.CacheControl?.Public);
    }

    [Fact]
    public async Task Another_name_leads_to_the_instruments_card()
    {
        using var client = app.App.Client();
        using var answer = await client.GetAsync("/en/instruments/structuurscan/card.png");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/en/instruments/designkit-structuur-en-processcan/card.png", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Cards_count_as_searches_for_who_asks_too_much()
    {
        await using var strict = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["RateLimits:Burst"] = "1", ["RateLimits:PerSecond"] = "1" });
        using var client = strict.Client();
        using var first = await client.GetAsync("/kaart.png");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("/kaart.png")));
        Assert.Contains(others, o => o.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData($"/instrumenten/{Slug}", $"/instrumenten/{Slug}/kaart.png"), InlineData($"/en/instruments/{Slug}", $"/en/instruments/{Slug}/card.png")]
    [InlineData("/", "/kaart.png"), InlineData("/en/phases", "/en/card.png")]
    public async Task Every_page_names_its_card(string page, string card)
    {
        var html = await app.App.GetStringAsync(page);
        Assert.Contains($"<meta property=\"og:image\" content=\"http://localhost{card}\" />", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image:width\" content=\"1200\" />", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image:height\" content=\"630\" />", html, StringComparison.Ordinal);
        Assert.Matches("<meta property=\"og:image:alt\" content=\"[^\"]{5,}\" />", html);
    }
}
