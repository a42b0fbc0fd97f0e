using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Spam;

/// <summary>A form with a trap. It answers in these tests only.</summary>
[ApiExplorerSettings(IgnoreApi = true), IgnoreAntiforgeryToken]
public sealed class TrapController : Controller
{
    [HttpGet("/trap"), HttpGet("/en/trap")]
    public IActionResult Show() => Form("");

    [HttpPost("/trap"), HttpPost("/en/trap"), SpamTrap]
    public IActionResult Send(string text) => ModelState.IsValid ? Content("sent: " + text) : Form(text);

    private ContentResult Form(string text)
    {
        var trap = ActivatorUtilities.CreateInstance<SpamTrapTagHelper>(HttpContext.RequestServices);
        trap.Context = new ViewContext { HttpContext = HttpContext };
        var output = new TagHelperOutput("spam-trap", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        trap.Process(new TagHelperContext([], new Dictionary<object, object>(), "x"), output);
        using var html = new StringWriter(new StringBuilder("<form method=post>"), CultureInfo.InvariantCulture);
        output.WriteTo(html, HtmlEncoder.Default);
        foreach (var error in ModelState.SelectMany(s => s.Value!.Errors)) { html.Write($"<p class=error>{HtmlEncoder.Default.Encode(error.ErrorMessage)}</p>"); }
        html.Write($"<textarea name=text>{HtmlEncoder.Default.Encode(text)}</textarea></form>");
        return Content(html.ToString(), "text/html", Encoding.UTF8);
    }
}
