using InstrumentHub.Core.Administration;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace InstrumentHub.Web.Features.Usage;

internal static class UsageFeature
{
    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.AddSingleton<UsageCounter>().AddSingleton<UsageKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageKeeper>());
        return services.AddScoped<UsageProjection>();
    }

    private static readonly string[] Programs = ["bot", "crawl", "spider", "slurp", "preview"];

    /// <summary>Counts each page that was shown, those that were remembered included; after it is sent, so that nobody waits for it.</summary>
    public static IApplicationBuilder UseUsage(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (IsPage(http)) { Count(http.RequestServices.GetRequiredService<UsageCounter>(), http); }
    });

    private static bool IsPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode == StatusCodes.Status200OK && http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true
        && !IsProgram(http.Request.Headers.UserAgent.ToString());

    /// <summary>Programs that say that they are one. What they say of themselves is looked at and kept nowhere.</summary>
    private static bool IsProgram(string agent) =>
        Programs.Any(word => agent.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static void Count(UsageCounter counter, HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not { } action || SectionOf(action.ControllerName) is not { } section) { return; }
        counter.Count(UsageKind.Section, section);
        if (action.ControllerName == "Catalogue" && http.Request.RouteValues.TryGetValue("slug", out var slug) && slug is string instrument) { counter.Count(UsageKind.Instrument, instrument.ToLowerInvariant()); }
        if (action.ControllerName == "Catalogue" && !string.IsNullOrWhiteSpace(http.Request.Query["q"])) { counter.Count(UsageKind.Search); }
    }

    /// <summary>By the name of the controller; null for what is not counted: errors, the administration, pieces of pages.</summary>
    private static string? SectionOf(string controller) => controller switch
    {
        "Home" => "home",
        "Catalogue" or "Revisions" => "instruments",
        "Phases" => "phases",
        "Concepts" => "concepts",
        "Cases" => "cases",
        "Connections" => "connections",
        "Communities" or "Members" or "Invitations" or "Logbook" => "communities",
        "Rooms" => "rooms",
        "Collections" or "OwnCollections" => "collections",
        "Pages" => "pages",
        "Contributions" or "Import" or "WaysIn" or "Makers" or "Freshness" => "contributing",
        "Desk" or "Decisions" or "Flags" or "Reasons" => "moderation",
        "Me" or "Security" or "Profiles" or "Notices" or "SignIn" or "Register" => "accounts",
        _ => null,
    };
}
