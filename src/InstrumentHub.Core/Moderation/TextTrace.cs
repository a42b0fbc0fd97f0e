namespace InstrumentHub.Core.Moderation;

/// <summary>
/// That somebody placed a text, and what it resembled; never the text itself. Against copies and floods; forgotten after <see cref="KeptFor"/>.
/// </summary>
public sealed class TextTrace
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    public const int MaxNetworkLength = 45;

    private TextTrace()
    {
    }

    /// <param name="network">The network that it came from, not the address: a /24 of IPv4, a /64 of IPv6. Null where it is not known.</param>
    public TextTrace(Guid account, SubjectKind kind, string subject, TextFingerprint text, string? network, DateTimeOffset at) =>
        (Id, AccountId, Kind, SubjectKey, Exact, Similar, Words, Network, At) =
        (Guid.CreateVersion7(at), account, kind, subject, unchecked((long)text.Exact), unchecked((long)text.Similar), text.Words, network, at);

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public SubjectKind Kind { get; private init; }

    /// <summary>Whose changes are no copies of itself.</summary>
    public string SubjectKey { get; private init; } = "";

    /// <summary>The bits of <see cref="TextFingerprint.Exact"/>: databases have no numbers without a sign.</summary>
    public long Exact { get; private init; }
    public long Similar { get; private init; }
    public int Words { get; private init; }
    public string? Network { get; private init; }
    public DateTimeOffset At { get; private init; }

    public TextFingerprint Fingerprint => new(unchecked((ulong)Exact), unchecked((ulong)Similar), Words);
}
