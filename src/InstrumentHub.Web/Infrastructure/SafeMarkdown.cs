using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Infrastructure.SafeText;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Markdown to HTML that is safe to show, the one way for pages, mail, feeds and API alike, for the catalogue's texts and for what people write.
/// Raw HTML is off, and of what comes out only what the allow-list knows is written, so that a slip in either still shows nothing that runs.
/// docs/safe-text.md tells what is allowed.
/// </summary>
public sealed class SafeMarkdown
{
    private static readonly MarkdownPipeline Editors = Pipeline().Build(), People = Pipeline().UseSoftlineBreakAsHardlineBreak().Build();

    private readonly ConcurrentDictionary<(Language, string), SafeHtml> _rendered = new();

    /// <summary>Renders a text of the catalogue; remembered, since the catalogue is small and its texts are shown often.</summary>
    public SafeHtml Catalogue(string markdown, Language language) =>
        _rendered.GetOrAdd((language, markdown), static key => ToHtml(key.Item2, key.Item1));

    /// <summary>Forgets all texts; called when the catalogue changes, so that old texts do not pile up.</summary>
    public void Forget() => _rendered.Clear();

    /// <summary>A text of the catalogue.</summary>
    public static SafeHtml ToHtml(string markdown, Language language) => ToHtml(markdown, new TextOptions(language) { Profile = TextProfile.Editors });

    /// <summary>
    /// Any text for any place. Never throws on what a text holds; takes time linear in its length, at most <see cref="TextProfile.MaxLength"/> of which is shown.
    /// A text that is built to keep a parser busy is shown as it was typed.
    /// </summary>
    public static SafeHtml ToHtml(string markdown, TextOptions options)
    {
        var text = Prepare(markdown, options.Profile);
        return text.Length == 0 ? SafeHtml.Empty : Clean(Render(text, options.Profile), options);
    }

    /// <summary>
    /// The same text without any markup, the way people write mail: for the plain half of a message, and for whatever shows no HTML.
    /// It is text: a page must still encode it.
    /// </summary>
    /// <param name="links">Addresses follow the text of their link.</param>
    public static string ToPlainText(string markdown, bool links = false, TextOptions? options = null) =>
        new PlainWriter(links).Write(Parse(ToHtml(markdown, options ?? new(Language.Dutch)).Value));

    /// <summary>The beginning of a text on one line, for lists, descriptions and notices.</summary>
    /// <param name="length">At most so many UTF-16 units, the ellipsis included; cut between words where that is possible.</param>
    public static string ToExcerpt(string markdown, int length)
    {
        var line = TextRules.NormaliseLine(ToPlainText(markdown));
        if (line.Length <= length) { return line; }

        var room = Math.Max(0, length - 1);
        var space = line.LastIndexOf(' ', room);
        var end = space > room / 2 ? space : room;
        return line[..(end > 0 && char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    /// <summary>The handles that a text names, in lower case, each once and at most fifty: whom to look up before it is shown, and whom to tell.</summary>
    public static IReadOnlyCollection<string> Handles(string markdown)
    {
        if (!markdown.Contains('@', StringComparison.Ordinal) && !markdown.Contains('&', StringComparison.Ordinal)) { return []; }

        var named = new HashSet<string>(StringComparer.Ordinal);
        ToHtml(markdown, new TextOptions(Language.Dutch) { Mentions = Note });
        return named;

        string? Note(string handle)
        {
            if (named.Count < Mentions.Most) { named.Add(handle); }
            return null;
        }
    }

    /// <summary>The second line of defence alone: any HTML at all becomes safe. Done twice it gives the same.</summary>
    internal static SafeHtml Clean(string html, TextOptions options)
    {
        var writer = new SafeWriter(options);
        var safe = writer.Write(Parse(html));
        return SafeHtml.VouchFor(safe, writer.OutsideLinks);
    }

    /// <summary>Parsed as the content of a body, so that nothing a text does can step out of it.</summary>
    private static IElement Parse(string html)
    {
        var body = new HtmlParser().ParseDocument("<!doctype html><body></body>").Body!;
        body.InnerHtml = html;
        return body;
    }

    private static MarkdownPipelineBuilder Pipeline() => new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });

    private static string Prepare(string markdown, TextProfile profile)
    {
        // The halves of a character that is cut through become U+FFFD below.
        var shown = markdown.Length > profile.MaxLength ? markdown[..profile.MaxLength] + "…" : markdown;
        return TextCharacters.Neutralise(shown.ReplaceLineEndings("\n"));
    }

    private static string Render(string text, TextProfile profile)
    {
        if (!MarkdownShape.IsReadable(text)) { return AsTyped(text); }
        try { return Markdown.ToHtml(text, profile.LineBreaksCount ? People : Editors); }
        catch (ArgumentException)
        {
            // Nested beyond the library's limit, in a way that does not show beforehand.
            return AsTyped(text);
        }
    }

    /// <summary>Nobody wrote that to be read, but what it says still shows, as text; in one piece, for ten thousand line breaks are as many elements.</summary>
    private static string AsTyped(string text) => $"<pre>\n{SafeWriter.Escape(text)}</pre>";
}
