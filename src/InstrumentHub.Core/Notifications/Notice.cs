using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Notifications;

/// <summary>Something that somebody is told on the site, and by mail if they want that: stored in the transaction of what it tells about.</summary>
public sealed class Notice
{
    public const int MaxTextLength = 400;
    public const int MaxUrlLength = 400;
    public const int MaxDedupeKeyLength = 200;

    private Notice()
    {
    }

    /// <param name="text">The sentence, as it stands in the list and in a digest; both languages, as the reader may change theirs.</param>
    /// <param name="url">Where it leads, relative to the site, in both languages.</param>
    /// <param name="dedupeKey">Unique per account: the same thing is told once.</param>
    public Notice(Guid account, NoticeKind kind, LocalText text, LocalText url, DateTimeOffset at, string? dedupeKey = null)
    {
        Id = Guid.CreateVersion7(at);
        (AccountId, Kind, At, DedupeKey) = (account, kind, at, dedupeKey ?? Id.ToString());
        (TextNl, TextEn, UrlNl, UrlEn) = (Cut(text.Nl), Cut(text.En), url.Nl, url.En);
    }

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public NoticeKind Kind { get; private init; }
    public string TextNl { get; private init; } = "";
    public string TextEn { get; private init; } = "";
    public string UrlNl { get; private init; } = "";
    public string UrlEn { get; private init; } = "";
    public string DedupeKey { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Told by mail, at once or in a digest; it is never told so twice.</summary>
    public DateTimeOffset? MailedAt { get; private set; }

    public LocalText Text => new(TextNl, TextEn);
    public LocalText Url => new(UrlNl, UrlEn);

    /// <summary>Mentions and decisions about somebody come at once; all else waits for the digest.</summary>
    public bool IsUrgent => Kind is NoticeKind.Mention or NoticeKind.Decision;

    public void Read(DateTimeOffset at) => ReadAt ??= at;

    public void Mailed(DateTimeOffset at) => MailedAt ??= at;

    private static string Cut(string text) => text.Length > MaxTextLength ? $"{TextRules.Cut(text, MaxTextLength - 1)}…" : text;
}

public enum NoticeKind
{
    /// <summary>A moderator decided something about you or yours.</summary>
    Decision,
    Mention,
    Reply,
    Community,
    Proposal,

    /// <summary>News of something you follow.</summary>
    Followed,

    /// <summary>What came of something you flagged.</summary>
    FlagAnswered,
}
