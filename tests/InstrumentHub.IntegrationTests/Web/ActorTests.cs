using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentHub.IntegrationTests.Web;

public sealed class ActorTests
{
    [Fact]
    public async Task What_somebody_may_follows_from_the_database_and_not_from_the_cookie()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann", PlatformRole.Moderator);
        Assert.Equal(PlatformRole.Moderator, (await ActorOfAsync(app, ann)).Role);

        await app.WithAsync(services => services.GetRequiredService<HubContext>().Accounts.ExecuteUpdateAsync(s => s.SetProperty(a => a.Role, PlatformRole.Member)));
        Assert.Equal(PlatformRole.Member, (await ActorOfAsync(app, ann)).Role);

        await app.WithAsync(services => services.GetRequiredService<HubContext>().Accounts.ExecuteUpdateAsync(s => s.SetProperty(a => a.SecurityStamp, "signed out everywhere")));
        Assert.Equal(Actor.Anonymous, await ActorOfAsync(app, ann));
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_make_a_browser_write()
    {
        await using var app = await HubApp.StartAsync();
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/inloggen", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Task<Actor> ActorOfAsync(HubApp app, Person person) => app.WithAsync(async services =>
    {
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var user = cookie.TicketDataFormat.Unprotect(person.Session[(person.Session.IndexOf('=', StringComparison.Ordinal) + 1)..])!.Principal;
        return (await services.GetRequiredService<Actors>().FindAsync(user, CancellationToken.None))?.ToActor(DateTimeOffset.UtcNow) ?? Actor.Anonymous;
    });
}
