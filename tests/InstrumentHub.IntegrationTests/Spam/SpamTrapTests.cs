using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentHub.IntegrationTests.Spam;

public sealed class SpamTrapTests : IAsyncLifetime
{
    private readonly Clock _clock = new();
    private HubApp _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _app = await HubApp.StartAsync(settings: new Dictionary<string, string> { ["SpamTrap:SoonestSeconds"] = "2" }, controllers: typeof(TrapController).Assembly, time: _clock);
        _client = _app.Client();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Who_takes_a_moment_gets_through()
    {
        var stamp = await StampAsync();
        _clock.Forward(TimeSpan.FromSeconds(3));

        Assert.Equal("sent: Mooi!", await PostAsync(stamp));
    }

    [Fact]
    public async Task Who_is_too_quick_keeps_what_was_typed_and_gets_through_a_moment_later()
    {
        var form = Read(await PostAsync(await StampAsync()));

        Assert.StartsWith("Dat ging wel heel snel.", form.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mooi!", form.QuerySelector("textarea")!.TextContent);
        _clock.Forward(TimeSpan.FromSeconds(3));
        Assert.Equal("sent: Mooi!", await PostAsync(StampOf(form)));
    }

    [Fact]
    public async Task Who_left_the_page_open_for_days_gets_through_at_the_second_try()
    {
        var stamp = await StampAsync();
        _clock.Forward(TimeSpan.FromDays(2));

        var form = Read(await PostAsync(stamp));
        Assert.StartsWith("Deze pagina stond lang open.", form.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        _clock.Forward(TimeSpan.FromSeconds(3));
        Assert.Equal("sent: Mooi!", await PostAsync(StampOf(form)));
    }

    [Fact]
    public async Task A_program_that_fills_in_every_field_does_not_get_through()
    {
        var stamp = await StampAsync();
        _clock.Forward(TimeSpan.FromSeconds(3));

        var form = Read(await PostAsync(stamp, honey: "https://elders.example"));
        Assert.StartsWith("Er is een veld ingevuld", form.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", form.QuerySelector("input[name=homepage]")!.GetAttribute("value"));
        Assert.Equal("sent: Mooi!", await PostAsync(StampOf(form)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1700000000000")]
    [InlineData("CfDJ8AAAA")]
    public async Task A_stamp_that_is_not_ours_is_none(string? stamp)
    {
        _clock.Forward(TimeSpan.FromSeconds(3));

        Assert.Contains("class=error", await PostAsync(stamp), StringComparison.Ordinal);
        Assert.Equal(StampJudgement.Missing, _app.Services.GetRequiredService<FormStamp>().Judge(_app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("other").Protect("1")));
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_page() =>
        Assert.Contains("This page has been open", await PostAsync(null, path: "/en/trap"), StringComparison.Ordinal);

    [Fact]
    public async Task People_neither_see_nor_hear_the_field_nor_reach_it_by_keyboard()
    {
        var form = Read(await _client.GetStringAsync("/trap"));

        var honey = form.QuerySelector("input[name=homepage]")!;
        Assert.Equal(("-1", "off"), (honey.GetAttribute("tabindex"), honey.GetAttribute("autocomplete")));
        Assert.Equal("true", honey.Closest(".visually-hidden")!.GetAttribute("aria-hidden"));
        Assert.Equal("Laat dit veld leeg", honey.ParentElement!.TextContent.Trim());
    }

    [Fact]
    public void A_host_without_word_lists_finds_nothing_and_one_with_them_does()
    {
        Assert.Empty(_app.Services.GetRequiredService<WordLists>().Find("wat een klootzak"));
        Assert.Equal(["klootzak", "wanker"], new WordLists(Options.Create(new WordListOptions { Nl = "builtin", En = "builtin" })).Find("Klootzakken and wankers"));
        var error = Assert.Throws<InvalidOperationException>(() => new WordLists(Options.Create(new WordListOptions { Nl = "/nergens.txt" })));
        Assert.Contains("WordLists:nl", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> StampAsync() => StampOf(Read(await _client.GetStringAsync("/trap")));

    private async Task<string> PostAsync(string? stamp, string honey = "", string path = "/trap")
    {
        var fields = new Dictionary<string, string> { ["text"] = "Mooi!", ["homepage"] = honey };
        if (stamp is not null) { fields["gezien"] = stamp; }
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _client.PostAsync(path, content);
        return await response.Content.ReadAsStringAsync();
    }

    private static IParentNode Read(string html) => new HtmlParser().ParseDocument(html);

    private static string StampOf(IParentNode form) => form.QuerySelector("input[name=gezien]")!.GetAttribute("value")!;

    /// <summary>A clock that goes on by itself, and can be put forward.</summary>
    private sealed class Clock : TimeProvider
    {
        private TimeSpan _ahead;

        public void Forward(TimeSpan by) => _ahead += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }
}
