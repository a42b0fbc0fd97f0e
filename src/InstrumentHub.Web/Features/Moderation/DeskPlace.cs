using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Moderation;

/// <summary>One desk: that of the platform, or that of a community for what was flagged in it.</summary>
/// <param name="Url">Where its list is; its items and decisions are below it.</param>
/// <param name="Community">Null for the desk of the platform.</param>
public sealed record DeskPlace(string Url, Guid? Community, CommunityHead? Head)
{
    /// <summary>What a community's hosts decide: about words and the conversation. Whether somebody may stay on the platform is not theirs.</summary>
    private static readonly DecisionAct[] OfHosts =
    [
        DecisionAct.Leave, DecisionAct.Accept, DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Return, DecisionAct.LockThread, DecisionAct.UnlockThread,
        DecisionAct.SlowRoom, DecisionAct.UnslowRoom, DecisionAct.Remove, DecisionAct.Warn, DecisionAct.PassOn,
    ];

    /// <summary>The items that lie on it. What hosts leave lying comes to the platform by itself.</summary>
    public IQueryable<DeskItem> Of(IQueryable<DeskItem> items, DateTimeOffset now)
    {
        var left = now - DeskItem.HostsHave;
        return Community is { } community
            ? items.Where(i => i.CommunityId == community && i.Reach != DeskReach.Platform)
            : items.Where(i => i.Reach != DeskReach.Community || i.OpenedAt < left);
    }

    public IReadOnlyList<DecisionAct> Offers(Actor actor, IEnumerable<DecisionAct> acts) => Community is null
        ? [.. acts.Where(a => a != DecisionAct.Purge || actor.May(Permissions.Purge))]
        : [.. acts.Where(OfHosts.Contains), DecisionAct.PassOn];

    public string Decide(Guid item) => $"{Url}/{item}";

    public string Read(Guid item, Addresses to) => $"{Url}/{item}/{(to.Language == Core.Language.English ? "read" : "lezen")}";

    public string Undo(Guid decision, Addresses to) => $"{Url}/{(to.Language == Core.Language.English ? $"decisions/{decision}/undo" : $"besluiten/{decision}/terugdraaien")}";
}
