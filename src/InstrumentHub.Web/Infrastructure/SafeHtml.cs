using System.Text.Encodings.Web;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// HTML that may be shown as it is. Only <see cref="SafeMarkdown"/> makes it, a test sees to that: whoever holds one knows that it went through the allow-list.
/// </summary>
public sealed class SafeHtml : IHtmlContent
{
    private SafeHtml(string value, int outsideLinks) => (Value, OutsideLinks) = (value, outsideLinks);

    /// <summary>Whoever calls this answers for every character of <paramref name="value"/>.</summary>
    internal static SafeHtml VouchFor(string value, int outsideLinks) => new(value, outsideLinks);

    public static SafeHtml Empty { get; } = new("", 0);

    /// <summary>For what is not a page: mail, feeds, the API. It parses into the same document in any HTML parser.</summary>
    public string Value { get; }

    /// <summary>How many links lead away from the site, after all: what limits for newcomers count.</summary>
    public int OutsideLinks { get; }

    public bool IsEmpty => Value.Length == 0;

    /// <summary>An Atom text construct (RFC 4287, 3.1.1.2): <c>new XElement(Atom + "content", html.ForAtom())</c>.</summary>
    public object[] ForAtom() => [new XAttribute("type", "html"), Value];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(Value);

    public override string ToString() => Value;
}
