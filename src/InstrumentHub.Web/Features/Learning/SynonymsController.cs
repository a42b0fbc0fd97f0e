using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Learning;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Data.Administration;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Contributions;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Learning;

/// <summary>Words, one a line.</summary>
/// <param name="Hash">Of the thesaurus that the form was made from.</param>
/// <param name="Act"><c>publish</c>, or anything else to see the effect.</param>
public sealed record SynonymForm(string? AltNl, string? AltEn, string? HiddenNl, string? HiddenEn, string? Why, string? Hash, string? Act);

public sealed record SynonymsView(string Asked, IReadOnlyList<SynonymRow> Concepts);

public sealed record SynonymRow(string Name, string Url, string Words);

/// <param name="Trial">Null until the effect was asked for.</param>
public sealed record SynonymEditView(string Name, string ConceptUrl, string Url, SynonymForm Form, TrialResult? Trial);

/// <summary>The words by which concepts are found: a moderator adds some, sees what that does to the graded questions, and publishes.</summary>
[Asks(nameof(Permissions.EditSynonyms))]
public sealed class SynonymsController(PageContext page, HubContext hub, Actors actors, SynonymTrial trial, IDoorbell doorbell, TimeProvider time) : Controller
{
    private const int MaxWhyLength = 300, WordsShown = 5;

    [HttpGet("/moderatie/synoniemen"), HttpGet("/en/moderation/synonyms")]
    public IActionResult Index(string? q)
    {
        Meta(to => to.Synonyms);
        var asked = SearchForm.QuestionOf(q);
        var concepts = page.Catalogue.Thesaurus.Scheme.Concepts.Where(c => asked.Length == 0 || Labels(c).Any(l => l.Contains(asked, StringComparison.CurrentCultureIgnoreCase)))
            .OrderBy(c => c.Label(page.Language), StringComparer.CurrentCultureIgnoreCase);
        return View(new SynonymsView(asked, [.. concepts.Select(c => new SynonymRow(c.Label(page.Language), page.To.SynonymsOf(c.Id), string.Join(", ", c.AltLabels.In(page.Language).Take(WordsShown))))]));
    }

    [HttpGet("/moderatie/synoniemen/{id}"), HttpGet("/en/moderation/synonyms/{id}")]
    public async Task<IActionResult> Edit(string id, CancellationToken cancel)
    {
        var (document, scheme) = await ThesaurusAsync(cancel);
        return scheme.Concepts.FirstOrDefault(c => c.Id == id) is { } concept ? Show(concept, FormOf(concept, document.Hash), null) : NotFound();
    }

