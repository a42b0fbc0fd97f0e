using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Conduct;
using InstrumentHub.Web.Features.Trust;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Members;

/// <summary>Asking to join a community, and answering that.</summary>
public sealed class JoinRequests(HubContext hub, Actors actors, CommunityDesk desk, CommunityLetters letters, TextPlacing placing, ConductRules conduct)
{
    /// <returns>False when there is no such community for who asks.</returns>
    /// <exception cref="RuleException">They are a member, asked already, or it is archived.</exception>
    public async Task<bool> AskAsync(string slug, string message, CancellationToken cancel)
    {
        var account = (await actors.CurrentAsync(cancel)).Id;
        var found = await desk.ChangeAsync(slug, Permissions.AskToJoin, async current =>
        {
            current.Community.DemandActive();
            if (current.RoleOf(account) is not null) { throw new RuleException("already-a-member", "Je bent al lid van deze community."); }
            var community = current.Community;
            await placing.PlaceAsync(null, new(new(SubjectKind.Community, community.Id), message, community.Name, TextReach.Nobody) { MayRepeatAndLink = true }, cancel);
            if (await hub.JoinRequests.SingleOrDefaultAsync(r => r.CommunityId == community.Id && r.AccountId == account, cancel) is { } before) { before.AskAgain(message, current.Now); }
            else { hub.Add(JoinRequest.Ask(community.Id, account, message, current.Now)); }
            await conduct.AgreeAsync(hub, account, current.Now, cancel);
            await letters.AskedAsync(community, account, cancel);
        }, cancel);
        return found is not null;
    }

    /// <summary>Answers a request; one that was answered already, or withdrawn, stays as it is.</summary>
    public Task<CommunityPlace?> AnswerAsync(string slug, Guid account, bool welcome, CancellationToken cancel) =>
        desk.ChangeAsync(slug, Permissions.AnswerJoinRequests, async current =>
        {
            var community = current.Community;
            community.DemandActive();
            var request = await hub.JoinRequests.SingleOrDefaultAsync(r => r.CommunityId == community.Id && r.AccountId == account, cancel);
            if (request?.Reply(welcome, current.Actor.Id, current.Now) != true) { return; }
            if (welcome) { community.Admit(account, CommunityRole.Member, current.Now); }
            letters.Answered(community, account, welcome);
        }, cancel);
}
