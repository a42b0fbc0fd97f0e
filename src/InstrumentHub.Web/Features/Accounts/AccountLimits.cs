using System.Threading.RateLimiting;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// How often something may be tried for one e-mail address on this node, whether or not there is an account with it: what is refused tells nothing.
/// The lock on the account itself, which all nodes share, stands beside it and speaks the same words.
/// </summary>
public sealed class AccountLimits : IDisposable
{
    /// <summary>As many wrong passwords as the account's own lock takes.</summary>
    public const int Tries = 10;
    private const int Mails = 4;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _tries = Limiter(Tries), _mails = Limiter(Mails);

    /// <summary>One more password for this address; false when there were too many.</summary>
    public bool MayTry(string address) => Take(_tries, address);

    /// <summary>One more mail that somebody asks for to this address.</summary>
    public bool MayMail(string address) => Take(_mails, address);

    public void Dispose()
    {
        _tries.Dispose();
        _mails.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string address)
    {
        using var lease = limiter.AttemptAcquire(address.Trim().ToUpperInvariant());
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 }));
}