    [HttpPost("/moderatie/synoniemen/{id}"), HttpPost("/en/moderation/synonyms/{id}"), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Save(string id, SynonymForm form, CancellationToken cancel)
    {
        var (document, scheme) = await ThesaurusAsync(cancel);
        if (scheme.Concepts.FirstOrDefault(c => c.Id == id) is not { } concept) { return NotFound(); }

        var change = Read(form, concept, scheme);
        if (form.Hash != document.Hash) { ModelState.AddModelError("", page.T["Iemand anders veranderde intussen de begrippen. Kijk of je wijziging nog klopt en probeer het dan weer."]); }
        if (!ModelState.IsValid) { return Show(concept, form with { Hash = document.Hash }, null); }

        var changed = scheme with { Concepts = scheme.Concepts.Select(c => c.Id == id ? change.On(c) : c).ToValueList() };
        if (form.Act != "publish") { return Show(concept, form, await trial.RunAsync(changed, cancel)); }
        await PublishAsync(concept, change, changed, form.Why, cancel);
        TempData["Said"] = page.T["Gepubliceerd. Zoeken gebruikt de woorden vanaf nu."].Value;
        return Redirect(page.To.SynonymsOf(id));
    }

    /// <summary>The change, the decision and the catalogue's new version in one transaction.</summary>
    private async Task PublishAsync(Concept concept, SynonymChange change, ConceptScheme changed, string? why, CancellationToken cancel)
    {
        var told = change.Told(SynonymChange.Of(concept));
        if (told.Length == 0) { return; }
        var (actor, now) = (await actors.CurrentAsync(cancel), time.GetUtcNow());
        var reason = $"{told} {why?.Trim()}".Trim();
        await hub.NoteAsync(ConceptScheme.Thesaurus, concept, change.On(concept), null, reason, actor.Id, now, cancel);
        await DocumentEdit.ReplaceAsync(hub, DocumentKind.Scheme, ConceptScheme.Thesaurus, changed, now, cancel);
        hub.Decisions.Add(new(DecisionAct.ChangeSynonyms, new(SubjectKind.Concept, concept.Id), actor.Id,
            reason.Length > Decision.MaxReasonLength ? reason[..Decision.MaxReasonLength] : reason, item: null, concerns: null, undoes: null, now));
        try { await hub.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { throw new RuleException("changed-meanwhile-page", "Iemand anders deed net hetzelfde. Ververs de pagina."); }
        await doorbell.RingAsync(CatalogueFollower.Topic, cancel: cancel);
    }

    private SynonymChange Read(SynonymForm form, Concept concept, ConceptScheme scheme)
    {
        var others = scheme.Concepts.Where(c => c.Id != concept.Id).ToList();
        if (form.Why?.Length > MaxWhyLength) { ModelState.AddModelError(nameof(form.Why), page.T["Maak de toelichting korter: ten hoogste {0} tekens.", MaxWhyLength]); }
        return new(
            new(Words(nameof(form.AltNl), form.AltNl, Language.Dutch), Words(nameof(form.AltEn), form.AltEn, Language.English)),
            new(Words(nameof(form.HiddenNl), form.HiddenNl, Language.Dutch), Words(nameof(form.HiddenEn), form.HiddenEn, Language.English)));

        ValueList<string> Words(string field, string? text, Language language)
        {
            var words = SynonymChange.Read(text, concept.Label(language));
            if (words.Count > SynonymChange.MaxLabels) { ModelState.AddModelError(field, page.T["Geef ten hoogste {0} woorden.", SynonymChange.MaxLabels]); }
            foreach (var word in words)
            {
                if (word.Length > SynonymChange.MaxLabelLength || word.Any(char.IsControl)) { ModelState.AddModelError(field, page.T["Een woord heeft ten hoogste {0} tekens.", SynonymChange.MaxLabelLength]); }
                else if (others.Find(c => string.Equals(c.Label(language), word, StringComparison.OrdinalIgnoreCase)) is { } named) { ModelState.AddModelError(field, page.T["“{0}” is de naam van een ander begrip: {1}.", word, named.Label(page.Language)]); }
            }
            return words;
        }
    }

    private ViewResult Show(Concept concept, SynonymForm form, TrialResult? result)
    {
        Meta(to => to.SynonymsOf(concept.Id));
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        // What was typed stays; the hash may be a newer one than was sent.
        ModelState.Remove(nameof(form.Hash));
        return View("Edit", new SynonymEditView(concept.Label(page.Language), page.To.Concept(concept.Id), page.To.SynonymsOf(concept.Id), form, result));
    }

    private static SynonymForm FormOf(Concept concept, string hash) => new(
        Lines(concept.AltLabels.Nl), Lines(concept.AltLabels.En), Lines(concept.HiddenLabels.Nl), Lines(concept.HiddenLabels.En), null, hash, null);

    private static string Lines(IEnumerable<string> words) => string.Join('\n', words);

    private static IEnumerable<string> Labels(Concept concept) => Languages.All.SelectMany(l => concept.AltLabels.In(l).Concat(concept.HiddenLabels.In(l)).Prepend(concept.Label(l)));

    /// <summary>As it is stored now: the catalogue in memory may be a moment behind.</summary>
    private async Task<(CatalogueDocument Document, ConceptScheme Scheme)> ThesaurusAsync(CancellationToken cancel)
    {
        var document = await hub.Documents.AsNoTracking().SingleAsync(d => d.Kind == DocumentKind.Scheme && d.Key == ConceptScheme.Thesaurus, cancel);
        return (document, document.Read<ConceptScheme>());
    }

    private void Meta(Func<Addresses, string> address) => ViewData["Meta"] = page.Meta(SiteSection.None, address) with { Robots = "noindex" };
}
