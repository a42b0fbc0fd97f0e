using System.Diagnostics;
using InstrumentHub.Core;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Errors;

// An act that was refused comes here as the post that it was; it is only told about, and done no more.
[ApiExplorerSettings(IgnoreApi = true), IgnoreAntiforgeryToken]
public sealed class ErrorsController(IStringLocalizer<Texts> texts) : Controller
{
    /// <summary>Only reached from inside; asked for directly it is a page that does not exist.</summary>
    [Route("/error/{code:int?}")]
    public IActionResult Show(int? code)
    {
        var original = OriginalPath();
        var status = original is null ? StatusCodes.Status404NotFound : code ?? Response.StatusCode;
        if (status == StatusCodes.Status404NotFound && (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) && original is not null && Addresses.Meant(original) is { } meant)
        {
            return RedirectPermanent(new PathString(meant).ToUriComponent() + HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString);
        }
        Response.StatusCode = status;
        Response.Headers.CacheControl = "no-store";
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

    private string? OriginalPath() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
}
