namespace InstrumentHub.Core.Moderation;

/// <summary>
/// That somebody who is new placed a text, and what it resembled; never the text itself. Against copies and floods; forgotten after
/// <see cref="KeptFor"/>. Of who is trusted nothing of the kind is kept.
/// </summary>
public sealed class TextTrace
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    public const int MaxNetworkLength = 45;

    private TextTrace()
    {
    }

    /// <param name="network">The network that it came from, not the address: a /24 of IPv4, a /64 of IPv6. Null where it is not known.</param>
    public TextTrace(Guid account, Subject subject, TextFingerprint text, string? network, DateTimeOffset at)
    {
        (Id, AccountId, SubjectKind, SubjectKey, Network, At) = (Guid.CreateVersion7(at), account, subject.Kind, subject.Key, network, at);
        Change(text);
    }

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public SubjectKind SubjectKind { get; private init; }

    /// <summary>Whose changes are no copies of itself, and no new texts.</summary>
    public string SubjectKey { get; private init; } = "";

    /// <summary>The bits of <see cref="TextFingerprint.Exact"/>: databases have no numbers without a sign.</summary>
    public long Exact { get; private set; }
    public long Similar { get; private set; }
    public int Words { get; private set; }
    public string? Network { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The same thing says something else now.</summary>
    public void Change(TextFingerprint text) => (Exact, Similar, Words) = (unchecked((long)text.Exact), unchecked((long)text.Similar), text.Words);
}
