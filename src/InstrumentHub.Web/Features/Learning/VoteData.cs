using InstrumentHub.Core.Learning;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>What somebody said of relations: to take away, and gone when they leave.</summary>
internal sealed class VoteData(HubContext own, IStringLocalizer<Texts> texts) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(RelationVote)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel) =>
    [
        new("relation-votes", ["instrument", "other", "agrees", "at"],
            [.. (await own.RelationVotes.AsNoTracking().Where(v => v.AccountId == account).OrderBy(v => v.At).ToListAsync(cancel)).Select(v => (object?[])[v.First, v.Second, v.Agrees, v.At])]),
    ];

    public Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel) =>
        Task.FromResult(new Farewell([texts["Wat je zei over welke instrumenten bij elkaar horen."]], [], []));

    public Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel) => hub.RelationVotes.Where(v => v.AccountId == account).ExecuteDeleteAsync(cancel);
}
