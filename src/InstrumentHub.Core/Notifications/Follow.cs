using System.Security.Cryptography;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Notifications;

/// <summary>Somebody wants to hear of news about one thing.</summary>
public sealed class Follow
{
    private Follow()
    {
    }

    public Follow(Guid account, Subject subject, DateTimeOffset at) =>
        (AccountId, SubjectKind, SubjectKey, At, FeedKey) = (account, subject.Kind, subject.Key, at, PrivateKey.New());

    public Guid AccountId { get; private init; }
    public SubjectKind SubjectKind { get; private init; }
    public string SubjectKey { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>Names this follow's own feed: whoever has the address can read it, so it is nobody else's and ends with the follow.</summary>
    public string FeedKey { get; private init; } = "";
}

/// <summary>A name that cannot be guessed, for an address that needs no sign-in.</summary>
public static class PrivateKey
{
    private const int Bytes = 24;

    /// <summary>What <see cref="New"/> gives, in characters.</summary>
    public const int Length = 2 * Bytes;

    /// <summary>Lower case throughout: addresses are compared and redirected without regard to case.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
