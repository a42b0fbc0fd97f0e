namespace InstrumentHub.Core.Rooms;

/// <summary>What is rated: five statements, each from 1 (not at all) to 5 (entirely), so that more is always better.</summary>
public enum Criterion
{
    /// <summary>It helps the conversation.</summary>
    Helps,

    /// <summary>It takes little to prepare.</summary>
    Effort,

    /// <summary>It is safe for everyone who takes part.</summary>
    Safe,

    /// <summary>It works online.</summary>
    Online,

    /// <summary>Would use it again.</summary>
    Again,
}

/// <summary>One person's scores. Null for "I cannot tell"; at least one is given.</summary>
public sealed record RatingScores(int? Helps = null, int? Effort = null, int? Safe = null, int? Online = null, int? Again = null)
{
    public const int Lowest = 1, Highest = 5;

    public int? Of(Criterion criterion) => criterion switch
    {
        Criterion.Helps => Helps,
        Criterion.Effort => Effort,
        Criterion.Safe => Safe,
        Criterion.Online => Online,
        _ => Again,
    };

    /// <exception cref="RuleException">No score at all, or one outside of the scale.</exception>
    public RatingScores Checked()
    {
        int?[] all = [Helps, Effort, Safe, Online, Again];
        if (all.All(s => s is null)) { throw new RuleException("no-score", "Geef ten minste één score."); }
        if (all.Any(s => s is < Lowest or > Highest)) { throw new RuleException("score-out-of-range", "Een score is een getal van {0} tot {1}.", Lowest, Highest); }
        return this;
    }
}

/// <summary>Where it was used; each part may be left out.</summary>
/// <param name="Sector">A concept of the scheme <c>sectors</c>.</param>
/// <param name="Phase">A concept of the scheme <c>phases</c>.</param>
/// <param name="GroupSize">One of <see cref="GroupSizes"/>.</param>
public sealed record RatingContext(string? Sector = null, string? Phase = null, string? GroupSize = null)
{
    public const int MaxLength = 80;

    /// <summary>The bands by which the catalogue is searched, too.</summary>
    public static readonly IReadOnlyList<string> GroupSizes = ["1-4", "5-8", "9-15", "16-30", "30-"];

    public static readonly RatingContext None = new();

    public string? Of(Dimension dimension) => dimension switch
    {
        Dimension.Sector => Sector,
        Dimension.Phase => Phase,
        _ => GroupSize,
    };

    public RatingContext Without(Dimension dimension) => dimension switch
    {
        Dimension.Sector => this with { Sector = null },
        Dimension.Phase => this with { Phase = null },
        _ => this with { GroupSize = null },
    };
}

public enum Dimension
{
    Sector,
    Phase,
    GroupSize,
}

/// <summary>What one person thinks of a room's instrument; giving it again replaces it.</summary>
public sealed class Rating
{
    private Rating()
    {
    }

    public Guid RoomId { get; private init; }
    public Guid RaterId { get; private init; }
    public RatingScores Scores { get; private set; } = new();
    public RatingContext Context { get; private set; } = RatingContext.None;
    public DateTimeOffset At { get; private set; }

    /// <summary>The part of it that counts in the picture; see <see cref="RatingRelease"/>. Null until it does.</summary>
    public ReleasedRating? Released { get; private set; }

    /// <param name="isMaker">Makers know their instrument best and are the last who should rate it.</param>
    /// <exception cref="RuleException">The rater made the instrument, or the scores will not do.</exception>
    public static Rating Give(Room room, Guid rater, bool isMaker, RatingScores scores, RatingContext context, DateTimeOffset at)
    {
        var rating = new Rating { RoomId = room.Id, RaterId = rater };
        rating.Change(isMaker, scores, context, at);
        return rating;
    }

    public void Change(bool isMaker, RatingScores scores, RatingContext context, DateTimeOffset at)
    {
        DemandNotMaker(isMaker);
        (Scores, Context, At) = (scores.Checked(), context, at);
    }

    internal void Release(RatingContext context) => Released = new(Scores, context);

    internal static void DemandNotMaker(bool isMaker)
    {
        if (isMaker) { throw new RuleException("own-instrument", "Je hebt dit instrument zelf gemaakt. Laat het waarderen aan anderen over."); }
    }
}

/// <summary>A rating as it counts in the picture.</summary>
public sealed record ReleasedRating(RatingScores Scores, RatingContext Context);
