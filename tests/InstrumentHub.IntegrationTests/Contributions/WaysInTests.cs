using System.Net;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

public sealed class WaysInTests
{
    [Theory]
    [InlineData("/instrumenten/partnerschapskaart", "instrument", "partnerschapskaart")]
    [InlineData("/begrippen/vertrouwen", "concept", "vertrouwen")]
    [InlineData("/praktijken/gas-erop", "case", "gas-erop")]
    public async Task A_page_of_the_catalogue_leads_to_change_follow_and_flag_without_a_token_in_it(string path, string target, string key)
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var visitor = await app.GetStringAsync(path);

        Assert.DoesNotContain("RequestVerificationToken", visitor, StringComparison.Ordinal);
        foreach (var way in new[] { $"/voorstellen/start?target={target}&amp;key={key}", $"/volgen/{target}/{key}", $"/melden/{target}/{key}" }) { Assert.Contains(way, visitor, StringComparison.Ordinal); }
        using var started = await ann.SubmitAsync($"/voorstellen/start?target={target}&key={key}", ".form");
        using var followed = await ann.SubmitAsync($"/volgen/{target}/{key}", ".form");
        using var flagged = await ann.SubmitAsync($"/melden/{target}/{key}", ".form", ("Reason", "NotTrue"));
        Assert.StartsWith("/voorstellen/", started.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(path, followed.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, flagged.StatusCode);
        var (proposals, follows, flags) = await app.WithAsync(async s =>
        {
            var hub = s.GetRequiredService<HubContext>();
            return (await hub.Proposals.CountAsync(p => p.Key == key), await hub.Follows.CountAsync(f => f.SubjectKey == key), await hub.DeskItems.CountAsync(i => i.SubjectKey == key));
        });
        Assert.Equal((1, 1, 1), (proposals, follows, flags));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_and_comes_back_to_the_button()
    {
        await using var app = await HubApp.StartAsync();
        using var visitor = app.Client();

        using var start = await visitor.GetAsync(new Uri("/voorstellen/start?target=concept&key=vertrouwen", UriKind.Relative));
        using var follow = await visitor.GetAsync(new Uri("/en/follow/concept/vertrouwen", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        Assert.Contains(Uri.EscapeDataString("/voorstellen/start?target=concept&key=vertrouwen"), start.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/en/sign-in", follow.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/voorstellen/start?target=instrument&key=is-er-niet")]
    [InlineData("/voorstellen/start?target=niets")]
    [InlineData("/volgen/instrument/is-er-niet")]
    [InlineData("/volgen/niets/is-er-niet")]
    public async Task What_is_not_there_cannot_be_changed_or_followed(string path)
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        using var answer = await ann.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Something_new_starts_with_one_button_from_the_footer()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        Assert.Contains("/voorstellen/start?target=instrument", await app.GetStringAsync("/"), StringComparison.Ordinal);

        using var started = await ann.SubmitAsync("/voorstellen/start?target=instrument", ".form");

        Assert.NotNull((await ann.ReadAsync(started.Headers.Location!.ToString())).QuerySelector(".proposal"));
    }
}
