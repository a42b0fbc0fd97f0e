using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Accounts;

public sealed class MayNotTests
{
    [Fact]
    public async Task Every_action_of_accounts_and_every_action_that_writes_names_its_act()
    {
        await using var app = await HubApp.StartAsync();

        var unguarded = Endpoints(app).Where(e => IsOfAccounts(e.Controller) || e.Methods.Any(m => m is not ("GET" or "HEAD")))
            // A harvester may send its questions by POST (OAI-PMH 2.0); they only read.
            .Where(e => e.Asks is null && e.Controller.ControllerName is not ("Errors" or "Oai")).Select(e => $"{e.Controller.DisplayName} {e.Route}");

        Assert.Empty(unguarded);
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_and_may_write_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var client = app.Client();
        foreach (var (_, route, methods, asks) in Endpoints(app).Where(e => IsOfAccounts(e.Controller) && e.Asks is not null && !Actor.Anonymous.May(e.Asks.Act)))
        {
            if (methods.Contains("GET"))
            {
                using var page = await client.GetAsync(new Uri(route, UriKind.Relative));
                Assert.Equal((route, HttpStatusCode.Redirect), (route, page.StatusCode));
                var signIn = route.StartsWith("/en", StringComparison.Ordinal) ? "/en/sign-in" : "/inloggen";
                Assert.StartsWith($"{signIn}?terug={Uri.EscapeDataString(route)}", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
            }
            if (methods.Contains("POST"))
            {
                using var act = await client.PostAsync(new Uri(route, UriKind.Relative), null);
                Assert.Equal((route, HttpStatusCode.Unauthorized), (route, act.StatusCode));
                Assert.Contains(route.StartsWith("/en", StringComparison.Ordinal) ? "You need to sign in" : "Hiervoor moet je inloggen", await act.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(PlatformRole.Member, HttpStatusCode.Forbidden)]
    [InlineData(PlatformRole.Moderator, HttpStatusCode.Forbidden)]
    [InlineData(PlatformRole.Administrator, HttpStatusCode.OK)]
    public async Task Waiting_mail_is_for_administrators(PlatformRole role, HttpStatusCode expected)
    {
        await using var app = await HubApp.StartAsync();
        using var person = await app.SignInAsync("Somebody", role);

        using var answer = await person.Client.GetAsync(new Uri("/beheer/mail", UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.Forbidden) { Assert.Contains("Dit mag je niet", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal); }
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");

        using var answer = await ann.Client.PostAsync(new Uri("/mijn/verwijderen", UriKind.Relative), new FormUrlEncodedContent([new("Email", "ann@example.org")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await ann.IsSignedInAsync());
    }

    private static bool IsOfAccounts(ControllerActionDescriptor controller) => controller.ControllerTypeInfo.IsAssignableTo(typeof(AccountPages)) || controller.ControllerName == "Mail";

    private static IEnumerable<(ControllerActionDescriptor Controller, string Route, IReadOnlyList<string> Methods, AsksAttribute? Asks)> Endpoints(HubApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let controller = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where controller is not null
        select (controller, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"], endpoint.Metadata.GetMetadata<AsksAttribute>());
}
