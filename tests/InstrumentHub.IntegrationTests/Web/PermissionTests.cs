using System.Reflection;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Web;

/// <summary>Nothing that writes, and nothing that shows what not everybody may see, goes without asking <see cref="Permissions"/>.</summary>
public sealed class PermissionTests
{
    /// <summary>What asks nothing, and why it need not. Each of these shows everybody the same and changes nothing.</summary>
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["Api"] = "the public catalogue, for programs",
        ["Cases"] = "the public catalogue",
        ["Catalogue"] = "the public catalogue",
        ["Concepts"] = "the public catalogue",
        ["Connections"] = "the public catalogue",
        ["Downloads"] = "the public catalogue as files",
        ["Errors"] = "says what went wrong, for whatever was asked and however",
        ["Feeds"] = "the public catalogue, and only communities that everybody may know of",
        ["Home"] = "the public catalogue",
        ["Oai"] = "the public catalogue; a harvester may send its questions by POST (OAI-PMH 2.0)",
        ["Pages"] = "texts about the site",
        ["Phases"] = "the public catalogue",
        ["SocialCards"] = "a picture of a page of the public catalogue",
        ["/api/v1"] = "leads to the description of the API",
        ["/api/v1/openapi.json"] = "the description of the API",
        ["/{**path:file}"] = "files of the site that the build's list does not name; only while developing",
        ["/health/live"] = "says that the process runs",
        ["/health/ready"] = "says that the catalogue is loaded",
    };

    /// <summary>What shows everybody the same page, and on it something of the reader's own.</summary>
    private static readonly Dictionary<string, string> Personal = new(StringComparer.Ordinal)
    {
        ["CatalogueController.Details"] = "how the reader voted on relations; RelationBallot asks whether they may vote",
    };

    private static readonly string[] MayPost = ["Errors", "Oai"];

    [Fact]
    public async Task Every_endpoint_asks_or_stands_on_the_list_with_its_reason()
    {
        await using var app = await HubApp.StartAsync();
        var silent = Endpoints(app).Where(e => e.Metadata.GetMetadata<AsksAttribute>() is null && e.Metadata.GetMetadata<HubMetadata>() is null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null).ToList();

        None(silent.Where(e => !Open.ContainsKey(NameOf(e))).Select(Describe));
        None(silent.Where(e => Methods(e).Any(m => m is not ("GET" or "HEAD")) && !MayPost.Contains(NameOf(e))).Select(Describe));
        None(Open.Keys.Except(silent.Select(NameOf)));
    }

    [Fact]
    public async Task What_asks_nothing_does_not_look_at_who_reads()
    {
        await using var app = await HubApp.StartAsync();

        var knowing = Actions(app).Where(a => a.Asks is null && Reach.Of(a.Method) is { } reach && (reach.Calls(nameof(Actors), nameof(Actors.CurrentAsync)) || reach.Calls("Actor", nameof(Actor.May)) || reach.Calls("ControllerBase", "get_User")));

        None(knowing.Select(a => $"{a.Method.DeclaringType!.Name}.{a.Method.Name}").Except(Personal.Keys));
    }

    /// <summary>
    /// The filter can only refuse for what somebody is anywhere. Where it takes what one is to the thing (its author, an owner of its community), the
    /// action itself must ask, once it has found the thing: its code, or what that calls, must hold up the same act.
    /// </summary>
    [Fact]
    public async Task What_depends_on_the_thing_is_asked_of_the_thing()
    {
        await using var app = await HubApp.StartAsync();

        var trusting = Actions(app).Where(a => a.Asks is { } asks && !asks.Act.IsOpenTo(Standing.Anyone | Standing.SignedIn) && DependsOnTheThing(asks.Act) && !Holds(a.Method, asks.Act));

        None(trusting.Select(a => $"{a.Method.DeclaringType!.Name}.{a.Method.Name} {a.Asks!.Act.Name}"));
    }

    [Fact]
    public void Every_method_of_a_hub_names_its_act_and_asks_it()
    {
        var methods = typeof(Program).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Hub)) && !t.IsAbstract)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => m.GetBaseDefinition().DeclaringType != typeof(Hub)).ToList();

        Assert.NotEmpty(methods);
        None(methods.Where(m => m.GetCustomAttribute<AsksAttribute>() is null).Select(m => m.Name));
        // No filter stands before a hub: whatever is not for everyone is asked in the method.
        None(methods.Where(m => m.GetCustomAttribute<AsksAttribute>()!.Act is var act && !act.IsOpenTo(Standing.Anyone) && !Holds(m, act)).Select(m => m.Name));
    }

    private static bool Holds(MethodInfo method, Act act)
    {
        var reach = Reach.Of(method);
        var field = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Single(f => ReferenceEquals(f.GetValue(null), act)).Name;
        return reach.Reads(nameof(Permissions), field) && (reach.Calls("Actor", nameof(Actor.May)) || reach.Calls("Actor", nameof(Actor.Demand)));
    }

    private static bool DependsOnTheThing(Act act) => act.IsOpenTo(Standing.Author | Standing.Maker | Standing.Member | Standing.Facilitator | Standing.Owner);

    private static IEnumerable<RouteEndpoint> Endpoints(HubApp app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<(MethodInfo Method, AsksAttribute? Asks)> Actions(HubApp app) =>
        Endpoints(app).Select(e => (e.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo, e.Metadata.GetMetadata<AsksAttribute>())).Where(a => a.MethodInfo is not null).DistinctBy(a => a.MethodInfo)!;

    private static void None(IEnumerable<string> found)
    {
        var lines = string.Join('\n', found);
        Assert.True(lines.Length == 0, lines);
    }

    private static string NameOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerName ?? "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string Describe(RouteEndpoint endpoint) => $"{string.Join('|', Methods(endpoint))} {endpoint.RoutePattern.RawText} ({NameOf(endpoint)})";
}
