namespace InstrumentHub.Core.Learning;

/// <summary>What one person says of what the site shows as related: it is so, or it is not. Two instruments are one relation, from whichever page it was seen.</summary>
public sealed class RelationVote
{
    private RelationVote()
    {
    }

    /// <exception cref="RuleException">An instrument is not related to itself.</exception>
    public RelationVote(Guid account, string one, string other, bool agrees, DateTimeOffset at)
    {
        if (one == other) { throw new RuleException("same-instrument", "Een instrument is niet verwant met zichzelf."); }
        ((First, Second), AccountId, Agrees, At) = (Pair(one, other), account, agrees, at);
    }

    public Guid AccountId { get; private init; }

    /// <summary>Slugs, in alphabetical order.</summary>
    public string First { get; private init; } = "";
    public string Second { get; private init; } = "";

    public bool Agrees { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <returns>False when that is what they said before.</returns>
    public bool Change(bool agrees, DateTimeOffset at)
    {
        if (Agrees == agrees) { return false; }
        (Agrees, At) = (agrees, at);
        return true;
    }

    /// <summary>The one order in which a relation is stored.</summary>
    public static (string First, string Second) Pair(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
}
