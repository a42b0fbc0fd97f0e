namespace InstrumentHub.Core.Moderation;

/// <summary>
/// What a moderator did, to what, and why. Stored in the same transaction as the act itself and never changed afterwards: taking a decision back is a
/// decision of its own. The idea of one row per act with exactly one target is that of Lobsters' moderation log.
/// </summary>
public sealed class Decision
{
    public const int MaxReasonLength = 1_000;

    private Decision()
    {
    }

    /// <param name="item">The item of the desk that it settles; null for an act that nobody asked for.</param>
    /// <param name="undoes">The decision that this one takes back.</param>
    public Decision(DecisionAct act, Subject subject, Guid actor, string reason, Guid? item, Guid? concerns, Guid? undoes, DateTimeOffset at) =>
        (Id, Act, SubjectKind, SubjectKey, ActorId, Reason, DeskItemId, ConcernsAccountId, UndoesId, At) =
        (Guid.CreateVersion7(at), act, subject.Kind, subject.Key, actor, reason, item, concerns, undoes, at);

    public Guid Id { get; private init; }
    public DecisionAct Act { get; private init; }
    public SubjectKind SubjectKind { get; private init; }
    public string SubjectKey { get; private init; } = "";
    public Subject Subject => new(SubjectKind, SubjectKey);
    public Guid ActorId { get; private init; }

    /// <summary>For the person concerned, in their language; the public log shows only the act, the kind of thing and the day.</summary>
    public string Reason { get; private init; } = "";

    public Guid? DeskItemId { get; private init; }
    public Guid? ConcernsAccountId { get; private init; }
    public Guid? UndoesId { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The end of a suspension; null for other acts.</summary>
    public DateTimeOffset? Until { get; init; }
}

public enum DecisionAct
{
    /// <summary>Looked at, and nothing is wrong.</summary>
    Leave,
    Hide,
    Unhide,
    Return,
    Accept,
    EditAndAccept,
    Decline,
    LockThread,
    UnlockThread,
    SlowRoom,
    UnslowRoom,
    Warn,
    Suspend,
    Unsuspend,
    Remove,

    /// <summary>Unlawful content is gone for good; the log says that it was.</summary>
    Purge,
    Undo,
    UpholdObjection,
    RejectObjection,
    ChangeRole,
    ChangeSetting,
    ReadConfidentialRoom,

    /// <summary>An earlier revision was published anew.</summary>
    Restore,

    /// <summary>The words by which a concept is found were changed.</summary>
    ChangeSynonyms,
}
