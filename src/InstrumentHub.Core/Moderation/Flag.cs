namespace InstrumentHub.Core.Moderation;

/// <summary>"A moderator should look at this."</summary>
public sealed class Flag
{
    public const int MaxNoteLength = 1_000;
    public const int MaxEmailLength = 254;

    private Flag()
    {
    }

    /// <param name="account">Null for somebody who is not signed in; they leave an address to hear what came of it.</param>
    public Flag(Guid deskItem, FlagReason reason, string note, Guid? account, string? email, string language, DateTimeOffset at) =>
        (Id, DeskItemId, Reason, Note, AccountId, Email, Language, At) = (Guid.CreateVersion7(at), deskItem, reason, note, account, email, language, at);

    public Guid Id { get; private init; }
    public Guid DeskItemId { get; private init; }
    public FlagReason Reason { get; private init; }
    public string Note { get; private set; } = "";
    public Guid? AccountId { get; private set; }

    /// <summary>Kept only until the answer has been sent.</summary>
    public string? Email { get; private set; }

    public string Language { get; private init; } = "nl";
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What was flagged is purged, and the note may quote it.</summary>
    public void Forget() => Note = "";

    /// <summary>The one who flagged has been told what came of it; their address is no longer needed.</summary>
    public void Answer(DateTimeOffset at) => (AnsweredAt, Email) = (at, null);
}

public enum FlagReason
{
    Unsafe,
    PersonalData,
    NotTrue,
    Spam,
    Rights,
    Unlawful,
    Else,
}
