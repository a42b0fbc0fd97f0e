namespace InstrumentHub.Web.Infrastructure;

internal static class PrivatePages
{
    /// <summary>A page made for somebody who is signed in is kept by nobody: not by a proxy, not by a browser that another person may use next.</summary>
    public static IApplicationBuilder UsePrivatePages(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.User.Identity?.IsAuthenticated == true)
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) { http.Response.Headers.CacheControl = "private, no-store"; }
                return Task.CompletedTask;
            });
        }
        return next(http);
    });
}
