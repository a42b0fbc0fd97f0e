namespace InstrumentHub.Core.Moderation;

/// <summary>
/// What a moderator did, to what, and why. Stored in the same transaction as the act itself and never changed afterwards: taking a decision back is a
/// decision of its own. The idea of one row per act with exactly one target is that of Lobsters' moderation log.
/// </summary>
public sealed class Decision
{
    public const int MaxReasonLength = 1_000;
    public const int MaxBeforeLength = 40;

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

    /// <summary>Minutes between two comments of one person in a slowed room; null for other acts.</summary>
    public int? Minutes { get; init; }

    /// <summary>What it rests on: the statement of reasons says so (Regulation (EU) 2022/2065, article 17(3)(d) and (e)).</summary>
    public DecisionGround Ground { get; init; }

    /// <summary>How the thing stood, as its kind writes it down, so that the decision can be taken back.</summary>
    public string? Before { get; private set; }

    /// <summary>Before it is stored, and never after.</summary>
    public void Note(string? before) => Before = before;
}

public static class DecisionActs
{
    /// <summary>Whether the act does something to somebody, who is then told and may object. What slows a whole room is told in the room.</summary>
    public static bool TellsConcerned(this DecisionAct act) => act is not (DecisionAct.Leave or DecisionAct.Undo or DecisionAct.SlowRoom or DecisionAct.UnslowRoom
        or DecisionAct.LockRoom or DecisionAct.UnlockRoom or DecisionAct.PassOn or DecisionAct.ReadConfidentialRoom);
}

public enum DecisionGround
{
    /// <summary>The rules of conduct of the site.</summary>
    Rules,
    Law,
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

    /// <summary>The hosts of a community leave it to the moderators of the platform.</summary>
    PassOn,
    LockRoom,
    UnlockRoom,
}
