using System.Linq.Expressions;
using System.Security.Claims;
using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>Lets people into rooms, or not. Room, account and membership come from one query, so each act is judged by what holds at that moment.</summary>
public sealed class RoomDoor(IDbContextFactory<HubContext> hubs, IOptions<IdentityOptions> identity, TimeProvider time)
{
    /// <returns>Null when there is no such room or this reader may not know of it.</returns>
    public Task<RoomSeat?> FindAsync(ClaimsPrincipal? user, Guid room, Language language, CancellationToken cancel) => FindAsync(user, r => r.Id == room, language, cancel);

    /// <inheritdoc cref="FindAsync(ClaimsPrincipal?, Guid, Language, CancellationToken)"/>
    public Task<RoomSeat?> FindAsync(ClaimsPrincipal? user, string key, Language language, CancellationToken cancel) => FindAsync(user, r => r.Key == key, language, cancel);

    /// <exception cref="RuleException">There is no such room, or not for this reader.</exception>
    public async Task<RoomSeat> SeatAsync(ClaimsPrincipal? user, Guid room, Language language, CancellationToken cancel) =>
        await FindAsync(user, room, language, cancel) ?? throw RoomSeat.NotFound();

    private async Task<RoomSeat?> FindAsync(ClaimsPrincipal? user, Expression<Func<Room, bool>> which, Language language, CancellationToken cancel)
    {
        var (id, stamp) = (Guid.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var parsed) ? parsed : Guid.Empty, user?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType));
        await using var hub = await hubs.CreateDbContextAsync(cancel);
        var row = await (
            from room in hub.Rooms.AsNoTracking().Where(which)
            from account in hub.Accounts.AsNoTracking().Where(a => a.Id == id && a.SecurityStamp == stamp && a.DeletedAt == null).DefaultIfEmpty()
            from community in hub.Communities.Where(c => c.Id == room.CommunityId).DefaultIfEmpty()
            from member in hub.Memberships.Where(m => m.CommunityId == room.CommunityId && account != null && m.AccountId == account.Id).DefaultIfEmpty()
            select new
            {
                room, account,
                isMaker = account != null && hub.MakerClaims.Any(c => c.Instrument == room.Instrument && c.AccountId == account.Id && c.State == MakerClaimState.Confirmed),
                community = community == null ? null : new { community.Slug, community.Name, community.ArchivedAt },
                role = member == null ? (CommunityRole?)null : member.Role,
            }).SingleOrDefaultAsync(cancel);
        if (row is null) { return null; }

        var actor = row.account?.ToActor(time.GetUtcNow()) ?? Actor.Anonymous;
        var isPublic = row.room.CommunityId is null;
        var standing = isPublic ? actor.IsSignedIn ? Standing.Member : Standing.None : row.role.Standing();
        if (row.isMaker) { standing |= Standing.Maker; }
        if (!actor.May(isPublic ? Permissions.ReadPublicRoom : Permissions.ReadRoom, standing)) { return null; }

        var view = new RoomView(row.room.Id, row.room.Instrument, isPublic ? null : new(row.room.CommunityId!.Value, row.community!.Slug, row.community.Name),
            row.room.Seq, row.room.IsLocked, row.room.SlowSeconds, row.community?.ArchivedAt is not null);
        return new(view, actor, row.account is null ? null : new(row.account.Id, row.account.Name, row.account.Handle), standing, language);
    }
}
