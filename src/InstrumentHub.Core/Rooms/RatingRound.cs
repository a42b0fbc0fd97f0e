namespace InstrumentHub.Core.Rooms;

/// <summary>
/// A group rates together: everyone scores first, unseen; then the spread is shown to all screens at once and the conversation begins. What was
/// scored belongs to the round and does not enter the room's picture, from which a single outsider could otherwise be worked out.
/// </summary>
public sealed class RatingRound
{
    private RatingRound()
    {
    }

    internal RatingRound(Guid roomId, Guid by, RatingContext context, DateTimeOffset at) =>
        (Id, RoomId, OpenedBy, Context, OpenedAt) = (Guid.CreateVersion7(at), roomId, by, context, at);

    public Guid Id { get; private init; }
    public Guid RoomId { get; private init; }

    /// <summary>Null once they have deleted their account.</summary>
    public Guid? OpenedBy { get; private set; }

    public RatingContext Context { get; private init; } = RatingContext.None;
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? RevealedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many have scored.</summary>
    public int Scored { get; private set; }

    public RoundState State => ClosedAt is not null ? RoundState.Closed : RevealedAt is not null ? RoundState.Revealed : RoundState.Open;

    /// <param name="before">What this person scored in the round already.</param>
    /// <returns>A new score to keep; null when the one before was changed.</returns>
    /// <exception cref="RuleException">The spread has been shown or the round is over, the rater made the instrument, or the scores will not do.</exception>
    public RoundScore? Score(Guid rater, RoundScore? before, bool isMaker, RatingScores scores, DateTimeOffset at)
    {
        if (State != RoundState.Open) { throw new RuleException("round-not-open", "De scores zijn al onthuld: in deze ronde kan niemand meer scoren."); }
        Rating.DemandNotMaker(isMaker);
        if (before is not null)
        {
            before.Change(scores, at);
            return null;
        }
        Scored++;
        return new(Id, rater, scores.Checked(), at);
    }

    /// <exception cref="RuleException">Too few have scored to stay unknown, or it is over.</exception>
    public void Reveal(DateTimeOffset at)
    {
        if (State == RoundState.Closed) { throw new RuleException("round-over", "Deze waarderingsronde is al afgesloten."); }
        if (Scored < RatingPicture.Minimum) { throw new RuleException("round-too-few", "Er zijn nog geen {0} scores. Met minder is te zien wie wat gaf.", RatingPicture.Minimum); }
        RevealedAt ??= at;
    }

    internal void Close(DateTimeOffset at) => ClosedAt ??= at;

    public void Anonymise() => OpenedBy = null;

    /// <summary>What all screens see once it is revealed; nothing before.</summary>
    public RatingPicture PictureOf(IEnumerable<RatingScores> scores) =>
        RevealedAt is null ? RatingPicture.Empty : RatingPicture.Of(scores.Select(s => new ReleasedRating(s, RatingContext.None)));
}

public enum RoundState
{
    Open,
    Revealed,
    Closed,
}

/// <summary>What one person scored in a round.</summary>
public sealed class RoundScore
{
    private RoundScore()
    {
    }

    internal RoundScore(Guid roundId, Guid raterId, RatingScores scores, DateTimeOffset at) => (RoundId, RaterId, Scores, At) = (roundId, raterId, scores, at);

    public Guid RoundId { get; private init; }
    public Guid RaterId { get; private init; }
    public RatingScores Scores { get; private set; } = new();
    public DateTimeOffset At { get; private set; }

    internal void Change(RatingScores scores, DateTimeOffset at) => (Scores, At) = (scores.Checked(), at);
}
