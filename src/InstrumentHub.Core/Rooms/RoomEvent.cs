namespace InstrumentHub.Core.Rooms;

/// <summary>
/// One change in a room. It says what changed and who did it; what the thing is now stands with the thing itself, so that a comment that was taken
/// back is nowhere any more, in no log either. One person's command makes one event, however often it is sent.
/// </summary>
public sealed class RoomEvent
{
    private RoomEvent()
    {
    }

    internal RoomEvent(Guid roomId, long seq, RoomEventType type, Guid actorId, Guid commandId, DateTimeOffset at, Guid? subjectId, RoomEventData? data)
    {
        if (commandId == Guid.Empty) { throw new RuleException("no-command-id", "Deze opdracht heeft geen kenmerk. Herlaad de pagina en probeer het nog eens."); }
        (RoomId, Seq, Type, ActorId, CommandId, At, SubjectId, Data) = (roomId, seq, type, actorId, commandId, at, subjectId, data);
    }

    public Guid RoomId { get; private init; }

    /// <summary>Counts from 1 in each room, without gaps.</summary>
    public long Seq { get; private init; }

    public RoomEventType Type { get; private init; }
    public Guid ActorId { get; private init; }

    /// <summary>Chosen by the client; unique for its actor.</summary>
    public Guid CommandId { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The comment or the round that it is about.</summary>
    public Guid? SubjectId { get; private init; }

    public RoomEventData? Data { get; private init; }
}

/// <summary>What an event adds that its subject does not tell.</summary>
/// <param name="On">Of a reaction: given, or taken back.</param>
public sealed record RoomEventData(bool? On = null, bool? Locked = null, int? SlowSeconds = null);

/// <summary>The names on the wire are these in camel case; new ones may come, and a client passes over what it does not know.</summary>
public enum RoomEventType
{
    Commented,
    Edited,
    TakenBack,
    Hidden,
    Restored,
    Reacted,
    Rated,
    RoundOpened,
    RoundScored,
    RoundRevealed,
    RoundClosed,
    Settled,

    /// <summary>Nobody answers in this thread any more, or again.</summary>
    ThreadLocked,
    ThreadUnlocked,

    /// <summary>A moderator of the platform read a flagged thread of a confidential room.</summary>
    LookedInto,
}
