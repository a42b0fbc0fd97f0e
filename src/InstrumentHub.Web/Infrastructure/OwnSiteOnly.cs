using Microsoft.Net.Http.Headers;

namespace InstrumentHub.Web.Infrastructure;

internal static class OwnSiteOnly
{
    /// <summary>
    /// Refuses what a page of another site makes a browser send. Forms carry a token as well; this also covers the API and the hubs, which take no forms.
    /// Programs send neither header and are let through: they have no reader's cookies to abuse. Source: Fetch Metadata (W3C), OWASP CSRF cheat sheet.
    /// </summary>
    public static IApplicationBuilder UseOwnSiteOnly(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (Changes(http.Request) && IsFromElsewhere(http.Request)) { http.Response.StatusCode = StatusCodes.Status403Forbidden; }
        else { await next(http); }
    });

    private static bool Changes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.HttpContext.WebSockets.IsWebSocketRequest || request.Headers.ContainsKey(HeaderNames.Upgrade);

    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site]) { return site is not ("same-origin" or "none"); }
        return request.Headers.Origin is [{ Length: > 0 } origin] && !IsOwn(origin, request);
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
