namespace InstrumentHub.Core.Learning;

/// <summary>
/// How many people asked or opened something on one day, counted without knowing who or what: <see cref="Key"/> is made of the question with
/// the day's secret (<see cref="DaySecret"/>), and a mark is one byte made of the asker, the question and that secret. One asker in 256 has the same mark,
/// marks of one asker at two questions have nothing in common, and with the secret all of it goes when the day is over.
/// </summary>
public sealed class DailyTally
{
    public const int KeyLength = 32;

    /// <summary>From so many people on the question itself is kept.</summary>
    public const int LeastPeople = 3;

    private const int MarkLength = 2;

    /// <summary>There are no more marks than a byte has values.</summary>
    public const int MaxMarksLength = 256 * MarkLength;

    private DailyTally()
    {
    }

    public DailyTally(DateOnly day, string key) => (Day, Key) = (day, key);

    public DateOnly Day { get; private init; }
    public string Key { get; private init; } = "";

    /// <summary>Two figures (hexadecimal) a person.</summary>
    public string Marks { get; private set; } = "";

    /// <summary>Goes up with every change: two nodes that count at once both count.</summary>
    public int Edition { get; private set; }

    /// <summary>Rather too few than too many: two people may have the same mark, one never has two.</summary>
    public int People => Marks.Length / MarkLength;

    /// <returns>Whether this mark is a new one.</returns>
    public bool Add(byte mark)
    {
        var figures = mark.ToString("x2", System.Globalization.CultureInfo.InvariantCulture);
        for (var at = 0; at < Marks.Length; at += MarkLength)
            if (Marks.AsSpan(at, MarkLength).SequenceEqual(figures)) { return false; }
        (Marks, Edition) = (Marks + figures, Edition + 1);
        return true;
    }
}

/// <summary>What makes keys and marks of one day. It exists on that day only; without it nobody can tell any more what was counted.</summary>
public sealed class DaySecret
{
    /// <summary>In figures (hexadecimal).</summary>
    public const int Length = 64;

    private DaySecret()
    {
    }

    public DaySecret(DateOnly day, string secret) => (Day, Secret) = (day, secret);

    public DateOnly Day { get; private init; }
    public string Secret { get; private init; } = "";
}
