namespace InstrumentHub.Web.Infrastructure.SafeText;

/// <summary>
/// What a text may consist of. No attribute comes from the text: <see cref="SafeWriter"/> writes <c>href</c>, <c>rel</c> and <c>start</c>
/// itself after reading their values, and there is no style, class, id or name that could clash with the page's own.
/// </summary>
internal static class AllowList
{
    /// <summary>Deeper than anyone reads; what lies deeper stays, one level up. Browsers flatten at 512 by rules of their own.</summary>
    public const int MaxDepth = 24;

    private static readonly HashSet<string> Inline = ["em", "strong", "del", "code", "a", "br"];

    private static readonly HashSet<string> Blocks = ["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table", "hr"];

    /// <summary>Elements that hold certain elements and nothing else; a browser would move other content out of them.</summary>
    private static readonly Dictionary<string, string[]> Holders = new()
    {
        ["ul"] = ["li"], ["ol"] = ["li"], ["table"] = ["thead", "tbody"], ["thead"] = ["tr"], ["tbody"] = ["tr"], ["tr"] = ["th", "td"],
    };

    /// <summary>Elements whose content must go with them: it is program, or is read by rules of its own.</summary>
    private static readonly HashSet<string> Dropped =
    [
        "script", "style", "template", "iframe", "object", "embed", "applet", "svg", "math", "noscript", "noembed", "noframes", "textarea", "title",
        "select", "xmp", "plaintext", "head", "frameset", "audio", "video", "canvas",
    ];

    private static readonly HashSet<string> FlowParents = ["blockquote", "li", "td", "th"];

    public static bool IsDropped(string element) => Dropped.Contains(element);

    public static bool IsVoid(string element) => element is "br" or "hr";

    public static bool HoldsNoText(string element) => Holders.ContainsKey(element);

    /// <summary>
    /// Whether an element may stand within the open ones. The rules are stricter than HTML's, so that every parser reads back exactly the tree
    /// that was written: no parser ever has to repair it, and repair is what mutation attacks live on.
    /// </summary>
    public static bool MayStand(string element, List<string> open)
    {
        var parent = open.Count > 0 ? open[^1] : null;
        // Before the depth is looked at: a list without items or a table without cells would lose its text.
        if (parent is not null && Holders.TryGetValue(parent, out var children)) { return children.Contains(element); }
        if (open.Count >= MaxDepth) { return false; }
        if (parent == "pre") { return element == "code"; }
        if (element == "a") { return !open.Contains("a"); }
        return Inline.Contains(element) || (Blocks.Contains(element) && (parent is null || FlowParents.Contains(parent)));
    }
}
