namespace InstrumentHub.Core.Catalogue;

/// <summary>Who looks after the page of an instrument, and when somebody last said that it is still right.</summary>
public sealed class Freshness
{
    /// <summary>Half a year: so often somebody is asked whether it is still right.</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromDays(183);

    private Freshness()
    {
    }

    public Freshness(string instrument) => Instrument = instrument;

    /// <summary>The slug.</summary>
    public string Instrument { get; private init; } = "";

    public Guid? StewardId { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }
    public DateTimeOffset? OutdatedAt { get; private set; }

    /// <summary>When the question was last put; kept so that it is put once in half a year, whoever answers.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Goes up with every change: two nodes that would ask at once ask once.</summary>
    public int Edition { get; private set; }

    /// <summary>Whether somebody was asked within the last half year.</summary>
    public bool WasAsked(DateTimeOffset now) => now - AskedAt < AskEvery;

    public void Ask(DateTimeOffset at) => (AskedAt, Edition) = (at, Edition + 1);

    public void Verify(DateTimeOffset at) => (VerifiedAt, OutdatedAt, Edition) = (at, null, Edition + 1);

    public void MarkOutdated(DateTimeOffset at) => (OutdatedAt, Edition) = (OutdatedAt ?? at, Edition + 1);

    /// <exception cref="RuleException">Somebody else looks after it.</exception>
    public void Adopt(Guid account)
    {
        if (StewardId is { } other && other != account) { throw new RuleException("has-steward", "Iemand anders houdt deze pagina al bij."); }
        (StewardId, Edition) = (account, Edition + 1);
    }

    public void Release() => (StewardId, Edition) = (null, Edition + 1);
}

/// <summary>How an instrument is looked after, as its page shows it.</summary>
/// <param name="Steward">The name of who looks after it.</param>
public sealed record Care(string? Steward, DateTimeOffset? VerifiedAt, DateTimeOffset? OutdatedAt, ValueList<PublishedNote> Notes)
{
    public static readonly Care None = new(null, null, null, []);
}

/// <param name="By">The maker's name; null when they are no longer here.</param>
public sealed record PublishedNote(Guid Id, string? By, string Text, DateTimeOffset At, int? ProcessedIn);
