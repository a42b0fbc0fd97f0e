using System.Security.Cryptography;
using System.Text;

namespace InstrumentHub.Core.Links;

/// <summary>An address that something published leads to, and whether it works. One row an address, however many pages have it.</summary>
public sealed class LinkCheck
{
    public const int KeyLength = 64;
    public const int MaxUrlLength = 1_000;
    public const int MaxHostLength = 255;
    public const int MaxReasonLength = 40;

    /// <summary>One bad day of a server is no news: a link is called dead after this many failures in a row, the first this long ago.</summary>
    public const int FailuresUntilDead = 3;

    public static readonly TimeSpan FailingUntilDead = TimeSpan.FromDays(2);

    private static readonly TimeSpan AgainAfterWorking = TimeSpan.FromDays(14), AgainAfterFailing = TimeSpan.FromDays(1), AgainWhenDead = TimeSpan.FromDays(7);

    private LinkCheck()
    {
    }

    public LinkCheck(string url, DateTimeOffset at) => (Key, Url, Host, NextAt) = (KeyOf(url), url, new Uri(url).IdnHost.ToLowerInvariant(), at);

    /// <summary>The SHA-256 of the address: an address itself is too long for an index of every database.</summary>
    public string Key { get; private init; } = "";

    public string Url { get; private init; } = "";
    public string Host { get; private init; } = "";
    public DateTimeOffset NextAt { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public DateTimeOffset? WorkedAt { get; private set; }

    /// <summary>The first of the failures in a row; null while it works.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public int Failures { get; private set; }

    /// <summary>When it was last found not to work; null while that is not certain.</summary>
    public DateTimeOffset? DeadAt { get; private set; }

    /// <summary>What was found last, in a word: <c>404</c>, <c>no-such-host</c>, <c>timeout</c>.</summary>
    public string Reason { get; private set; } = "";

    public static string KeyOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));

    public void Works(DateTimeOffset at) => (CheckedAt, WorkedAt, FailingSince, Failures, DeadAt, Reason, NextAt) = (at, at, null, 0, null, "", at + AgainAfterWorking);

    /// <summary>The server is there and does not talk to programs: that tells nothing about the page.</summary>
    public void TellsNothing(string reason, DateTimeOffset at) => (CheckedAt, FailingSince, Failures, DeadAt, Reason, NextAt) = (at, null, 0, null, Cut(reason), at + AgainAfterWorking);

    /// <returns>Whether it has died of this failure.</returns>
    public bool Fails(string reason, DateTimeOffset at)
    {
        var wasDead = DeadAt is not null;
        (CheckedAt, FailingSince, Failures, Reason) = (at, FailingSince ?? at, Failures + 1, Cut(reason));
        if (wasDead || (Failures >= FailuresUntilDead && at - FailingSince >= FailingUntilDead)) { DeadAt = at; }
        NextAt = at + (DeadAt is null ? AgainAfterFailing : AgainWhenDead);
        return !wasDead && DeadAt is not null;
    }

    public void Postpone(DateTimeOffset until) => NextAt = until;

    private static string Cut(string reason) => reason.Length > MaxReasonLength ? reason[..MaxReasonLength] : reason;
}
