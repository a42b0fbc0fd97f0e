using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Revisions;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Moderation.Subjects;

/// <summary>An instrument of the catalogue: hidden it is taken out, and its address says that it is gone.</summary>
internal sealed class InstrumentSubject(HubContext hub, RevisionRestore restore, IDoorbell doorbell, TimeProvider time, SafeMarkdown markdown) : IModerated
{
    public SubjectKind Kind => SubjectKind.Instrument;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Purge];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        if (await hub.Instruments.AsNoTracking().Where(i => i.Slug == key).Select(i => new { i.Record, i.Status }).SingleOrDefaultAsync(cancel) is not { } found) { return null; }
        var hidden = found.Status == InstrumentStatus.Retired;
        return new(found.Record.Title.Nl, to => to.Instrument(key), Text: new(markdown.Catalogue(found.Record.Summary.Nl, Core.Language.Dutch)), IsHidden: hidden) { Unfit = found.Record.Title.Nl == InstrumentRecord.Gone ? Acts : [] };
    }

    public Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) =>
        hub.Instruments.AnyAsync(i => i.Slug == key && i.Status == InstrumentStatus.Published, cancel);

    public Task ApplyAsync(Decision decision, CancellationToken cancel) =>
        decision.Act == DecisionAct.Purge ? PurgeAsync(decision.SubjectKey, cancel) : SetAsync(decision.SubjectKey, decision.Act == DecisionAct.Hide, cancel);

    public Task RevertAsync(Decision decision, CancellationToken cancel) => decision.Act == DecisionAct.Restore
        ? restore.RevertAsync(decision, cancel)
        : SetAsync(decision.SubjectKey, decision.Act != DecisionAct.Hide, cancel);

    public Task TellAsync(string key, CancellationToken cancel) => doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);

    /// <summary>From the page, every revision, and whatever was proposed for it.</summary>
    private async Task PurgeAsync(string slug, CancellationToken cancel)
    {
        var (instrument, state, now) = (await hub.Instruments.Include(i => i.Revisions).SingleAsync(i => i.Slug == slug, cancel), await hub.CatalogueState.SingleAsync(cancel), time.GetUtcNow());
        state.Advance(now);
        instrument.Purge(now, state.Version);
        hub.FileProposals.RemoveRange(await hub.FileProposals.Where(f => f.Slug == slug).ToListAsync(cancel));
        foreach (var proposal in await hub.Proposals.Where(p => p.Target == ProposalTarget.Instrument && p.Key == slug).ToListAsync(cancel)) { proposal.Purge(now); }
    }

    private async Task SetAsync(string slug, bool hidden, CancellationToken cancel)
    {
        var (instrument, state, now) = (await hub.Instruments.SingleAsync(i => i.Slug == slug, cancel), await hub.CatalogueState.SingleAsync(cancel), time.GetUtcNow());
        state.Advance(now);
        if (hidden) { instrument.Retire(now, state.Version); }
        else { instrument.Republish(now, state.Version); }
    }
}
