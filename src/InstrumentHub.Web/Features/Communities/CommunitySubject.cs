using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>What a community says of itself, on the desk. Hidden, it is there for its members only: gone from lists, feeds, API and searches.</summary>
internal sealed class CommunitySubject(HubContext hub, IDoorbell doorbell) : IModerated
{
    public SubjectKind Kind => SubjectKind.Community;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Accept, DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Return, DecisionAct.Remove, DecisionAct.Purge];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        if (!Guid.TryParse(key, out var id) || await hub.Communities.AsNoTracking().Include(c => c.Members).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } found) { return null; }
        var owner = found.Members.Where(m => m.Role == CommunityRole.Owner).OrderBy(m => m.JoinedAt).Select(m => (Guid?)m.AccountId).FirstOrDefault();
        var said = string.Join("\n\n", [found.Challenge, found.Description, found.Region ?? ""]);
        return new(found.Name, to => to.Community(found.Slug), owner, id, new(SafeMarkdown.ToHtml(said, new TextOptions(Language.Dutch))), IsHidden: found.HiddenAt is not null)
        {
            Unfit = found.Unfit(), CommunitySlug = found.Slug, IsConfidential = found.Visibility == CommunityVisibility.Hidden,
        };
    }

    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) =>
        Guid.TryParse(key, out var id) && await hub.Communities.ThatExistFor(actor).AnyAsync(c => c.Id == id, cancel);

    public async Task ApplyAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision, cancel)).Apply(decision);

    public async Task RevertAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision, cancel)).Revert(decision, decision.At);

    /// <summary>Pages that name open communities are kept, and rooms have the name in their head.</summary>
    public async Task TellAsync(string key, CancellationToken cancel)
    {
        await doorbell.RingAsync(CommunityDesk.ListingsTopic, cancel: cancel);
        await doorbell.RingAsync($"{CommunityDesk.MembersTopic}/{key}", cancel: cancel);
    }

    private Task<Community> OneAsync(Decision decision, CancellationToken cancel)
    {
        var id = Guid.Parse(decision.SubjectKey);
        return hub.Communities.SingleAsync(c => c.Id == id, cancel);
    }
}
