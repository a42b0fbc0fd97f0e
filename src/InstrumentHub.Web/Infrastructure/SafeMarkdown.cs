using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InstrumentHub.Core;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Markdown to HTML that is safe to show, the one way for pages, feeds and API alike. Raw HTML is off, and what comes out passes an
/// allow-list over the parsed document, so that a slip in either still shows nothing that runs.
/// </summary>
public sealed class SafeMarkdown
{
    private const string InstrumentScheme = "instrument:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <summary>Element to the attributes it may keep. What is not here is replaced by its content.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["p"] = [], ["br"] = [], ["hr"] = [], ["em"] = [], ["strong"] = [], ["del"] = [], ["code"] = [], ["pre"] = [], ["blockquote"] = [],
        ["h2"] = [], ["h3"] = [], ["h4"] = [], ["h5"] = [], ["h6"] = [],
        ["ul"] = [], ["ol"] = ["start"], ["li"] = [],
        ["table"] = [], ["thead"] = [], ["tbody"] = [], ["tr"] = [], ["th"] = [], ["td"] = [],
        ["a"] = ["href"],
    };

    /// <summary>Elements whose content must go with them.</summary>
    private static readonly HashSet<string> Dropped = ["script", "style", "template", "iframe", "object", "embed", "svg", "math", "noscript", "textarea", "title", "select"];

    private readonly ConcurrentDictionary<(Language, string), IHtmlContent> _rendered = new();

    /// <summary>Renders a text of the catalogue; remembered, since the catalogue is small and its texts are shown often.</summary>
    public IHtmlContent Catalogue(string markdown, Language language) =>
        _rendered.GetOrAdd((language, markdown), static key => new HtmlString(ToHtml(key.Item2, key.Item1)));

    /// <summary>Renders what somebody wrote; not remembered, for there is no end to such texts.</summary>
    public static IHtmlContent People(string markdown, Language language) => new HtmlString(ToHtml(markdown, language));

    /// <summary>Forgets all texts; called when the catalogue changes, so that old texts do not pile up.</summary>
    public void Forget() => _rendered.Clear();

    public static string ToHtml(string markdown, Language language)
    {
        // Parsed as the content of a body, so that nothing the text does can step out of it.
        var document = new HtmlParser().ParseDocument("<!doctype html><body></body>");
        var body = document.Body!;
        body.InnerHtml = Render(markdown);
        var to = new Addresses(language);
        foreach (var element in body.QuerySelectorAll("*").ToList()) { Clean(element, to); }
        return body.InnerHtml;
    }

    private static string Render(string markdown)
    {
        try { return Markdown.ToHtml(markdown, Pipeline); }
        catch (ArgumentException)
        {
            // Nested beyond the library's limit: nobody wrote that to be read, but what it says still shows, as text.
            return $"<p>{HtmlEncoder.Default.Encode(markdown)}</p>";
        }
    }

    private static void Clean(IElement element, Addresses to)
    {
        if (Dropped.Contains(element.LocalName)) { element.Remove(); }
        else if (!Allowed.TryGetValue(element.LocalName, out var attributes)) { element.Replace([.. element.ChildNodes]); }
        else
        {
            foreach (var attribute in element.Attributes.Where(a => !attributes.Contains(a.Name)).ToList()) { element.RemoveAttribute(attribute.Name); }
            if (element.LocalName == "a") { CleanLink(element, to); }
        }
    }

    private static void CleanLink(IElement link, Addresses to)
    {
        var href = link.GetAttribute("href")?.Trim() ?? "";
        if (href.StartsWith(InstrumentScheme, StringComparison.Ordinal)) { link.SetAttribute("href", to.Instrument(Uri.EscapeDataString(href[InstrumentScheme.Length..]))); }
        else if (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal) && !href.Contains('\\', StringComparison.Ordinal)) { link.SetAttribute("href", href); }
        else if (Uri.TryCreate(href, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http" or "mailto"))
        {
            link.SetAttribute("href", uri.AbsoluteUri);
            if (uri.Scheme != "mailto") { link.SetAttribute("rel", "noopener nofollow ugc"); }
        }
        else { link.RemoveAttribute("href"); }
    }
}
