using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Bench;

/// <summary>A room and the sessions of those who may be in it.</summary>
internal sealed record CrowdedRoom(Guid Room, Guid Community, IReadOnlyList<string> Sessions);

/// <summary>Makes rooms full of people for a bench; like everything here, only where the configuration asks for it.</summary>
internal sealed class Crowd(HubContext hub, SignInManager<Account> signIn, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider time)
{
    public async Task<IReadOnlyList<CrowdedRoom>> GatherAsync(int rooms, int peopleEach, string instrument, CancellationToken cancel)
    {
        List<CrowdedRoom> made = [];
        for (var n = 0; n < rooms; n++)
        {
            var (now, mark) = (time.GetUtcNow(), Guid.NewGuid().ToString("N")[..12]);
            var people = Enumerable.Range(0, peopleEach).Select(i => Person($"bench-{mark}-{i}", now)).ToList();
            hub.Accounts.AddRange(people);
            var community = Community.Start($"bench-{mark}", new($"Bench {mark}", "Meten", CommunityVisibility.Hidden), people[0].Id, now);
            foreach (var person in people.Skip(1)) { community.Admit(person.Id, CommunityRole.Member, now); }
            var room = Room.Open(community.Id, instrument, now);
            hub.Add(community);
            hub.Add(room);
            await hub.SaveChangesAsync(cancel);
            hub.ChangeTracker.Clear();
            List<string> sessions = [];
            foreach (var person in people) { sessions.Add(await SessionAsync(person, now)); }
            made.Add(new(room.Id, community.Id, sessions));
        }
        return made;
    }

    /// <summary>Vouched for, as an invited member is; otherwise the bench meets the limit of newcomers instead of the room's.</summary>
    private static Account Person(string handle, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Name = handle, Handle = handle, UserName = $"{handle}@example.org", NormalizedUserName = $"{handle}@EXAMPLE.ORG".ToUpperInvariant(),
        Email = $"{handle}@example.org", NormalizedEmail = $"{handle}@EXAMPLE.ORG".ToUpperInvariant(), SecurityStamp = Guid.NewGuid().ToString("N"), RegisteredAt = now, TrustedAt = now,
    };

    private async Task<string> SessionAsync(Account person, DateTimeOffset now)
    {
        var cookie = cookies.Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(await signIn.CreateUserPrincipalAsync(person), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}";
    }
}
