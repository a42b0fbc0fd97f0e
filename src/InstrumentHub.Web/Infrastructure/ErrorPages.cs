using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;

namespace InstrumentHub.Web.Infrastructure;

internal static class ErrorPages
{
    private const int RetrySeconds = 5;

    /// <summary>Every error ends at <c>/error</c>, which answers with a page or, under <c>/api</c>, with problem+json.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            // What a rule refuses, or what only has to wait, is not a fault to log.
            SuppressDiagnosticsCallback = context => context.Exception is RuleException or NotAllowedException or CatalogueNotLoadedException or MaintenanceException,
            // What the database throws may arrive wrapped in "likely a transient failure".
            StatusCodeSelector = error => (error is InvalidOperationException ? DatabaseFault.In(error) ?? error.GetBaseException() : error) switch
            {
                RuleException => StatusCodes.Status409Conflict,
                NotAllowedException refused => refused.Actor.IsSignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized,
                CatalogueNotLoadedException or MaintenanceException => StatusCodes.Status503ServiceUnavailable,
                System.Data.Common.DbException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
                BadHttpRequestException bad => bad.StatusCode,
                _ => StatusCodes.Status500InternalServerError,
            },
        })
        .UseStatusCodePagesWithReExecute("/error/{0}")
        .Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && http.Response.Headers.RetryAfter.Count == 0) { http.Response.Headers.RetryAfter = "5"; }
                return Task.CompletedTask;
            });
            return next(http);
        });

    public static int? RetryAfter(HttpResponse response, int status) => status switch
    {
        StatusCodes.Status503ServiceUnavailable => RetrySeconds,
        StatusCodes.Status429TooManyRequests when int.TryParse(response.Headers.RetryAfter, out var seconds) => seconds,
        _ => null,
    };
}
