using System.Diagnostics;
using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Administration;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Errors;

// An act that was refused comes here as the post that it was; it is only told about, and done no more.
[ApiExplorerSettings(IgnoreApi = true), IgnoreAntiforgeryToken]
public sealed class ErrorsController(IStringLocalizer<Texts> texts, Addresses to, TimeProvider time) : Controller
{
    /// <summary>Only reached from inside; asked for directly it is a page that does not exist.</summary>
    [Route("/error/{code:int?}")]
    public async Task<IActionResult> Show(int? code)
    {
        var original = OriginalPath();
        var status = original is null ? StatusCodes.Status404NotFound : code ?? Response.StatusCode;
        if (status == StatusCodes.Status404NotFound && (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) && original is not null && Addresses.Meant(original) is { } meant)
        {
            return RedirectPermanent(new PathString(meant).ToUriComponent() + HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString);
        }
        Response.StatusCode = status;
        Response.Headers.CacheControl = "no-store";
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is MaintenanceException { Maintenance: var maintenance }) { return await MaintainedAsync(maintenance, original!); }
        var rule = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error as RuleException;
        var sentence = rule is null ? null : texts.Sentence(rule);
        if (original?.StartsWith(Addresses.Api, StringComparison.OrdinalIgnoreCase) == true)
        {
            return Problem(sentence, statusCode: status, title: rule?.Code);
        }
        ViewData["Meta"] = new PageMeta { Robots = "noindex" };
        return View("Error", new ErrorView(status, sentence, status >= 500 ? Activity.Current?.TraceId.ToString() : null, ErrorPages.RetryAfter(Response, status))
        {
            // Where a form was sent to is no page to come back to.
            SignInBack = status == StatusCodes.Status401Unauthorized ? HttpMethods.IsGet(Request.Method) ? original : "" : null,
        });
    }

    /// <summary>Whoever sent a form sees what they typed and can send it again; a program reads when to come back.</summary>
    private async Task<IActionResult> MaintainedAsync(Maintenance maintenance, string original)
    {
        var now = time.GetUtcNow();
        Response.Headers.RetryAfter = ((int)maintenance.RetryAfter(now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var message = maintenance.Message.In(to.Language) is { Length: > 0 } own ? own : null;
        if (original.StartsWith(Addresses.Api, StringComparison.OrdinalIgnoreCase) || Request.Headers.ContainsKey("X-Autosave") || !WantsPage())
        {
            return Problem(message ?? texts["De site wordt onderhouden. Wijzigen kan straks weer."], statusCode: StatusCodes.Status503ServiceUnavailable, title: "maintenance");
        }
        ViewData["Meta"] = new PageMeta { Robots = "noindex" };
        return View("Maintenance", await MaintenanceView.OfAsync(HttpContext, message, maintenance.Until, HttpMethods.IsPost(Request.Method) ? $"{Request.PathBase}{original}{Request.QueryString}" : null));
    }

    private bool WantsPage() => Request.Headers.Accept is not [{ Length: > 0 } accept] || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal);

    private string? OriginalPath() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
}
