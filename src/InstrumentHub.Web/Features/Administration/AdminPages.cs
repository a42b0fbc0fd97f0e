using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>What the controllers of the administration share. Their views all lie in this folder.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public abstract class AdminPages(PageContext page) : Controller
{
    private const string ReasonField = "Reason";

    protected PageContext Context => page;

    /// <summary>A page that no search engine lists and no browser keeps.</summary>
    protected IActionResult Page(string view, object model, Func<Addresses, string> address)
    {
        Response.Headers.CacheControl = "no-store";
        ViewData["Meta"] = page.Meta(SiteSection.None, address) with { Robots = "noindex" };
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        return View(view.StartsWith('/') ? view : $"/Features/Administration/{view}.cshtml", model);
    }

    /// <summary>To a page, which then says what was done.</summary>
    protected IActionResult Said(string to, string sentence)
    {
        TempData["Said"] = sentence;
        return Redirect(to);
    }

    protected IActionResult Csv(string name, IEnumerable<string> head, IEnumerable<IEnumerable<object?>> rows)
    {
        Response.Headers.CacheControl = "no-store";
        return File(CsvText.Write(head, rows), "text/csv", name);
    }

    /// <summary>Asks for a reason, as every act of an administrator has one.</summary>
    protected string Reason(string? reason)
    {
        var check = new FieldCheck(ModelState, page.T);
        var read = check.Optional(ReasonField, reason, Core.Administration.AuditEntry.MaxReasonLength, lines: true);
        if (read is null) { check.Fault(ReasonField, page.T["Schrijf waarom. Dat komt in het logboek."]); }
        return read ?? "";
    }
}
