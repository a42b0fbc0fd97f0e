using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>What the administration keeps of somebody: what they did in it.</summary>
internal sealed class AdministratorTraces(HubContext own, IStringLocalizer<Texts> texts) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } = [typeof(AuditEntry), typeof(VocabularyRevision)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        var target = account.ToString("D");
        var entries = await own.AuditEntries.AsNoTracking().Where(e => e.ActorId == account || e.Target == target).OrderBy(e => e.At).ToListAsync(cancel);
        var words = await own.VocabularyRevisions.AsNoTracking().Where(r => r.ActorId == account).OrderBy(r => r.At).ToListAsync(cancel);
        return
        [
            new("vocabulary-changes", ["at", "vocabulary", "concept", "reason", "before", "after", "replaced_by"],
                [.. words.Select(r => (object?[])[r.At, r.SchemeId, r.ConceptId, r.Reason, r.Before, r.After, r.ReplacedBy])]),
            new("administration", ["at", "act", "target", "by_me", "reason", "before", "after"],
                [.. entries.Select(e => (object?[])[e.At, e.Act.ToString(), e.Target, e.ActorId == account, e.Reason, e.Before, e.After])]),
        ];
    }

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel)
    {
        var did = await own.AuditEntries.AnyAsync(e => e.ActorId == account, cancel) || await own.VocabularyRevisions.AnyAsync(r => r.ActorId == account, cancel);
        return new([], did ? [texts["Wat je als beheerder deed, of aan begrippen wijzigde."]] : [], []);
    }

    /// <summary>The log only grows; once the account has no name, neither have its entries.</summary>
    public Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel) => Task.CompletedTask;
}
