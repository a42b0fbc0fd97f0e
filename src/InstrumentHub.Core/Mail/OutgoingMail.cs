namespace InstrumentHub.Core.Mail;

/// <summary>
/// A mail that is to go out. It is written in the transaction of the act that causes it, so that there is no act without its mail and no mail without
/// its act; sending comes after, and again when it fails. One node at a time has it in hand (a lease), so that two never send the same one.
/// </summary>
public sealed class OutgoingMail
{
    public const int MaxAddressLength = 254;
    public const int MaxSubjectLength = 200;
    public const int MaxDedupeKeyLength = 200;
    public const int MaxUrlLength = 600;
    public const int MaxErrorLength = 500;

    /// <summary>After how long to try again, by how often it was tried; the last one holds for all that follow.</summary>
    private static readonly TimeSpan[] Backoff =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    private OutgoingMail()
    {
    }

    public Guid Id { get; private init; }
    public string To { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public string Text { get; private init; } = "";
    public string Html { get; private init; } = "";

    /// <summary>Where one click ends mail of this kind (RFC 8058); null for mail that somebody asked for.</summary>
    public string? UnsubscribeUrl { get; private init; }

    /// <summary>Unique: a second mail with the same key is refused by the database. Its own id where nothing is to be told apart.</summary>
    public string DedupeKey { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>After this it says something that is no longer so, and is not sent.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public int Attempts { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? LastError { get; private set; }

    public static OutgoingMail Write(string to, MailContent content, DateTimeOffset at, TimeSpan goodFor, string? dedupeKey = null)
    {
        var id = Guid.CreateVersion7(at);
        return new()
        {
            Id = id, To = to, Subject = content.Subject, Text = content.Text, Html = content.Html, UnsubscribeUrl = content.UnsubscribeUrl,
            DedupeKey = dedupeKey ?? id.ToString(), CreatedAt = at, ExpiresAt = at + goodFor, NextAttemptAt = at,
        };
    }

    public void Sent(DateTimeOffset at) => (SentAt, LeasedUntil, LastError) = (at, null, null);

    public void Failed(string reason, DateTimeOffset at)
    {
        NextAttemptAt = at + Backoff[Math.Min(Attempts, Backoff.Length - 1)];
        Attempts++;
        (LeasedUntil, LastError) = (null, reason.Length > MaxErrorLength ? reason[..MaxErrorLength] : reason);
    }
}

public sealed record MailContent(string Subject, string Text, string Html, string? UnsubscribeUrl = null);
