namespace InstrumentHub.Core.Moderation;

/// <summary>The one thing that a flag, an item on the desk or a decision is about.</summary>
/// <param name="Key">What names it among its kind: a slug for what has an address, an id for the rest. Lower case.</param>
public readonly record struct Subject(SubjectKind Kind, string Key)
{
    public const int MaxKeyLength = 100;

    public Subject(SubjectKind kind, Guid id) : this(kind, id.ToString("D"))
    {
    }
}

/// <summary>Everything people write or are, so that one flag, one queue and one log fit all of it.</summary>
public enum SubjectKind
{
    Comment,
    Profile,
    Community,
    LogbookStep,
    Instrument,
    Concept,
    Case,
    Proposal,
    Collection,
    MakerClaim,
    Account,
    Room,

    /// <summary>A question that finds nothing or little.</summary>
    WeakQuestion,
    MakerNote,
}
