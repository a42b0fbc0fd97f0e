using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace InstrumentHub.Core.Communities;

/// <summary>
/// A link that lets its holder join a community. The database keeps the hash of its secret only, so the link is shown once; who reads a backup can use none.
/// </summary>
public sealed class Invitation
{
    private const int SecretBytes = 24;

    /// <summary>Of a SHA-256 in lower case hexadecimals: some databases compare text without case.</summary>
    public const int HashLength = 64;
    public const int MaxUses = 500;
    public const int MaxDays = 90;
    public const int MaxEmailLength = 254;

    /// <summary>How many may be open at once in one community.</summary>
    public const int MaxOpen = 200;

    private Invitation()
    {
    }

    public Guid Id { get; private init; }
    public Guid CommunityId { get; private init; }
    public string Hash { get; private init; } = "";

    /// <summary>Whom it was mailed to; null for a link to hand round.</summary>
    public string? Email { get; private init; }

    public Guid InvitedBy { get; private init; }
    public DateTimeOffset InvitedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public int UsesAllowed { get; private init; }
    public int Uses { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <param name="days">From 1 to <see cref="MaxDays"/>.</param>
    /// <param name="uses">From 1 to <see cref="MaxUses"/>.</param>
    /// <returns>The invitation, and the secret of its link: the only moment at which it is known.</returns>
    public static (Invitation Invitation, string Secret) Make(Guid community, Guid by, DateTimeOffset now, int days, int uses, string? email = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(days is >= 1 and <= MaxDays, true, nameof(days));
        ArgumentOutOfRangeException.ThrowIfNotEqual(uses is >= 1 and <= MaxUses, true, nameof(uses));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now), CommunityId = community, Hash = HashOf(secret), Email = email,
            InvitedBy = by, InvitedAt = now, ExpiresAt = now.AddDays(days), UsesAllowed = uses,
        };
        return (invitation, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && Uses < UsesAllowed;

    /// <exception cref="RuleException">It is over: expired, withdrawn or used up.</exception>
    public void Use(DateTimeOffset now)
    {
        if (!IsOpen(now)) { throw new RuleException("invitation-over", "Deze uitnodiging is niet meer geldig. Vraag om een nieuwe."); }
        Uses++;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
