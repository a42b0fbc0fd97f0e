using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>A community in the hand of the one who changes it; nobody else changes it meanwhile.</summary>
/// <param name="Hub">What is added here is stored with the change.</param>
public sealed record CommunityChange(Community Community, Actor Actor, HubContext Hub, DateTimeOffset Now)
{
    public CommunityRole? RoleOf(Guid account) => Community.Members.Where(m => m.AccountId == account).Select(m => (CommunityRole?)m.Role).SingleOrDefault();
}

/// <summary>
/// Where a community is changed: one change at a time, by who may do so at that very moment, and told to every node once it is certain. Two owners
/// who leave at once come one after the other, so the second hears that they are the last.
/// </summary>
public sealed class CommunityDesk(HubContext hub, CommunityAccess access, Actors actors, DeskInbox inbox, TextPlacing placing, IDoorbell doorbell, TimeProvider time)
{
    /// <summary>Below it rings what changed in a community: <c>members/{id}</c>. Rooms listen, so that who was removed stops receiving.</summary>
    public const string MembersTopic = "members";

    /// <summary>Rings when what everybody may read of communities may have changed.</summary>
    public const string ListingsTopic = "communities";

    /// <summary>The community as it is for who asks, who may do this there; null when for them it does not exist.</summary>
    /// <exception cref="NotAllowedException">It does, and the act is for others.</exception>
    public async Task<CommunityPlace?> FindAsync(string slug, Act act, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await access.FindAsync(actor, slug, cancel) is not { } place) { return null; }
        actor.Demand(act, place.Standing);
        return place;
    }

    /// <returns>The community as it was before; null when for who asks it does not exist, and nothing changed.</returns>
    /// <exception cref="NotAllowedException">The act is for others.</exception>
    /// <exception cref="Core.RuleException">The community's rules refuse the change.</exception>
    public async Task<CommunityPlace?> ChangeAsync(string slug, Act act, Func<CommunityChange, Task> change, CancellationToken cancel)
    {
        if (await FindAsync(slug, act, cancel) is not { } place) { return null; }
        await ChangeAsync(place.Id, act, change, cancel);
        return place;
    }

    /// <summary>The same for who comes in another way than by the community's address, such as with an invitation.</summary>
    public async Task ChangeAsync(Guid id, Act act, Func<CommunityChange, Task> change, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        // First the update, which holds the row until the commit, then the reading: what is read stays so until we are done. Keep this order.
        await hub.Communities.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version + 1), cancel);
        var community = await hub.Communities.Include(c => c.Members).SingleAsync(c => c.Id == id, cancel);
        var current = new CommunityChange(community, actor, hub, time.GetUtcNow());
        // Asked again: whoever was let go a moment ago may not any more.
        actor.Demand(act, actor.AccountId is { } account ? current.RoleOf(account).Standing() : Standing.None);
        await change(current);
        await hub.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        await doorbell.RingAsync($"{MembersTopic}/{id}", community.Version, CancellationToken.None);
        await doorbell.RingAsync(ListingsTopic, cancel: CancellationToken.None);
    }

    public Task<CommunityPlace?> ChangeAsync(string slug, Act act, Action<CommunityChange> change, CancellationToken cancel) => ChangeAsync(slug, act, current =>
    {
        change(current);
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Starts a community; a name that is taken gets a number, a hidden one an address that tells nothing.</summary>
    public async Task<Community> StartAsync(CommunityProfile profile, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        actor.Demand(Permissions.StartCommunity);
        for (var attempt = 1; ; attempt++)
        {
            var slug = await FreeSlugAsync(profile, attempt, cancel);
            var community = Community.Start(slug, profile, actor.Id, time.GetUtcNow());
            await PlaceAsync(community, profile, cancel);
            hub.Add(community);
            try
            {
                await hub.SaveChangesAsync(cancel);
                await doorbell.RingAsync(ListingsTopic, cancel: CancellationToken.None);
                return community;
            }
            catch (DbUpdateException) when (attempt < 10)
            {
                // Somebody took the address between our look and our writing.
                hub.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Describes a community anew. One that becomes hidden gets another address, for its old one was known.</summary>
    /// <returns>Its address from now on; null when it does not exist for who asks.</returns>
    public async Task<string?> DescribeAsync(string slug, CommunityProfile profile, CancellationToken cancel)
    {
        var now = slug;
        var found = await ChangeAsync(slug, Permissions.DescribeCommunity, async current =>
        {
            var hides = profile.Visibility == CommunityVisibility.Hidden && current.Community.Visibility != CommunityVisibility.Hidden;
            current.Community.Describe(profile);
            if (hides) { current.Community.MoveTo(CommunitySlug.Hidden(profile.Name)); }
            now = current.Community.Slug;
            await PlaceAsync(current.Community, profile, cancel);
            await inbox.ResubmitAsync(current.Community, new(SubjectKind.Community, current.Community.Id), current.Community.Name, current.Actor.Id, current.Community.Id, cancel);
        }, cancel);
        return found is null ? null : now;
    }

    /// <summary>A hidden one speaks to its members only.</summary>
    private Task PlaceAsync(Community community, CommunityProfile profile, CancellationToken cancel) => placing.PlaceAsync(community.HiddenAt is null ? community : null, new(
        new(SubjectKind.Community, community.Id), $"{profile.Name}\n\n{profile.Challenge}\n\n{profile.Description}", profile.Name,
        profile.Visibility == CommunityVisibility.Hidden ? TextReach.Circle : TextReach.Everyone), cancel);

    private async Task<string> FreeSlugAsync(CommunityProfile profile, int attempt, CancellationToken cancel)
    {
        if (profile.Visibility == CommunityVisibility.Hidden) { return CommunitySlug.Hidden(profile.Name); }
        var stem = CommunitySlug.Of(profile.Name);
        var taken = (await hub.Communities.Where(c => c.Slug.StartsWith(stem)).Select(c => c.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(attempt, taken.Count + 2).Select(n => CommunitySlug.Of(profile.Name, n)).First(s => !taken.Contains(s));
    }
}
