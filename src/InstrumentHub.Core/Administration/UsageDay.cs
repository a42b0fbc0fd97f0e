namespace InstrumentHub.Core.Administration;

/// <summary>How often something happened on one day. A number and nothing else: who did it was never known here.</summary>
public sealed class UsageDay
{
    public const int MaxKeyLength = 80;

    /// <summary>Below this, a number about one instrument might tell who it was; only administrators see it.</summary>
    public const int Few = 3;

    private UsageDay()
    {
    }

    public UsageDay(DateOnly day, UsageKind kind, string key, long count) => (Day, Kind, Key, Count) = (day, kind, key, count);

    /// <summary>A day in UTC.</summary>
    public DateOnly Day { get; private init; }

    public UsageKind Kind { get; private init; }

    /// <summary>The section of the site, or the slug of an instrument; empty where the kind says all.</summary>
    public string Key { get; private init; } = "";

    public long Count { get; private set; }

    public void SetTo(long count) => Count = count;
}

public enum UsageKind
{
    /// <summary>Pages shown, by section of the site.</summary>
    Section,

    /// <summary>Pages shown about one instrument.</summary>
    Instrument,
    Search,
    Proposal,
    Comment,
    Rating,

    /// <summary>Communities and rooms in which somebody did something.</summary>
    ActiveCommunity,
    SignUp,
}
