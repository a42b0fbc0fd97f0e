using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>A proposal on the desk: the differences word by word, and publishing, returning or declining it.</summary>
internal sealed class ProposalSubject(HubContext hub, ProposalDesk proposals, ProposalNews news, IDoorbell doorbell, TimeProvider time) : IModerated
{
    public SubjectKind Kind => SubjectKind.Proposal;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Accept, DecisionAct.Return, DecisionAct.Decline, DecisionAct.EditAndAccept, DecisionAct.Purge];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        if (await OneAsync(key, tracked: false, cancel) is not { } proposal) { return null; }
        var kind = proposals.KindOf(proposal.Target);
        return new(kind.TitleOf(proposal.Record), to => to.Proposal(proposal.Id), proposal.AuthorId)
        {
            Context = ("/Features/Contributions/_Changes.cshtml", ChangesView.Of(proposal, kind.Blank(), kind.Faults(proposal.Record))),
        };
    }

    /// <summary>A proposal is its author's and the moderators': nobody flags what they cannot see.</summary>
    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel) =>
        await OneAsync(key, tracked: false, cancel) is { State: not ProposalState.Draft } proposal && (proposal.AuthorId == actor.AccountId || actor.May(Permissions.WorkAtDesk));

    public async Task ApplyAsync(Decision decision, CancellationToken cancel)
    {
        var proposal = (await OneAsync(decision.SubjectKey, tracked: true, cancel))!;
        switch (decision.Act)
        {
            case DecisionAct.Accept or DecisionAct.EditAndAccept:
                var revision = await proposals.PublishAsync(proposal, cancel);
                if (!proposal.IsNew) { await news.TellAsync(proposal, revision, cancel); }
                break;
            case DecisionAct.Purge: proposal.Purge(time.GetUtcNow()); break;
            case DecisionAct.Return: proposal.Return(time.GetUtcNow()); break;
            default: proposal.Decline(time.GetUtcNow()); break;
        }
    }

    /// <summary>What was published is taken back by publishing what stood there before, as a revision of its own: history is not rewritten.</summary>
    public async Task RevertAsync(Decision decision, CancellationToken cancel)
    {
        var proposal = (await OneAsync(decision.SubjectKey, tracked: true, cancel))!;
        if (decision.Act is DecisionAct.Accept or DecisionAct.EditAndAccept)
        {
            var kind = proposals.KindOf(proposal.Target);
            if (proposal.IsNew) { await kind.WithdrawAsync(proposal.Key, cancel); }
            else { await kind.PublishAsync(proposal.Key, proposal.Origin!, "Teruggezet naar wat er eerder stond", author: null, cancel); }
        }
        proposal.Reconsider(time.GetUtcNow());
    }

    public Task TellAsync(string key, CancellationToken cancel) => doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);

    private async Task<Proposal?> OneAsync(string key, bool tracked, CancellationToken cancel) => !Guid.TryParse(key, out var id)
        ? null
        : await (tracked ? hub.Proposals : hub.Proposals.AsNoTracking()).SingleOrDefaultAsync(p => p.Id == id, cancel);
}
