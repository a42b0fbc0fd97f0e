using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Web.Infrastructure.SafeText;

/// <summary>
/// Writes a parsed document anew, out of nothing but what <see cref="AllowList"/> has. Nothing is taken out of the document: whatever is not
/// understood is simply never written, so a new kind of attack has no markup to hide in.
/// </summary>
internal sealed class SafeWriter(TextOptions options)
{
    private readonly StringBuilder _html = new();
    private readonly StringBuilder _text = new();
    private readonly List<string> _open = [];
    private readonly Stack<int> _headings = new();
    private int _mentions;

    public int OutsideLinks { get; private set; }

    public string Write(INode body)
    {
        Children(body);
        Flush();
        return _html.ToString();
    }

    private void Children(INode parent)
    {
        // By number: in this library the next sibling is found by walking from the first.
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            if (child is IText text) { Text(text.Data); }
            else if (child is IElement element) { Element(element); }
        }
    }

    private void Text(string text)
    {
        if (_open.Count == 0 || !AllowList.HoldsNoText(_open[^1])) { _text.Append(text); }
    }

    private void Element(IElement element)
    {
        var name = element.LocalName;
        if (AllowList.IsDropped(name)) { return; }
        if (name == "img") { Image(element); }
        else if (name == "a") { Link(element); }
        else if (Heading(name) is { } heading) { Whole(heading, element); }
        else if (AllowList.IsVoid(name)) { Void(name); }
        else { Whole(name, element); }
    }

    private void Void(string name)
    {
        if (!AllowList.MayStand(name, _open)) { return; }
        Flush();
        _html.Append('<').Append(name).Append('>');
    }

    private void Whole(string name, IElement element)
    {
        if (!AllowList.MayStand(name, _open)) { Children(element); return; }

        Open(name, name == "ol" && Start(element) is { } start ? $" start=\"{start}\"" : "");
        Children(element);
        Close(name);
    }

    /// <param name="attributes">Written here, with values already safe between quotes.</param>
    private void Open(string name, string attributes = "")
    {
        Flush();
        _html.Append('<').Append(name).Append(attributes).Append('>');
        _open.Add(name);
    }

    private void Close(string name)
    {
        Flush();
        _open.RemoveAt(_open.Count - 1);
        _html.Append("</").Append(name).Append('>');
    }

    private void Link(IElement link)
    {
        if (!AllowList.MayStand("a", _open) || SafeLinks.Resolve(link.GetAttribute("href"), options) is not { } to) { Children(link); return; }

        OpenLink(to);
        var start = _html.Length;
        Children(link);
        Flush();
        // A link that says nothing cannot be read out, nor seen.
        if (TextRules.IsBlank(_html.ToString(start, _html.Length - start))) { _text.Append(to.Url); }
        Close("a");
    }

    /// <summary>A picture is shown as a link to it: loading it would tell its server who reads this page, and when.</summary>
    private void Image(IElement image)
    {
        var (source, says) = (image.GetAttribute("src"), image.GetAttribute("alt"));
        if (!AllowList.MayStand("a", _open) || SafeLinks.Resolve(source, options) is not { } to || to.Url.StartsWith("mailto:", StringComparison.Ordinal)) { Text(says ?? ""); return; }

        OpenLink(to);
        _text.Append(TextRules.IsBlank(says) ? to.Url : says);
        Close("a");
    }

    private void OpenLink(SafeLink to)
    {
        if (to.Outside) { OutsideLinks++; }
        Open("a", $" href=\"{Escape(to.Url)}\"{(to.Outside ? " rel=\"noopener nofollow ugc\"" : "")}");
    }

    /// <summary>
    /// The level a heading gets: the first the highest, one that was lower just one lower, so that nobody's text stands above the page's own
    /// headings and no level is skipped.
    /// </summary>
    private string? Heading(string name)
    {
        if (name is not ['h', >= '1' and <= '6']) { return null; }

        var level = name[1] - '0';
        if (options.Profile.HeadingsAsWritten) { return $"h{Math.Max(level, 2)}"; }
        while (_headings.TryPeek(out var above) && above >= level) { _headings.Pop(); }
        _headings.Push(level);
        return $"h{Math.Min(6, options.TopHeading + _headings.Count - 1)}";
    }

    private static int? Start(IElement list) =>
        int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start is not 1 and <= 999_999_999 ? start : null;

    /// <summary>
    /// Writes the text so far. It is made harmless here and not before, for <c>&amp;#x202E;</c> becomes a character only in the parser, and accents
    /// heap up across elements that were left out.
    /// </summary>
    private void Flush()
    {
        if (_text.Length == 0) { return; }

        var text = TextCharacters.Neutralise(_text.ToString());
        _text.Clear();
        // A parser takes the first line end after <pre> for layout.
        if (text.StartsWith('\n') && _html.Length >= 5 && _html.ToString(_html.Length - 5, 5) == "<pre>") { _html.Append('\n'); }
        if (options.Mentions is null || _open.Contains("a") || _open.Contains("code") || _open.Contains("pre")) { _html.Append(Escape(text)); }
        else { WithMentions(text); }
    }

    private void WithMentions(string text)
    {
        var written = 0;
        for (var (at, length) = Mentions.Next(text, 0); at >= 0 && _mentions < Mentions.Most; (at, length) = Mentions.Next(text, at + length))
        {
            if (Address(text.Substring(at + 1, length - 1)) is not { } address) { continue; }
            _html.Append(Escape(text[written..at])).Append("<a href=\"").Append(Escape(address)).Append("\">").Append(Escape(text.Substring(at, length))).Append("</a>");
            written = at + length;
            _mentions++;
        }
        _html.Append(Escape(text[written..]));
    }

    private string? Address(string handle) =>
        AllowList.MayStand("a", _open) && options.Mentions!(handle.ToLowerInvariant()) is { } path ? SafeLinks.Resolve(path, options)?.Url : null;

    /// <summary>Enough for an element's content and for a value between double quotes; both quotes, in case somebody writes the other.</summary>
    public static string Escape(string text) => text.AsSpan().ContainsAny("&<>\"'")
        ? text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal)
        : text;
}
