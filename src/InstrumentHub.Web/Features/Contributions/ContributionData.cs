using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>What somebody proposed for the catalogue. What was never handed in goes with them; what was handed in is the catalogue's, without a name.</summary>
internal sealed class ContributionData(HubContext own, IStringLocalizer<Texts> texts) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(Proposal), typeof(InstrumentRevision)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        var proposals = await own.Proposals.AsNoTracking().Where(p => p.AuthorId == account).OrderBy(p => p.StartedAt).ToListAsync(cancel);
        var revisions = await (from r in own.Revisions.Where(r => r.AuthorId == account)
                               join i in own.Instruments on r.InstrumentId equals i.Id
                               orderby r.At
                               select new { i.Slug, r.Number, r.Reason, r.At }).ToListAsync(cancel);
        return
        [
            new("proposals", ["id", "kind", "key", "state", "reason", "started_at", "submitted_at", "decided_at", "record"],
                [.. proposals.Select(p => (object?[])[p.Id.ToString(), p.Target.ToString(), p.Key, p.State.ToString(), p.Reason, p.StartedAt, p.SubmittedAt, p.DecidedAt, p.Record])]),
            new("revisions", ["instrument", "number", "reason", "at"], [.. revisions.Select(r => (object?[])[r.Slug, r.Number, r.Reason, r.At])]),
        ];
    }

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel)
    {
        var states = await own.Proposals.Where(p => p.AuthorId == account).Select(p => p.State).Distinct().ToListAsync(cancel);
        var hasRevisions = await own.Revisions.AnyAsync(r => r.AuthorId == account, cancel);
        return new(
            states.Any(IsOnlyTheirs) ? [texts["Voorstellen voor de catalogus die je nog niet indiende of weer introk."]] : [],
            hasRevisions || states.Any(s => !IsOnlyTheirs(s)) ? [texts["Voorstellen die je indiende, en wat daarvan in de catalogus kwam."]] : [], []);
    }

    public Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel) =>
        hub.Proposals.Where(p => p.AuthorId == account && (p.State == ProposalState.Draft || p.State == ProposalState.Withdrawn)).ExecuteDeleteAsync(cancel);

    private static bool IsOnlyTheirs(ProposalState state) => state is ProposalState.Draft or ProposalState.Withdrawn;
}
