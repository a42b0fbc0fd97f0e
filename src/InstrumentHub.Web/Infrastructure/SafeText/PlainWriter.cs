using System.Text;
using AngleSharp.Dom;

namespace InstrumentHub.Web.Infrastructure.SafeText;

/// <summary>Writes a document that <see cref="SafeWriter"/> made as plain text, the way people write mail: lists with dashes, quotes with &gt;.</summary>
/// <param name="links">Addresses stand behind the text of their link, for who cannot click.</param>
internal sealed class PlainWriter(bool links)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _prefixes = [];
    private bool _afterBullet;
    private int _wanted, _shallowest;

    public string Write(INode body)
    {
        Children(body);
        return _text.ToString();
    }

    private void Children(INode parent)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text) { Inline(text.Data, parent is IElement { LocalName: "body" or "li" or "blockquote" }); }
            else if (child is IElement element) { Element(element); }
        }
    }

    private void Element(IElement element)
    {
        switch (element.LocalName)
        {
            case "br": Break(1); break;
            case "hr": Break(2); Put("---"); Break(2); break;
            case "blockquote": Within("> ", element); break;
            case "pre": Break(2); Lines(element.TextContent.TrimEnd('\n')); Break(2); break;
            case "tr": Break(1); Row(element); Break(1); break;
            case "ul" or "ol": List(element, element.ParentElement?.LocalName == "li" ? 1 : 2); break;
            case "a": Children(element); Address(element); break;
            case "p" or "table" or ['h', >= '2' and <= '6']: Break(2); Children(element); Break(2); break;
            default: Children(element); break;
        }
    }

    private void List(IElement list, int lines)
    {
        Break(lines);
        var number = int.TryParse(list.GetAttribute("start"), out var start) ? start : 1;
        foreach (var item in list.Children) { Item(item, list.LocalName == "ol" ? $"{number++}. " : "- "); }
        Break(lines);
    }

    private void Item(IElement item, string bullet)
    {
        Break(1);
        Put("");
        _text.Append(bullet);
        _afterBullet = true;
        _prefixes.Add(new string(' ', bullet.Length));
        Children(item);
        _prefixes.RemoveAt(_prefixes.Count - 1);
        _afterBullet = false;
        Break(1);
    }


    private void Within(string prefix, IElement element)
    {
        Break(2);
        _prefixes.Add(prefix);
        Children(element);
        _prefixes.RemoveAt(_prefixes.Count - 1);
        Break(2);
    }

    private void Row(IElement row)
    {
        foreach (var cell in row.Children)
        {
            if (cell.PreviousElementSibling is not null) { Put(" | "); }
            Children(cell);
        }
    }

    private void Address(IElement link)
    {
        var (url, says) = (link.GetAttribute("href") ?? "", link.TextContent.Trim());
        var bare = url.TrimEnd('/');
        var saysIt = url == says || bare == says || url == "mailto:" + says || bare.EndsWith("//" + says, StringComparison.Ordinal);
        if (links && !saysIt && !says.StartsWith('@')) { Put($" ({url})"); }
    }

    private void Inline(string text, bool betweenBlocks)
    {
        if (betweenBlocks && string.IsNullOrWhiteSpace(text)) { return; }
        // Line ends in the HTML are layout; line breaks are elements.
        Put(text.Replace('\n', ' '));
    }

    private void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Put(line, code: true);
            Break(1);
        }
    }

    /// <summary>So many line ends come before what is written next; none before the first.</summary>
    private void Break(int lines)
    {
        // A paragraph within an item begins behind the item's dash.
        if (_afterBullet) { return; }
        _wanted = Math.Max(_wanted, lines);
        _shallowest = Math.Min(_shallowest, _prefixes.Count);
    }

    private void Put(string text, bool code = false)
    {
        if (_wanted > 0 || _text.Length == 0)
        {
            NewLine();
            if (!code) { text = text.TrimStart(' '); }
        }
        (_wanted, _shallowest, _afterBullet) = (0, _prefixes.Count, _afterBullet && text.Length == 0);
        _text.Append(text);
    }

    private void NewLine()
    {
        while (_text.Length > 0 && _text[^1] == ' ') { _text.Length--; }
        if (_text.Length > 0)
        {
            // An empty line belongs to the quote that goes on, not to one that begins or ends.
            for (var line = 1; line < _wanted; line++) { _text.Append('\n').Append(Prefix(_shallowest).TrimEnd()); }
            _text.Append('\n');
        }
        _text.Append(Prefix(_prefixes.Count));
    }

    private string Prefix(int depth) => string.Concat(_prefixes.Take(depth));
}
