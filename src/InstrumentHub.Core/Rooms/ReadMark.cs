namespace InstrumentHub.Core.Rooms;

/// <summary>How far somebody has read in a room.</summary>
public sealed class ReadMark
{
    /// <summary>Who comes back after so long is on a new visit; what came meanwhile is "new since your last visit" until the next.</summary>
    public static readonly TimeSpan NewVisitAfter = TimeSpan.FromMinutes(30);

    private ReadMark()
    {
    }

    public ReadMark(Guid roomId, Guid accountId, long seq, DateTimeOffset at) => (RoomId, AccountId, Seq, VisitSeq, At) = (roomId, accountId, seq, 0, at);

    public Guid RoomId { get; private init; }
    public Guid AccountId { get; private init; }

    /// <summary>The last event seen.</summary>
    public long Seq { get; private set; }

    /// <summary>The last event seen before this visit began.</summary>
    public long VisitSeq { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Never goes back: a page that was loaded earlier may tell later.</summary>
    public void See(long seq, DateTimeOffset at)
    {
        if (at - At > NewVisitAfter) { VisitSeq = Seq; }
        (Seq, At) = (Math.Max(Seq, seq), at);
    }
}
