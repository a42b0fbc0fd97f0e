using System.Linq.Expressions;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>A community, and what the one who asks is to it.</summary>
/// <param name="Role">Null for who is no member.</param>
public sealed record CommunityPlace(Guid Id, string Slug, string Name, CommunityVisibility Visibility, bool IsArchived, CommunityRole? Role)
{
    public bool IsMember => Role is not null;

    /// <summary>To hand to <see cref="Actor.May"/> and <see cref="Actor.Demand"/> as what the actor is in this place.</summary>
    public Standing Standing => Role.Standing();

    /// <summary>The act of reading it: an open community is for everyone, another for its members.</summary>
    public Act Reading => Visibility == CommunityVisibility.Open ? Permissions.ReadOpenCommunity : Permissions.ReadCommunity;
}

/// <summary>
/// The one place that says whether a community exists for somebody, and what they are to it. A hidden community and a name that nobody ever used
/// take the same query and get the same answer: nothing. Moderators are no exception; what is hidden is between its members.
/// </summary>
public sealed class CommunityAccess(IDbContextFactory<HubContext> hubs)
{
    public Task<CommunityPlace?> FindAsync(Actor actor, string slug, CancellationToken cancel) => FindAsync(actor, c => c.Slug == slug, cancel);

    public Task<CommunityPlace?> FindAsync(Actor actor, Guid id, CancellationToken cancel) => FindAsync(actor, c => c.Id == id, cancel);

    private async Task<CommunityPlace?> FindAsync(Actor actor, Expression<Func<Community, bool>> which, CancellationToken cancel)
    {
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var account = actor.AccountId;
        return await hub.Communities.Where(which).ThatExistFor(actor)
            .Select(c => new CommunityPlace(c.Id, c.Slug, c.Name, c.Visibility, c.ArchivedAt != null,
                c.Members.Where(m => m.AccountId == account).Select(m => (CommunityRole?)m.Role).SingleOrDefault()))
            .SingleOrDefaultAsync(cancel);
    }
}

internal static class CommunityQueries
{
    /// <summary>Those that somebody may know of. Every query that shows, counts or searches communities begins with this.</summary>
    public static IQueryable<Community> ThatExistFor(this IQueryable<Community> communities, Actor actor) => communities.ThatExistFor(actor.AccountId);

    /// <param name="account">Null for a visitor.</param>
    public static IQueryable<Community> ThatExistFor(this IQueryable<Community> communities, Guid? account) =>
        communities.Where(c => (c.Visibility != CommunityVisibility.Hidden && c.HiddenAt == null) || c.Members.Any(m => m.AccountId == account));

    /// <summary>Those of which somebody may read what they write.</summary>
    public static IQueryable<Community> ThatOpenFor(this IQueryable<Community> communities, Actor actor)
    {
        var account = actor.AccountId;
        return communities.Where(c => (c.Visibility == CommunityVisibility.Open && c.HiddenAt == null) || c.Members.Any(m => m.AccountId == account));
    }
}
