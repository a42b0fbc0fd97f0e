using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Notifications;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>The way onto the desk, for every feature that has something for a moderator.</summary>
public sealed class DeskInbox(HubContext hub, Notices notices, TimeProvider time)
{
    /// <summary>Puts a thing on the desk, or adds weight to what lies there of the same kind and subject. Saves nothing: it goes along with the act.</summary>
    public async Task<DeskItem> OpenAsync(DeskKind kind, Subject subject, string title, Guid? concerns, Guid? community, int weight, CancellationToken cancel)
    {
        var (item, isNew) = await OpenAsync(hub, kind, subject, title, concerns, community, weight, time.GetUtcNow(), cancel);
        if (isNew && item.Reach != DeskReach.Platform) { await TellHostsAsync(item, cancel); }
        return item;
    }

    /// <summary>What a moderator sent back is mended: it waits for one once more. Nothing when it was not sent back.</summary>
    public async Task ResubmitAsync(Concealable thing, Subject subject, string title, Guid author, Guid? community, CancellationToken cancel)
    {
        if (!thing.IsReturned()) { return; }
        thing.Conceal(Concealment.Held, time.GetUtcNow());
        await OpenAsync(DeskKind.Mended, subject, title, author, community, Urgencies.Waiting, cancel);
    }

    /// <summary>The same in another context than the scope's.</summary>
    internal static async Task<(DeskItem Item, bool IsNew)> OpenAsync(
        HubContext hub, DeskKind kind, Subject subject, string title, Guid? concerns, Guid? community, int weight, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await hub.DeskItems.FirstOrDefaultAsync(i => i.Kind == kind && i.SubjectKind == subject.Kind && i.SubjectKey == subject.Key && i.ClosedAt == null, cancel);
        if (open is not null)
        {
            open.AddWeight(weight);
            return (open, false);
        }
        var item = hub.DeskItems.Add(new(kind, subject, title, concerns, community, weight, now)).Entity;
        item.Route(community is not null && await hub.Memberships.AnyAsync(m => m.CommunityId == community && m.AccountId == concerns && m.Role != CommunityRole.Member, cancel));
        return (item, true);
    }

    private async Task TellHostsAsync(DeskItem item, CancellationToken cancel)
    {
        var community = await hub.Communities.Where(c => c.Id == item.CommunityId).Select(c => new { c.Name, c.Slug }).SingleAsync(cancel);
        foreach (var host in await hub.Memberships.Where(m => m.CommunityId == item.CommunityId && m.Role != CommunityRole.Member).Select(m => m.AccountId).ToListAsync(cancel))
        {
            notices.Tell(host, NoticeKind.Community, t => t["Er wacht iets op jullie in {0}: er is iets gemeld.", community.Name], to => to.CommunityDesk(community.Slug), $"desk/{item.Id}");
        }
    }
}
