using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>
/// What communities keep of one person. A community is never left without an owner by it: who is the only one hands over or archives first. Where nobody
/// else is a member, an open community stays as an archive, for others read it; another one goes, for nobody could ever read it again.
/// </summary>
internal sealed class CommunityData(HubContext own, CommunityTraces traces, IDoorbell doorbell, Addresses to, IStringLocalizer<Texts> texts, TimeProvider time) : IPersonalData
{
    private List<Guid> _changed = [];

    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(Membership), typeof(JoinRequest), typeof(Invitation), typeof(LogbookStep)];

    public Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel) => traces.TablesAsync(account, cancel);

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel)
    {
        var places = await PlacesAsync(own, account, cancel);
        List<string> goes = [], stays = [];
        if (places.Count > 0) { goes.Add(texts["Je lidmaatschap van {0}.", string.Join(", ", places.Select(p => p.Name))]); }
        goes.AddRange(places.Where(p => p.Fate == Fate.Vanishes).Select(p => texts["De community {0}, met alles wat erin staat: behalve jij is niemand er lid van.", p.Name].Value));
        if (await own.JoinRequests.AnyAsync(r => r.AccountId == account, cancel)) { goes.Add(texts["Je vragen om mee te doen met een community."]); }
        if (await own.Invitations.AnyAsync(i => i.InvitedBy == account, cancel)) { goes.Add(texts["Uitnodigingen die je maakte. Hun links werken dan niet meer."]); }
        if (await own.LogbookSteps.AnyAsync(s => s.AuthorId == account && s.Visibility == Visibility.OnlyMe, cancel)) { goes.Add(texts["Wat je in een logboek alleen voor jezelf schreef."]); }
        if (await own.LogbookSteps.AnyAsync(s => s.AuthorId == account && s.Visibility != Visibility.OnlyMe, cancel)) { stays.Add(texts["Wat je in een logboek voor anderen schreef."]); }
        stays.AddRange(places.Where(p => p.Fate == Fate.Closes).Select(p => texts["De community {0}, als archief dat iedereen kan lezen.", p.Name].Value));
        return new(goes, stays, [.. places.Where(p => p.Fate == Fate.NeedsOwner).Select(p => new LinkView(texts["Draag {0} over aan iemand anders, of archiveer de community. Je bent de enige eigenaar.", p.Name], to.Members(p.Slug)))]);
    }

    public async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        // In one order for everybody, so that two who leave at once wait for each other and not both.
        _changed = await hub.Memberships.Where(m => m.AccountId == account).Select(m => m.CommunityId).OrderBy(c => c).ToListAsync(cancel);
        foreach (var community in _changed) { await LeaveAsync(hub, community, account, cancel); }
        await hub.JoinRequests.Where(r => r.AccountId == account).ExecuteDeleteAsync(cancel);
        await hub.JoinRequests.Where(r => r.AnsweredBy == account).ExecuteUpdateAsync(s => s.SetProperty(r => r.AnsweredBy, (Guid?)null), cancel);
        await hub.Invitations.Where(i => i.InvitedBy == account).ExecuteDeleteAsync(cancel);
        await hub.LogbookSteps.Where(s => s.AuthorId == account && s.Visibility == Visibility.OnlyMe).ExecuteDeleteAsync(cancel);
    }

    public async Task TellAsync(CancellationToken cancel)
    {
        foreach (var community in _changed) { await doorbell.RingAsync($"{CommunityDesk.MembersTopic}/{community}", cancel: cancel); }
        if (_changed.Count > 0) { await doorbell.RingAsync(CommunityDesk.ListingsTopic, cancel: cancel); }
    }

    private async Task LeaveAsync(HubContext hub, Guid id, Guid account, CancellationToken cancel)
    {
        // As CommunityDesk does: first the update, which holds the row until the commit, then the reading.
        await hub.Communities.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version + 1), cancel);
        var (place, now) = ((await PlacesAsync(hub, account, cancel, id)).SingleOrDefault(), time.GetUtcNow());
        switch (place?.Fate)
        {
            case Fate.NeedsOwner: throw new RuleException("hand-over-first", "Je bent de enige eigenaar van {0}. Draag de community eerst over, of archiveer haar.", place.Name);
            case Fate.Vanishes: await RemoveAsync(hub, id, cancel); break;
            case Fate.Closes: await hub.Communities.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ArchivedAt, c => c.ArchivedAt ?? now), cancel); break;
        }
        await hub.Memberships.Where(m => m.CommunityId == id && m.AccountId == account).ExecuteDeleteAsync(cancel);
    }

    /// <summary>With its rooms, and what waits for a moderator about it; all that hangs on those goes along.</summary>
    private async Task RemoveAsync(HubContext hub, Guid id, CancellationToken cancel)
    {
        DateTimeOffset? now = time.GetUtcNow();
        await hub.DeskItems.Where(i => i.CommunityId == id && i.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.ClosedAt, now).SetProperty(i => i.Title, ""), cancel);
        await hub.Rooms.Where(r => r.CommunityId == id).ExecuteDeleteAsync(cancel);
        await hub.Communities.Where(c => c.Id == id).ExecuteDeleteAsync(cancel);
    }

    private static async Task<List<Place>> PlacesAsync(HubContext hub, Guid account, CancellationToken cancel, Guid? only = null) => await hub.Communities
        .Where(c => (only == null || c.Id == only) && c.Members.Any(m => m.AccountId == account)).OrderBy(c => c.Name)
        .Select(c => new Place(c.Slug, c.Name, c.Visibility, c.ArchivedAt != null, c.Members.Any(m => m.AccountId != account),
            c.Members.Any(m => m.AccountId == account && m.Role == CommunityRole.Owner) && !c.Members.Any(m => m.AccountId != account && m.Role == CommunityRole.Owner)))
        .ToListAsync(cancel);

    /// <param name="HasOthers">Somebody else is a member.</param>
    /// <param name="IsLastOwner">Who leaves owns it, and nobody else does.</param>
    private sealed record Place(string Slug, string Name, CommunityVisibility Visibility, bool IsArchived, bool HasOthers, bool IsLastOwner)
    {
        public Fate Fate => (HasOthers, Visibility, IsArchived) switch
        {
            (false, CommunityVisibility.Open, _) => Fate.Closes,
            (false, _, _) => Fate.Vanishes,
            (true, _, false) when IsLastOwner => Fate.NeedsOwner,
            _ => Fate.GoesOn,
        };
    }

    /// <summary>What becomes of a community when somebody deletes their account.</summary>
    private enum Fate
    {
        GoesOn,
        NeedsOwner,
        Closes,
        Vanishes,
    }
}
