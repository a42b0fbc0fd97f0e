using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Rooms;

/// <summary>
/// The conversation about one instrument: the public one, or a community's own. Whoever changes anything in a room first updates its row, and so holds the
/// room until the commit; then <see cref="Seq"/> is raised: two writers get two numbers, and nobody ever sees 8 before 7.
/// </summary>
public sealed class Room
{
    public const int MaxSlowSeconds = 3_600;

    /// <summary>A community's id, a slash and an instrument's slug.</summary>
    public const int MaxKeyLength = 37 + InstrumentRecord.MaxSlugLength;

    private Room()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Unique: <c>public/{instrument}</c> or <c>{community's id}/{instrument}</c>. One column, since databases differ in how they count two absent values.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The instrument's slug.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>Null for the public room.</summary>
    public Guid? CommunityId { get; private init; }

    /// <summary>The number of the last event; 0 when nothing happened yet.</summary>
    public long Seq { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>When the last event happened.</summary>
    public DateTimeOffset ActiveAt { get; private init; }

    /// <summary>It can be read, and nobody but who moderates it can write.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>How long one must wait between two comments of one's own; 0 when there is no such wait.</summary>
    public int SlowSeconds { get; private set; }

    /// <summary>The round that is going on, if any.</summary>
    public Guid? RoundId { get; private set; }

    public static string KeyOf(Guid? community, string instrument) => $"{community?.ToString("D") ?? "public"}/{instrument}";

    public static Room Open(Guid? community, string instrument, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), Key = KeyOf(community, instrument), Instrument = instrument, CommunityId = community, OpenedAt = at, ActiveAt = at,
    };

    /// <summary>Takes the next number, for one change. Only who holds the room's row may.</summary>
    public void Raise() => Seq++;

    /// <summary>The event that makes a change known; its number is the one that the room was raised to for this change.</summary>
    public RoomEvent Note(RoomEventType type, Guid actor, Guid command, DateTimeOffset at, Guid? subject = null, RoomEventData? data = null) =>
        new(Id, Seq, type, actor, command, at, subject, data);

    /// <param name="parent">What it answers; an answer to an answer joins the same thread.</param>
    /// <exception cref="RuleException">The room is locked, the text is empty or too long, or it comes too soon after one's last.</exception>
    public Comment Say(Guid author, string body, Comment? parent, Pace pace, DateTimeOffset at)
    {
        pace.Demand(SlowSeconds, at);
        return new Comment(this, author, body, parent, at);
    }

    public void Settle(bool locked, int slowSeconds)
    {
        if (slowSeconds is < 0 or > MaxSlowSeconds) { throw new RuleException("slow-mode-out-of-range", "Kies een wachttijd tussen {0} en {1} seconden.", 0, MaxSlowSeconds); }
        (IsLocked, SlowSeconds) = (locked, slowSeconds);
    }

    /// <exception cref="RuleException">Another round is going on.</exception>
    public RatingRound OpenRound(Guid by, RatingContext context, DateTimeOffset at)
    {
        if (RoundId is not null) { throw new RuleException("round-going-on", "Er loopt al een waarderingsronde. Sluit die eerst af."); }
        var round = new RatingRound(Id, by, context, at);
        RoundId = round.Id;
        return round;
    }

    public void CloseRound(RatingRound round, DateTimeOffset at)
    {
        round.Close(at);
        if (RoundId == round.Id) { RoundId = null; }
    }

    /// <summary>Asked before every write, except of who moderates.</summary>
    /// <exception cref="RuleException">It is locked.</exception>
    public void DemandOpen()
    {
        if (IsLocked) { throw new RuleException("room-locked", "Deze kamer is op slot: lezen kan, schrijven even niet."); }
    }
}

/// <summary>How fast somebody has been commenting in this room.</summary>
/// <param name="LastAt">Of one's last comment here.</param>
/// <param name="LastMinute">One's comments here in the last minute.</param>
/// <param name="MaxPerMinute">Null for who is not held back: the facilitator of a round that is going on.</param>
public sealed record Pace(DateTimeOffset? LastAt, int LastMinute, int? MaxPerMinute)
{
    public const int DefaultMaxPerMinute = 20;

    internal void Demand(int slowSeconds, DateTimeOffset now)
    {
        if (MaxPerMinute is not { } max) { return; }
        if (LastMinute >= max) { throw new RuleException("too-fast", "Je schrijft wel erg snel. Wacht even, dan kunnen anderen meelezen. Je tekst blijft bewaard."); }
        if (slowSeconds == 0 || LastAt is not { } last) { return; }
        var wait = (int)Math.Ceiling((last.AddSeconds(slowSeconds) - now).TotalSeconds);
        if (wait > 0) { throw new RuleException("slow-mode", "In deze kamer gaat het rustig aan: wacht nog {0} seconden. Je tekst blijft bewaard.", wait); }
    }
}
