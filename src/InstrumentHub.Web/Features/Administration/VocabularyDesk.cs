using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Data.Administration;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>
/// Changes the vocabularies on the site. A scheme that was changed here is the site's from then on: an import lays a changed file before a moderator, as it
/// does with instruments, and an export writes what the site says.
/// </summary>
public sealed class VocabularyDesk(HubContext hub, SiteDesk site, VocabularyUses uses, IDoorbell doorbell)
{
    public async Task<ConceptScheme?> FindAsync(string scheme, CancellationToken cancel) =>
        (await DocumentAsync(scheme, cancel))?.Read<ConceptScheme>();

    /// <param name="seen">The hash of what the form was filled in upon; null for a new concept.</param>
    /// <exception cref="RuleException">The scheme would not be right any more, or somebody changed the concept meanwhile.</exception>
    public async Task SaveAsync(Actor actor, string schemeId, Concept concept, string? seen, string reason, CancellationToken cancel)
    {
        var (document, scheme) = await OpenAsync(schemeId, cancel);
        var before = scheme.Concepts.FirstOrDefault(c => c.Id == concept.Id);
        if (before is not null && seen is null) { throw new RuleException("concept-exists", "Dit begrip is er al."); }
        if (seen is not null && (before is null || ContentHash.Of(before) != seen)) { throw new RuleException("concept-changed", "Iemand anders wijzigde dit begrip intussen. Open de pagina opnieuw in een ander tabblad en neem over wat je wilt houden."); }
        if (concept == before) { throw new RuleException("nothing-changed-here", "Er is niets veranderd."); }

        await WriteAsync(document, SchemeEdit.With(scheme, concept), cancel);
        await NoteAsync(actor, AuditAct.ChangeConcept, schemeId, before, concept, null, reason, cancel);
    }

    /// <summary>Takes a concept out; what of the catalogue uses it uses the replacement from then on, each instrument in a revision of its own.</summary>
    /// <exception cref="RuleException">It is in use and nothing replaces it, or people used it.</exception>
    public async Task RemoveAsync(Actor actor, string schemeId, string id, string? replacement, string reason, CancellationToken cancel)
    {
        var (document, scheme) = await OpenAsync(schemeId, cancel);
        var before = scheme.Concepts.FirstOrDefault(c => c.Id == id) ?? throw new RuleException("no-concept", "Dit begrip is er niet meer.");
        var used = await uses.OfAsync(schemeId, id, cancel);
        if (used.People > 0) { throw new RuleException("used-by-people", "Mensen gebruikten dit in hun eigen gegevens. Je kunt het anders noemen, maar niet verwijderen."); }
        if (used.IsUsed && replacement is null) { throw new RuleException("used-without-replacement", "Dit begrip wordt gebruikt. Kies welk begrip ervoor in de plaats komt."); }

        var version = await WriteAsync(document, SchemeEdit.Without(scheme, id, replacement), cancel);
        if (replacement is not null) { await ReplaceAsync(actor, schemeId, id, replacement, reason, version, cancel); }
        await NoteAsync(actor, AuditAct.RemoveConcept, schemeId, before, null, replacement, reason, cancel);
    }

    /// <summary>Puts a concept back as a revision has it: what it said then, or what it said last when it was taken out.</summary>
    public async Task RestoreAsync(Actor actor, string schemeId, string id, int number, string reason, CancellationToken cancel)
    {
        var (document, scheme) = await OpenAsync(schemeId, cancel);
        var revision = await hub.VocabularyRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.SchemeId == schemeId && r.ConceptId == id && r.Number == number, cancel)
            ?? throw new RuleException("no-concept", "Dit begrip is er niet meer.");
        var concept = ContentJson.Read<Concept>((revision.After ?? revision.Before)!);
        var before = scheme.Concepts.FirstOrDefault(c => c.Id == id);
        if (concept == before) { throw new RuleException("restore-current", "Deze versie staat er nu al."); }
        await WriteAsync(document, SchemeEdit.With(scheme, concept), cancel);
        await NoteAsync(actor, AuditAct.ChangeConcept, schemeId, before, concept, null, reason, cancel);
    }

    private async Task NoteAsync(Actor actor, AuditAct act, string scheme, Concept? before, Concept? after, string? replacedBy, string reason, CancellationToken cancel)
    {
        await hub.NoteAsync(scheme, before, after, replacedBy, reason, actor.AccountId, site.Now, cancel);
        var target = $"{scheme}/{(after ?? before)!.Id}";
        site.Note(act, target.Length > AuditEntry.MaxTargetLength ? target[..AuditEntry.MaxTargetLength] : target, actor.AccountId, reason, before?.PrefLabel.Nl ?? "", after?.PrefLabel.Nl ?? replacedBy ?? "");
        await site.SaveAsync(cancel);
        await doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);
    }

    private async Task<(CatalogueDocument Document, ConceptScheme Scheme)> OpenAsync(string scheme, CancellationToken cancel) =>
        await DocumentAsync(scheme, cancel) is { } document ? (document, document.Read<ConceptScheme>()) : throw new RuleException("no-vocabulary", "Deze lijst is er niet.");

    private Task<CatalogueDocument?> DocumentAsync(string scheme, CancellationToken cancel) => hub.Documents.SingleOrDefaultAsync(d => d.Kind == DocumentKind.Scheme && d.Key == scheme, cancel);

    /// <exception cref="RuleException">The scheme breaks a rule that its file would be refused for.</exception>
    private async Task<long> WriteAsync(CatalogueDocument document, ConceptScheme scheme, CancellationToken cancel)
    {
        var before = FaultsOf(document.Read<ConceptScheme>()).ToHashSet(StringComparer.Ordinal);
        if (FaultsOf(scheme).FirstOrDefault(f => !before.Contains(f)) is { } fault) { throw new RuleException("vocabulary-fault", "Dit mag niet in de lijst: {0}", fault); }
        var state = await hub.CatalogueState.SingleAsync(cancel);
        state.Advance(site.Now);
        document.Revise(scheme, state.Version);
        return state.Version;
    }

    private static IEnumerable<string> FaultsOf(ConceptScheme scheme)
    {
        var file = ContentWriter.Write(scheme);
        return ContentSet.Read([file]).Faults.Where(f => f.File == file.Path).Select(f => f.Message);
    }

    private async Task ReplaceAsync(Actor actor, string scheme, string id, string replacement, string reason, long version, CancellationToken cancel)
    {
        foreach (var instrument in (await hub.Instruments.ToListAsync(cancel)).Where(i => i.Status == InstrumentStatus.Published && VocabularyUses.Uses(i.Record, scheme, id)))
        {
            instrument.Revise(VocabularyUses.Replaced(instrument.Record, scheme, id, replacement), RecordOrigin.Site, reason, site.Now, version, actor.AccountId);
        }
        foreach (var document in await hub.Documents.Where(d => d.Kind == DocumentKind.Case).ToListAsync(cancel))
        {
            var record = document.Read<CaseRecord>();
            if (VocabularyUses.Uses(record, scheme, id)) { document.Revise(VocabularyUses.Replaced(record, scheme, id, replacement), version); }
        }
    }
}
