using System.Net;
using System.Text.RegularExpressions;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Administration;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

public sealed partial class AdministrationMayNotTests
{
    [Fact]
    public async Task Every_action_of_the_administration_names_an_act_that_members_may_not()
    {
        await using var app = await HubApp.StartAsync();

        var actions = Actions(app).ToList();

        Assert.True(actions.Count > 20);
        Assert.All(actions, a => Assert.NotNull(a.Asks));
        Assert.All(actions, a => Assert.False(new Actor(Guid.NewGuid(), PlatformRole.Member, IsTrusted: true, IsSuspended: false).May(a.Asks!.Act), a.Route));
        Assert.All(actions.Where(a => a.Asks!.Act != Permissions.ReadUsage), a => Assert.Equal(Standing.Administrator, a.Asks!.Act.Who));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_and_changes_nothing()
    {
        await using var app = await HubApp.StartAsync();
        using var client = app.Client();

        foreach (var (route, isPost, _) in Actions(app))
        {
            using var answer = await SendAsync(client, route, isPost);
            Assert.Equal((route, isPost ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect), (route, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData(PlatformRole.Member)]
    [InlineData(PlatformRole.Moderator)]
    public async Task Who_is_no_administrator_is_refused_everywhere(PlatformRole role)
    {
        await using var app = await HubApp.StartAsync();
        using var person = await app.SignInAsync("Somebody", role);

        foreach (var (route, isPost, asks) in Actions(app).Where(a => role == PlatformRole.Member || a.Asks!.Act != Permissions.ReadUsage))
        {
            using var answer = await SendAsync(person.Client, route, isPost);
            Assert.Equal((route, HttpStatusCode.Forbidden), (route, answer.StatusCode));
        }
    }

    [Fact]
    public async Task The_menu_leads_administrators_to_it_and_nobody_else()
    {
        await using var app = await HubApp.StartAsync();
        using var administrator = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);

        Assert.NotNull((await administrator.ReadAsync("/")).QuerySelector(".account-menu a[href='/beheer']"));
        Assert.Null((await moderator.ReadAsync("/")).QuerySelector(".account-menu a[href='/beheer']"));
        Assert.Equal("Beheer", (await administrator.ReadAsync("/beheer")).QuerySelector("h1")!.TextContent);
        Assert.Equal("Administration", (await administrator.ReadAsync("/en/admin")).QuerySelector("h1")!.TextContent);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string route, bool isPost) =>
        isPost ? client.PostAsync(new Uri(route, UriKind.Relative), null) : client.GetAsync(new Uri(route, UriKind.Relative));

    private static IEnumerable<(string Route, bool IsPost, AsksAttribute? Asks)> Actions(HubApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let controller = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where controller?.ControllerTypeInfo.IsAssignableTo(typeof(AdminPages)) == true
        select ("/" + Place().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "x"), endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true, endpoint.Metadata.GetMetadata<AsksAttribute>());

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
