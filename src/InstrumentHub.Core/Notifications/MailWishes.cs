namespace InstrumentHub.Core.Notifications;

/// <summary>How somebody wants to be told by mail. Who never chose gets a weekly digest, and at once only what is about them.</summary>
public sealed class MailWishes
{
    private MailWishes()
    {
    }

    public MailWishes(Guid account) => (AccountId, UnsubscribeKey) = (account, PrivateKey.New());

    /// <summary>A little less than a day and a week, so that a digest does not come later every time.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(23), Week = TimeSpan.FromDays(6.9);

    public Guid AccountId { get; private init; }
    public DigestRhythm Digest { get; private set; } = DigestRhythm.Weekly;

    /// <summary>Mentions and decisions about you, at once.</summary>
    public bool AtOnce { get; private set; } = true;

    /// <summary>In the link that ends all of it with one click, without signing in.</summary>
    public string UnsubscribeKey { get; private init; } = "";

    public DateTimeOffset? LastDigestAt { get; private set; }

    public void Choose(DigestRhythm digest, bool atOnce) => (Digest, AtOnce) = (digest, atOnce);

    /// <summary>Off means off.</summary>
    public void TurnOff() => (Digest, AtOnce) = (DigestRhythm.Off, false);

    public bool IsDue(DateTimeOffset now) => Digest switch
    {
        DigestRhythm.Daily => LastDigestAt is null || now - LastDigestAt >= Day,
        DigestRhythm.Weekly => LastDigestAt is null || now - LastDigestAt >= Week,
        _ => false,
    };

    public void Sent(DateTimeOffset at) => LastDigestAt = at;
}

public enum DigestRhythm
{
    Weekly,
    Daily,
    Off,
}
