using System.Text;
using System.Xml.Linq;
using InstrumentHub.Core.Moderation;
using InstrumentHub.IntegrationTests.SafeText;
using InstrumentHub.Web.Features.Pages;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.BrowserTests.SafeText;

/// <summary>One text of <see cref="Vectors"/> in every place where the site shows what people write. It answers in these tests only.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class SpecimenController(PageContext page, PeopleText people) : Controller
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>So many texts from a number on: as the body of a comment, through the second line of defence alone, as a name, and as the value of attributes.</summary>
    [HttpGet("/specimen/{number:int}")]
    public IActionResult Page(int number, int count = 1)
    {
        var text = Vectors.All[number].Text;
        var name = TextRules.NormaliseLine(text);
        var body = new HtmlContentBuilder();
        var texts = Vectors.All.Skip(number).Take(count).Select(v => v.Text).ToList();
        foreach (var each in texts)
        {
            body.AppendHtml(people.Show(each, Person))
                .AppendHtml(SafeMarkdown.Clean(each, new TextOptions(page.Language)))
                .AppendHtml(SafeMarkdown.ToHtml(each, page.Language));
        }
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.Home) with { Title = text, Description = text, ImageAlt = name };
        return View("/Features/Pages/Text.cshtml", new TextPageView("x", new(name, name), new(people.Excerpt(text)), new(body, text), [.. texts.Select(t => new LinkView(t, "/", TextRules.NormaliseLine(t)))])
        {
            Contact = new(name),
        });
    }

    [HttpGet("/specimen/{number:int}/feed.atom")]
    public IActionResult Feed(int number)
    {
        var text = Vectors.All[number].Text;
        return Content(new XElement(Atom + "entry",
            new XElement(Atom + "title", TextRules.NormaliseLine(text)),
            new XElement(Atom + "content", people.Abroad(text, Person).ForAtom())).ToString(), "application/atom+xml", Encoding.UTF8);
    }

    /// <summary>Nothing made safe: what the harness must notice.</summary>
    [HttpGet("/specimen/{number:int}/raw")]
    public IActionResult Raw(int number) => Content("<!doctype html><html><body><main>" + Vectors.All[number].Text, "text/html", Encoding.UTF8);

    private static string? Person(string handle) => "/mensen/" + handle;
}
