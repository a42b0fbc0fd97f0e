using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using InstrumentHub.Core.Mail;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Web.Features.Mail;

/// <summary>What a mail says, before it is text and HTML: short paragraphs, and at most one thing to do.</summary>
public sealed record Letter(string Subject, string Greeting, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Things to read about, each with where it is (absolute); below the paragraphs.</summary>
    public IReadOnlyList<LetterAction> Items { get; init; } = [];

    /// <summary>What the button says, and where it leads (absolute).</summary>
    public LetterAction? Action { get; init; }

    /// <summary>Paragraphs below the button.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
    public string? UnsubscribeUrl { get; init; }

    /// <summary>What the link to <see cref="UnsubscribeUrl"/> at the foot says.</summary>
    public string? UnsubscribeLabel { get; init; }

    /// <summary>The subject on one line: it is a header of the mail, and names in it are what people typed.</summary>
    /// <param name="site">The name and address in the signature.</param>
    /// <param name="footer">What the host has written below every mail, a line a paragraph.</param>
    public MailContent Render(string language, string site, string address, string? footer = null) =>
        new(TextRules.Cut(TextRules.NormaliseLine(Subject), OutgoingMail.MaxSubjectLength), Text(site, address, footer), Html(language, site, address, footer), UnsubscribeUrl);

    private string Text(string site, string address, string? footer)
    {
        var text = new StringBuilder(Greeting).Append("\n\n");
        foreach (var paragraph in Paragraphs) { text.Append(paragraph).Append("\n\n"); }
        foreach (var item in Items) { text.Append("* ").Append(item.Label).Append("\n  ").Append(item.Url).Append("\n\n"); }
        if (Action is not null) { text.Append(Action.Label).Append(":\n").Append(Action.Url).Append("\n\n"); }
        foreach (var paragraph in After) { text.Append(paragraph).Append("\n\n"); }
        if (UnsubscribeLabel is not null) { text.Append(UnsubscribeLabel).Append(":\n").Append(UnsubscribeUrl).Append("\n\n"); }
        return text.Append("-- \n").Append(footer is null ? "" : footer + "\n").Append(site).Append('\n').Append(address).Append('\n').ToString();
    }

    /// <summary>Mail programs know little CSS, and only what stands on the element; no pictures, so that nobody can see whether it was read.</summary>
    private string Html(string language, string site, string address, string? footer)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{E(Subject)}</title></head>");
        html.Append("<body style=\"font-family:Arial,sans-serif;font-size:17px;line-height:1.5;color:#10302a;max-width:36em;margin:0 auto;padding:24px;overflow-wrap:anywhere\">");
        Paragraph(html, Greeting);
        foreach (var paragraph in Paragraphs) { Paragraph(html, paragraph); }
        AppendItems(html);
        if (Action is not null)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:24px 0\"><a href=\"{E(Action.Url)}\" style=\"background:#10302a;color:#ffffff;padding:12px 20px;text-decoration:none;font-weight:bold;display:inline-block\">{E(Action.Label)}</a></p>");
        }
        foreach (var paragraph in After) { Paragraph(html, paragraph); }
        if (UnsubscribeLabel is not null) { html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 16px\"><a href=\"{E(UnsubscribeUrl!)}\" style=\"color:#10302a\">{E(UnsubscribeLabel)}</a></p>"); }
        html.Append(CultureInfo.InvariantCulture, $"<p style=\"border-top:1px solid #c5d0c8;padding-top:12px;color:#49625b;font-size:15px\">{(footer is null ? "" : E(footer).Replace("&#xA;", "<br>", StringComparison.Ordinal) + "<br>")}{E(site)}<br><a href=\"{E(address)}\" style=\"color:#49625b\">{E(address)}</a></p>");
        return html.Append("</body></html>").ToString();
    }

    private void AppendItems(StringBuilder html)
    {
        if (Items.Count == 0) { return; }
        html.Append("<ul style=\"margin:0 0 16px;padding:0 0 0 20px\">");
        foreach (var item in Items) { html.Append(CultureInfo.InvariantCulture, $"<li style=\"margin:0 0 10px\"><a href=\"{E(item.Url)}\" style=\"color:#10302a\">{E(item.Label)}</a></li>"); }
        html.Append("</ul>");
    }

    private static void Paragraph(StringBuilder html, string text) => html.Append("<p style=\"margin:0 0 16px\">").Append(E(text)).Append("</p>");

    private static string E(string text) => HtmlEncoder.Default.Encode(text);
}

public sealed record LetterAction(string Label, string Url);
