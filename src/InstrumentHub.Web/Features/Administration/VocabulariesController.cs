using InstrumentHub.Core;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

public sealed record SchemeRow(string Id, string Title, int Concepts);

public sealed record ConceptRow(string Id, string Label, string Other, int Uses);

public sealed record SchemeView(string Id, string Title, bool IsFixed, IReadOnlyList<ConceptRow> Concepts, IReadOnlyList<RevisionRow> Revisions);

/// <param name="Changes">What differs; of a new or a removed concept nothing.</param>
public sealed record RevisionRow(string Concept, string Label, int Number, DateTimeOffset At, string? By, string Reason, bool IsNew, bool IsRemoved, string? ReplacedBy, IReadOnlyList<FieldChange> Changes);

/// <param name="Id">Null for a concept that is yet to be made.</param>
public sealed record ConceptEditView(string Scheme, string SchemeTitle, bool IsFixed, string? Id, string? Title, ConceptForm Form, ConceptUses? Uses, IReadOnlyList<ConceptRow> Others, IReadOnlyList<RevisionRow> Revisions);

/// <summary>Edits the vocabularies: the small ones and the thesaurus by the same form.</summary>
[Asks(nameof(Permissions.EditVocabularies))]
public sealed class VocabulariesController(PageContext page, HubContext hub, Actors actors, VocabularyDesk desk, VocabularyUses uses) : AdminPages(page)
{
    private const int RevisionsShown = 30;

    [HttpGet("/beheer/begrippenlijsten"), HttpGet("/en/admin/vocabularies")]
    public IActionResult Index() => Page("Vocabularies", ConceptScheme.All.Select(id => Context.Catalogue.Scheme(id).Scheme).Select(s => new SchemeRow(s.Id, s.Title.In(Context.Language), s.Concepts.Count)).ToList(), to => to.AdminVocabularies);

    [HttpGet("/beheer/begrippenlijsten/{scheme}"), HttpGet("/en/admin/vocabularies/{scheme}")]
    public async Task<IActionResult> Scheme(string scheme, CancellationToken cancel)
    {
        if (await desk.FindAsync(scheme, cancel) is not { } found) { return NotFound(); }
        return Page("Vocabulary", new SchemeView(scheme, found.Title.In(Context.Language), SchemeEdit.IsFixed(scheme), Rows(found), await RevisionsAsync(scheme, null, found, cancel)), to => to.AdminVocabulary(scheme));
    }

    [HttpGet("/beheer/begrippenlijsten/{scheme}/nieuw"), HttpGet("/en/admin/vocabularies/{scheme}/new")]
    public async Task<IActionResult> New(string scheme, CancellationToken cancel) =>
        await desk.FindAsync(scheme, cancel) is { } found && !SchemeEdit.IsFixed(scheme) ? await ShowAsync(found, null, new(), cancel) : NotFound();

