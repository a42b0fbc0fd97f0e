using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace InstrumentHub.IntegrationTests.SafeText;

/// <summary>The allow-list said once more, on purpose not taken from the code it judges.</summary>
internal static class Allowed
{
    private static readonly HashSet<string> Elements =
        ["p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a"];

    private const int Deepest = 28;

    /// <summary>What is wrong with the HTML; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body></body>");
        document.Body!.InnerHtml = html;
        List<string> faults = [];
        foreach (var node in document.Body.Descendants())
        {
            if (node is IElement element) { Look(element, faults); }
            else if (node is not IText) { faults.Add($"a {node.NodeType}"); }
        }
        return faults;
    }

    /// <summary>The HTML as a parser reads it and writes it back.</summary>
    public static string ReadBack(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body></body>");
        document.Body!.InnerHtml = html;
        return document.Body.InnerHtml;
    }

    private static void Look(IElement element, List<string> faults)
    {
        if (!Elements.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml") { faults.Add($"<{element.LocalName}>"); }
        if (element.Ancestors().Count() - 2 > Deepest) { faults.Add("too deep"); }
        foreach (var attribute in element.Attributes)
        {
            var fine = (element.LocalName, attribute.Name) switch
            {
                ("a", "href") => IsFine(attribute.Value),
                ("a", "rel") => attribute.Value == "noopener nofollow ugc",
                ("ol", "start") => attribute.Value.All(char.IsAsciiDigit),
                _ => false,
            };
            if (!fine) { faults.Add($"{attribute.Name}={attribute.Value} on <{element.LocalName}>"); }
        }
        if (element.LocalName == "a" && element.GetAttribute("href") is null or "") { faults.Add("<a> that leads nowhere"); }
        if (element.GetAttribute("href")?.StartsWith("http", StringComparison.Ordinal) == true && element.GetAttribute("rel") is null) { faults.Add("outside link without rel"); }
    }

    private static bool IsFine(string href) =>
        !href.Any(c => c <= ' ' || c is '\\' or '\u007F')
        && (href.StartsWith("https://", StringComparison.Ordinal) || href.StartsWith("http://", StringComparison.Ordinal)
            || href.StartsWith("mailto:", StringComparison.Ordinal) || (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal)));
}
