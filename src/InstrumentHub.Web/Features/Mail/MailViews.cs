using System.Text.RegularExpressions;
using InstrumentHub.Core.Mail;

namespace InstrumentHub.Web.Features.Mail;

/// <param name="ShowsText">False where mail goes out by itself: nobody but the receiver needs to read it.</param>
public sealed record MailListView(IReadOnlyList<MailView> Mails, bool ShowsText, bool IsDevelopment);

/// <param name="Text">In pieces: what is an address becomes a link.</param>
public sealed partial record MailView(string To, string Subject, DateTimeOffset At, DateTimeOffset? SentAt, string? Error, IReadOnlyList<MailPiece> Text)
{
    internal static MailView Of(OutgoingMail mail, bool withText) =>
        new(mail.To, mail.Subject, mail.CreatedAt, mail.SentAt, mail.LastError, withText ? [.. Pieces(mail.Text)] : []);

    private static IEnumerable<MailPiece> Pieces(string text)
    {
        var at = 0;
        foreach (Match match in Link().Matches(text))
        {
            if (match.Index > at) { yield return new(text[at..match.Index], IsLink: false); }
            yield return new(match.Value, IsLink: true);
            at = match.Index + match.Length;
        }
        yield return new(text[at..], IsLink: false);
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}

public sealed record MailPiece(string Text, bool IsLink);
