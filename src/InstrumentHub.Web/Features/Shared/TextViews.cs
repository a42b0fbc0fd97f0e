using Microsoft.AspNetCore.Html;

namespace InstrumentHub.Web.Features.Shared;

/// <param name="Lang">Set only where the text is in another language than the page.</param>
public sealed record TextView(string Text, string? Lang = null);

/// <summary>Rendered, sanitised Markdown. <paramref name="Lang"/> as in <see cref="TextView"/>.</summary>
public sealed record HtmlView(IHtmlContent Html, string? Lang = null);

public sealed record LinkView(string Text, string Url, string? Lang = null);

/// <summary>A text in pieces, some of which meet the question; the view writes each piece encoded.</summary>
public sealed record MarkedText(IReadOnlyList<TextPiece> Pieces, string? Lang = null)
{
    public string Text => string.Concat(Pieces.Select(p => p.Text));

    public static MarkedText Plain(string text, string? lang = null) => new([new TextPiece(text)], lang);

    /// <param name="spans">In UTF-16 units of <paramref name="text"/>, in order, not overlapping.</param>
    public static MarkedText From(string text, IEnumerable<(int Start, int Length)> spans, string? lang = null)
    {
        List<TextPiece> pieces = [];
        var at = 0;
        foreach (var (start, length) in spans)
        {
            if (start > at) { pieces.Add(new TextPiece(text[at..start])); }

            pieces.Add(new TextPiece(text.Substring(start, length), Marked: true));
            at = start + length;
        }

        if (at < text.Length) { pieces.Add(new TextPiece(text[at..])); }

        return new MarkedText(pieces, lang);
    }
}

public sealed record TextPiece(string Text, bool Marked = false);

/// <summary>Links to pages of a list. With one page nothing is shown.</summary>
/// <param name="Links">The address of every page that is linked, by number; a gap in the numbers shows as an ellipsis.</param>
public sealed record PaginationView(int Current, int Last, IReadOnlyList<PageLink> Links);

public sealed record PageLink(int Number, string Url);

/// <param name="Url">Absolute: it leaves the site.</param>
public sealed record ShareView(string Title, string Url);
