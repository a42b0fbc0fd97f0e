using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure.Spam;

/// <summary>What a stamp says of the form that carries it.</summary>
public enum StampJudgement
{
    Good,

    /// <summary>Sent sooner than a person can read a form and answer it.</summary>
    TooSoon,

    /// <summary>Made longer ago than anyone keeps a page open; programs collect forms and send them later.</summary>
    TooOld,

    /// <summary>There is none, or it is not ours.</summary>
    Missing,
}

/// <summary>
/// The moment at which a form was shown, sealed, so that a program cannot make one up. It says nothing of who asked for the form: pages that are the same for everyone
/// may be remembered with it. One stamp can be sent many times; against that stand the limits per account and network.
/// </summary>
public sealed class FormStamp(IDataProtectionProvider protection, IOptionsMonitor<SpamTrapOptions> options, TimeProvider time)
{
    public static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2), Oldest = TimeSpan.FromHours(24);

    private readonly IDataProtector _seal = protection.CreateProtector("InstrumentHub.FormStamp.v1");

    public string Make() => _seal.Protect(time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    public StampJudgement Judge(string? stamp)
    {
        if (Read(stamp) is not { } made) { return StampJudgement.Missing; }

        var age = time.GetUtcNow() - made;
        return age < TimeSpan.FromSeconds(options.CurrentValue.SoonestSeconds) ? StampJudgement.TooSoon : age > Oldest ? StampJudgement.TooOld : StampJudgement.Good;
    }

    private DateTimeOffset? Read(string? stamp)
    {
        if (string.IsNullOrEmpty(stamp)) { return null; }
        try { return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(_seal.Unprotect(stamp), CultureInfo.InvariantCulture)); }
        catch (CryptographicException) { return null; }
    }
}
