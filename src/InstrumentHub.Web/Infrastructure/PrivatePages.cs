using Microsoft.AspNetCore.Mvc.Controllers;

namespace InstrumentHub.Web.Infrastructure;

internal static class PrivatePages
{
    /// <summary>What is made for somebody who is signed in, a page or a file, is kept by nobody: not by a proxy, not by a browser that another person may use next.</summary>
    public static IApplicationBuilder UsePrivatePages(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.User.Identity?.IsAuthenticated == true)
        {
            http.Response.OnStarting(() =>
            {
                if (!IsForEveryone(http)) { http.Response.Headers.CacheControl = "private, no-store"; }
                return Task.CompletedTask;
            });
        }
        return next(http);
    });

    /// <summary>Scripts and styles; and a picture or a feed that says by itself how long it may be kept. A page never is: its head says who is signed in.</summary>
    private static bool IsForEveryone(HttpContext http)
    {
        if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) { return false; }
        return http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is null
            || http.Response.Headers.CacheControl.ToString().Contains("max-age", StringComparison.Ordinal);
    }
}
