namespace InstrumentHub.Web.Infrastructure;

internal static class BundleCaching
{
    /// <summary>The bundler puts a hash of their content in the names of these files, so what has the name never changes.</summary>
    public static IApplicationBuilder UseBundleCaching(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/dist/assets", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/dist/chunks", StringComparison.Ordinal))
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified) { http.Response.Headers.CacheControl = "max-age=31536000, immutable"; }
                return Task.CompletedTask;
            });
        }
        return next(http);
    });
}