    [HttpPost("/beheer/begrippenlijsten/{scheme}/nieuw"), HttpPost("/en/admin/vocabularies/{scheme}/new")]
    public async Task<IActionResult> Add(string scheme, ConceptForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(scheme, cancel) is not { } found) { return NotFound(); }
        var concept = form.Read(new FieldCheck(ModelState, Context.T), Context.T, new ConceptGraph(found), FreeId(found, form.LabelNl ?? ""));
        return await DoAsync(found, null, form, (actor, reason) => desk.SaveAsync(actor, scheme, concept, null, reason, cancel), Context.To.AdminConcept(scheme, concept.Id), cancel);
    }

    [HttpGet("/beheer/begrippenlijsten/{scheme}/begrip/{id}"), HttpGet("/en/admin/vocabularies/{scheme}/concept/{id}")]
    public async Task<IActionResult> Edit(string scheme, string id, CancellationToken cancel) =>
        await desk.FindAsync(scheme, cancel) is { } found && found.Concepts.FirstOrDefault(c => c.Id == id) is { } concept
            ? await ShowAsync(found, concept, ConceptForm.Of(concept, new ConceptGraph(found), Context.Language), cancel) : NotFound();

    [HttpPost("/beheer/begrippenlijsten/{scheme}/begrip/{id}"), HttpPost("/en/admin/vocabularies/{scheme}/concept/{id}")]
    public async Task<IActionResult> Save(string scheme, string id, ConceptForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(scheme, cancel) is not { } found || found.Concepts.FirstOrDefault(c => c.Id == id) is not { } present) { return NotFound(); }
        var concept = form.Read(new FieldCheck(ModelState, Context.T), Context.T, new ConceptGraph(found), id);
        return await DoAsync(found, present, form, (actor, reason) => desk.SaveAsync(actor, scheme, concept, form.Seen ?? "", reason, cancel), Context.To.AdminConcept(scheme, id), cancel);
    }

    [HttpPost("/beheer/begrippenlijsten/{scheme}/begrip/{id}/verwijderen"), HttpPost("/en/admin/vocabularies/{scheme}/concept/{id}/remove")]
    public async Task<IActionResult> Remove(string scheme, string id, ConceptForm form, CancellationToken cancel)
    {
        if (await desk.FindAsync(scheme, cancel) is not { } found || found.Concepts.FirstOrDefault(c => c.Id == id) is not { } present) { return NotFound(); }
        return await DoAsync(found, present, form, (actor, reason) => desk.RemoveAsync(actor, scheme, id, form.Replacement is { Length: > 0 } by ? by : null, reason, cancel), Context.To.AdminVocabulary(scheme), cancel);
    }

    [HttpPost("/beheer/begrippenlijsten/{scheme}/begrip/{id}/terugzetten"), HttpPost("/en/admin/vocabularies/{scheme}/concept/{id}/restore")]
    public async Task<IActionResult> Restore(string scheme, string id, int number, CancellationToken cancel)
    {
        await desk.RestoreAsync(await actors.CurrentAsync(cancel), scheme, id, number, Context.T["Versie {0} teruggezet", number], cancel);
        return Said(Context.To.AdminConcept(scheme, id), Context.T["Bewaard."]);
    }

    private async Task<IActionResult> DoAsync(ConceptScheme scheme, Concept? concept, ConceptForm form, Func<Core.Accounts.Actor, string, Task> act, string next, CancellationToken cancel)
    {
        var reason = Reason(form.Reason);
        if (!ModelState.IsValid) { return await ShowAsync(scheme, concept, form, cancel); }
        try { await act(await actors.CurrentAsync(cancel), reason); }
        catch (RuleException rule)
        {
            hub.ChangeTracker.Clear();
            ModelState.AddModelError("", Context.T.Sentence(rule));
            return await ShowAsync(scheme, concept, form, cancel);
        }
        return Said(next, Context.T["Bewaard. Zoeken en pagina’s volgen vanzelf."]);
    }

    private async Task<IActionResult> ShowAsync(ConceptScheme scheme, Concept? concept, ConceptForm form, CancellationToken cancel) => Page("Concept", new ConceptEditView(
        scheme.Id, scheme.Title.In(Context.Language), SchemeEdit.IsFixed(scheme.Id), concept?.Id, concept?.Label(Context.Language), form,
        concept is null ? null : await uses.OfAsync(scheme.Id, concept.Id, cancel), [.. Rows(scheme).Where(r => r.Id != concept?.Id)],
        concept is null ? [] : await RevisionsAsync(scheme.Id, concept.Id, scheme, cancel)), to => concept is null ? to.AdminConceptNew(scheme.Id) : to.AdminConcept(scheme.Id, concept.Id));

    private List<ConceptRow> Rows(ConceptScheme scheme)
    {
        var (counts, other) = (uses.Counts(scheme.Id), Context.Language == Language.English ? Language.Dutch : Language.English);
        var rows = scheme.Concepts.Select(c => new ConceptRow(c.Id, c.Label(Context.Language), c.Label(other), counts.GetValueOrDefault(c.Id)));
        // The small ones have an order of their own, such as that of the phases.
        return [.. scheme.Id == ConceptScheme.Thesaurus ? rows.OrderBy(r => r.Label, StringComparer.CurrentCulture) : rows];
    }

    private async Task<IReadOnlyList<RevisionRow>> RevisionsAsync(string scheme, string? concept, ConceptScheme present, CancellationToken cancel)
    {
        var found = await hub.VocabularyRevisions.AsNoTracking().Where(r => r.SchemeId == scheme && (concept == null || r.ConceptId == concept)).OrderByDescending(r => r.Number).Take(RevisionsShown).ToListAsync(cancel);
        Guid[] ids = [.. found.Select(r => r.ActorId).OfType<Guid>().Distinct()];
        var names = await hub.Accounts.Where(a => ids.Contains(a.Id) && a.DeletedAt == null).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return [.. found.Select(r => new RevisionRow(
            r.ConceptId, ContentJson.Read<Concept>((r.After ?? r.Before)!).Label(Context.Language), r.Number, r.At, r.ActorId is { } by ? names.GetValueOrDefault(by) : null, r.Reason, r.Before is null, r.After is null,
            r.ReplacedBy is { } other ? present.Concepts.FirstOrDefault(c => c.Id == other)?.Label(Context.Language) ?? other : null, r is { Before: { } was, After: { } now } ? RecordDiff.Between(was, now) : []))];
    }

    private static string FreeId(ConceptScheme scheme, string label)
    {
        var slug = Slug.From(label) is { Length: > 0 } made ? made : "begrip";
        if (slug.Length > Concept.MaxIdLength - 4) { slug = slug[..(Concept.MaxIdLength - 4)].TrimEnd('-'); }
        return Enumerable.Range(1, 999).Select(n => n == 1 ? slug : $"{slug}-{n}").First(id => scheme.Concepts.All(c => c.Id != id));
    }
}
