using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace InstrumentHub.Core.Content;

/// <summary>Finds what would come out wrong when a text is shown: markup we do not allow, and markup that was never closed.</summary>
internal static class MarkdownCheck
{
    /// <summary>An address such as <c>instrument:doelenscan</c> leads to another record.</summary>
    public const string InstrumentScheme = "instrument:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().Build();

    public static void Read(string markdown, int firstLine, FaultSink faults, ReferenceSink references)
    {
        foreach (var node in Parse(markdown, firstLine, faults))
        {
            var line = firstLine + node.Line;
            switch (node)
            {
                case HtmlBlock or HtmlInline:
                    faults.Add(line, "HTML is not allowed; write Markdown.");
                    break;
                case LinkInline { IsImage: true }:
                    faults.Add(line, "Images are not allowed.");
                    break;
                case LinkInline link:
                    CheckLink(link, line, faults, references);
                    break;
                case HeadingBlock { Level: < 3 }:
                    faults.Add(line, "Within a section headings begin at '### '.");
                    break;
                case FencedCodeBlock { ClosingFencedCharCount: 0 }:
                    faults.Add(line, "This code block is never closed.");
                    break;
                case LiteralInline literal when Remnant(literal.Content.AsSpan()) is { } remnant:
                    faults.Add(line, $"Broken Markdown: '{remnant}' stands in the text as it is.");
                    break;
            }
        }
    }

    private static IEnumerable<MarkdownObject> Parse(string markdown, int firstLine, FaultSink faults)
    {
        try { return Markdown.Parse(markdown, Pipeline).Descendants(); }
        catch (ArgumentException)
        {
            // The library's word for text that is nested beyond its limit.
            faults.Add(firstLine, "The Markdown is nested too deeply.");
            return [];
        }
    }

    private static void CheckLink(LinkInline link, int line, FaultSink faults, ReferenceSink references)
    {
        var url = link.Url ?? "";
        if (url.StartsWith(InstrumentScheme, StringComparison.Ordinal)) { references.To(Reference.Instrument)(url[InstrumentScheme.Length..], line); }
        else if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http" or "mailto"))
        {
            if (!IsOwnPath(url)) { faults.Add(line, $"The link '{url}' must begin with https://, http://, mailto:, instrument: or /."); }
        }
        if (link.FirstChild is null) { faults.Add(line, $"The link '{url}' has no text."); }
    }

    private static bool IsOwnPath(string url) => url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal);

    private static string? Remnant(ReadOnlySpan<char> text)
    {
        foreach (var mark in (ReadOnlySpan<string>)["**", "](", "]("]) { if (text.Contains(mark, StringComparison.Ordinal)) { return mark; } }
        return null;
    }
}
