namespace InstrumentHub.Web.Features.Errors;

/// <param name="Status">401, 403, 404, 409, 410, 429, 500 or 503; anything else is told as 500 (or 404 below 500).</param>
/// <param name="Message">A sentence meant for the visitor, such as the rule that refused; null for the page's own words.</param>
/// <param name="TraceId">To quote when reporting a fault.</param>
/// <param name="RetrySeconds">After how long to try again (429, 503).</param>
public sealed record ErrorView(int Status, string? Message = null, string? TraceId = null, int? RetrySeconds = null)
{
    /// <summary>Where somebody goes on once they have signed in; null where signing in does not help.</summary>
    public string? SignInBack { get; init; }
}
