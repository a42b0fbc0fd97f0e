using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>What the administration keeps of somebody: what they did in it. The last administrator cannot leave, or nobody could let another in.</summary>
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
        return new([], did ? [texts["Wat je als beheerder deed, of aan begrippen wijzigde."]] : [], await IsLastAsync(own, account, cancel) ? [texts["Je bent de laatste beheerder. Maak eerst iemand anders beheerder."]] : []);
    }

    public async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        if (await IsLastAsync(hub, account, cancel)) { throw new RuleException("last-administrator-leaves", "Je bent de laatste beheerder. Maak eerst iemand anders beheerder."); }
    }

    private static async Task<bool> IsLastAsync(HubContext hub, Guid account, CancellationToken cancel) =>
        await hub.Accounts.AnyAsync(a => a.Id == account && a.Role == PlatformRole.Administrator && !a.IsExample, cancel)
        && !await hub.Accounts.AnyAsync(a => a.Id != account && a.Role == PlatformRole.Administrator && a.DeletedAt == null && !a.IsExample, cancel);
}
