using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Communities;

public sealed class Membership
{
    private Membership()
    {
    }

    internal Membership(Guid communityId, Guid accountId, CommunityRole role, DateTimeOffset at) =>
        (CommunityId, AccountId, Role, JoinedAt) = (communityId, accountId, role, at);

    public Guid CommunityId { get; private init; }
    public Guid AccountId { get; private init; }
    public CommunityRole Role { get; private set; }
    public DateTimeOffset JoinedAt { get; private init; }

    internal void Become(CommunityRole role) => Role = role;
}

/// <summary>In order: each may all that the one before may.</summary>
public enum CommunityRole
{
    Member,
    Facilitator,
    Owner,
}

public static class CommunityRoles
{
    /// <summary>What a role is worth inside its community; nothing for who has none.</summary>
    public static Standing Standing(this CommunityRole? role) => role switch
    {
        CommunityRole.Owner => Moderation.Standing.Member | Moderation.Standing.Facilitator | Moderation.Standing.Owner,
        CommunityRole.Facilitator => Moderation.Standing.Member | Moderation.Standing.Facilitator,
        CommunityRole.Member => Moderation.Standing.Member,
        _ => Moderation.Standing.None,
    };
}
