using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Conduct;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Invitations;

/// <summary>Making, withdrawing and using invitations.</summary>
public sealed class InvitationDesk(HubContext hub, Actors actors, CommunityDesk desk, CommunityLetters letters, ConductRules conduct, TimeProvider time)
{
    /// <summary>
    /// How many invitations may go out by mail in a day, from one community and from one person: enough for a large group, useless for sending mail to strangers.
    /// </summary>
    public const int MaxMailsADay = 100;

    /// <returns>The secret of the link and the invitation; null when there is no such community for who asks.</returns>
    public async Task<(Invitation Invitation, string Secret)?> MakeLinkAsync(string slug, int days, int uses, CancellationToken cancel)
    {
        (Invitation Invitation, string Secret)? made = null;
        await desk.ChangeAsync(slug, Permissions.InviteMembers, async current =>
        {
            await DemandRoomAsync(current, 1, cancel);
            made = Invitation.Make(current.Community.Id, current.Actor.Id, current.Now, days, uses);
            hub.Add(made.Value.Invitation);
        }, cancel);
        return made;
    }

    /// <summary>Invites every address once; one that holds an open invitation gets a new one in its place.</summary>
    public async Task<CommunityPlace?> MailAsync(string slug, IReadOnlyCollection<string> emails, int days, CancellationToken cancel)
    {
        var place = await desk.ChangeAsync(slug, Permissions.InviteMembers, async current =>
        {
            await DemandRoomAsync(current, emails.Count, cancel);
            var (community, by, since) = (current.Community, current.Actor.Id, current.Now.AddDays(-1));
            var mailed = hub.Invitations.Where(i => i.Email != null && i.InvitedAt > since);
            var most = Math.Max(await mailed.CountAsync(i => i.CommunityId == community.Id, cancel), await mailed.CountAsync(i => i.InvitedBy == by, cancel));
            if (most + emails.Count > MaxMailsADay)
            {
                throw new RuleException("too-many-mails", "Per dag kunnen er {0} uitnodigingen per e-mail de deur uit. Deel een link, of ga morgen verder.", MaxMailsADay);
            }
            foreach (var before in await hub.Invitations.Where(i => i.CommunityId == community.Id && i.Email != null && emails.Contains(i.Email) && i.RevokedAt == null).ToListAsync(cancel)) { before.Revoke(current.Now); }
            foreach (var email in emails)
            {
                var (invitation, secret) = Invitation.Make(community.Id, current.Actor.Id, current.Now, days, uses: 1, email);
                hub.Add(invitation);
                await letters.InvitedAsync(community, invitation, secret, cancel);
            }
        }, cancel);
        if (place is not null) { await letters.SendAsync(cancel); }
        return place;
    }

    public Task<CommunityPlace?> RevokeAsync(string slug, Guid id, CancellationToken cancel) => desk.ChangeAsync(slug, Permissions.InviteMembers, async current =>
    {
        var community = current.Community.Id;
        (await hub.Invitations.SingleOrDefaultAsync(i => i.Id == id && i.CommunityId == community, cancel))?.Revoke(current.Now);
    }, cancel);

    /// <summary>The invitation that a link's secret opens; null when it is none, or is over. Nothing tells the two apart.</summary>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancel)
    {
        var hash = Invitation.HashOf(secret);
        var found = await hub.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, cancel);
        return found?.IsOpen(time.GetUtcNow()) == true ? found : null;
    }

    /// <summary>Makes who is signed in a member, and trusted if somebody who is vouched for them. A member uses nothing up.</summary>
    /// <returns>False when the invitation is none, or is over.</returns>
    public async Task<bool> AcceptAsync(string secret, CancellationToken cancel)
    {
        if (await FindAsync(secret, cancel) is not { } open) { return false; }
        var account = (await actors.CurrentAsync(cancel)).Id;
        await desk.ChangeAsync(open.CommunityId, Permissions.AcceptInvitation, async current =>
        {
            if (current.RoleOf(account) is not null) { return; }
            // Read within the change: of two who take the last place, one gets it.
            var invitation = await hub.Invitations.SingleAsync(i => i.Id == open.Id, cancel);
            invitation.Use(current.Now);
            current.Community.Admit(account, CommunityRole.Member, current.Now);
            var community = current.Community.Id;
            (await hub.JoinRequests.SingleOrDefaultAsync(r => r.CommunityId == community && r.AccountId == account, cancel))?.Reply(welcome: true, invitation.InvitedBy, current.Now);
            await conduct.AgreeAsync(hub, account, current.Now, cancel);
            await TrustAsync(account, invitation.InvitedBy, current.Now, cancel);
        }, cancel);
        return true;
    }

    /// <summary>Who is new themselves can vouch for nobody, or two new accounts would make each other trusted.</summary>
    private Task<int> TrustAsync(Guid account, Guid inviter, DateTimeOffset? now, CancellationToken cancel) =>
        hub.Accounts.Where(a => a.Id == account && a.TrustedAt == null && hub.Accounts.Any(i => i.Id == inviter && i.TrustedAt != null)).ExecuteUpdateAsync(s => s.SetProperty(a => a.TrustedAt, now), cancel);

    private async Task DemandRoomAsync(CommunityChange current, int more, CancellationToken cancel)
    {
        current.Community.DemandActive();
        var (community, now) = (current.Community.Id, current.Now);
        var open = await hub.Invitations.CountAsync(i => i.CommunityId == community && i.RevokedAt == null && i.ExpiresAt > now && i.Uses < i.UsesAllowed, cancel);
        if (open + more > Invitation.MaxOpen) { throw new RuleException("too-many-invitations", "Er staan al {0} uitnodigingen open. Trek er eerst een paar in.", open); }
    }
}
