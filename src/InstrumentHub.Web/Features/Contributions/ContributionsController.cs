using InstrumentHub.Core;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>Proposing something new or a change: the first boxes, the draft that saves itself, what looks like it, the preview, and sending it in.</summary>
public sealed class ContributionsController(PageContext page, HubContext hub, Actors actors, ProposalDesk desk, Cards cards, TimeProvider time) : Controller
{
    private const string AutosaveHeader = "X-Autosave";
    private const int MaxLookalikes = 4;

    [HttpGet("/voorstellen"), HttpGet("/en/proposals"), Asks(nameof(Permissions.Propose))]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var me = (await actors.CurrentAsync(cancel)).Id;
        Meta(to => to.Proposals);
        var own = await hub.Proposals.AsNoTracking().Where(p => p.AuthorId == me).OrderByDescending(p => p.ChangedAt).Take(200).ToListAsync(cancel);
        var keys = own.Select(p => p.Id.ToString("D")).ToList();
        var answers = await hub.Decisions.AsNoTracking().Where(d => d.SubjectKind == SubjectKind.Proposal && keys.Contains(d.SubjectKey) && d.Reason != "").OrderBy(d => d.At).Select(d => new { d.SubjectKey, d.Reason }).ToListAsync(cancel);
        return View(new ProposalListView([.. own.Select(p => new ProposalRow(p.Id, p.Target, desk.KindOf(p.Target).TitleOf(p.Record), p.State, p.IsNew, p.ChangedAt, answers.LastOrDefault(a => a.SubjectKey == p.Id.ToString("D"))?.Reason))]));
    }

    /// <summary>Starts a proposal and goes to its form; for a change, with what is published now in it.</summary>
    [HttpPost("/voorstellen"), HttpPost("/en/proposals"), Asks(nameof(Permissions.Propose)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Start(ProposalTarget target, string? key, CancellationToken cancel) =>
        Redirect(page.To.Proposal((await desk.StartAsync(await actors.CurrentAsync(cancel), target, key, cancel)).Id));

    [HttpGet("/voorstellen/{id:guid}"), HttpGet("/en/proposals/{id:guid}"), Asks(nameof(Permissions.EditProposal))]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) is { } found ? await ShowAsync(found.Proposal, found.IsReview, cancel) : NotFound();

    [HttpPost("/voorstellen/{id:guid}"), HttpPost("/en/proposals/{id:guid}"), Asks(nameof(Permissions.EditProposal))]
    public async Task<IActionResult> Save(Guid id, int edition, string? reason, string? act, [FromServices] ModerationDesk moderation, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } found) { return NotFound(); }

        var proposal = found.Proposal;
        var typed = Typed(proposal);
        try
        {
            await desk.RebaseAsync(proposal, Request.Form["keep"].Count > 0 || Request.Form.ContainsKey("decided") ? [.. Request.Form["keep"].OfType<string>()] : null, cancel);
            await desk.SaveAsync(proposal, typed, Cut(reason), proposal.Edition == edition || Request.Form.ContainsKey("decided") ? proposal.Edition : edition, cancel);
            if (act == "submit") { await desk.SubmitAsync(proposal, cancel); }
            if (act == "accept" && found.IsReview) { return await AcceptEditedAsync(moderation, id, cancel); }
        }
        catch (RuleException rule)
        {
            return await RefusedAsync(id, found.IsReview, typed, Cut(reason), rule, cancel);
        }
        if (Request.Headers.ContainsKey(AutosaveHeader)) { return Json(new { proposal.Edition, todo = desk.KindOf(proposal.Target).Faults(proposal.Record).Count }); }
        if (act == "submit") { TempData["Said"] = page.T["Dank je wel. Een moderator kijkt ernaar; je hoort wat ermee gebeurt."].Value; return Redirect(page.To.Proposals); }
        if (act == "preview") { return Redirect(page.To.ProposalPreview(id)); }
        TempData["Said"] = page.T["Bewaard."].Value;
        return Redirect(found.IsReview ? page.To.Desk : page.To.Proposal(id));
    }

    /// <summary>What a moderator mended and takes over in one act; the author reads that both were done.</summary>
    private async Task<IActionResult> AcceptEditedAsync(ModerationDesk moderation, Guid id, CancellationToken cancel)
    {
        var key = id.ToString("D");
        if (await hub.DeskItems.FirstOrDefaultAsync(i => i.SubjectKind == SubjectKind.Proposal && i.SubjectKey == key && i.Kind == DeskKind.Proposal && i.ClosedAt == null, cancel) is not { } item) { return NotFound(); }
        var decision = await moderation.DecideAsync(await actors.CurrentAsync(cancel), item, new(DecisionAct.EditAndAccept, ""), cancel);
        return Redirect($"{page.To.Desk}?gedaan={decision.Id}");
    }

    [HttpPost("/voorstellen/{id:guid}/intrekken"), HttpPost("/en/proposals/{id:guid}/withdraw"), Asks(nameof(Permissions.WithdrawProposal))]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel, Permissions.WithdrawProposal) is not { IsReview: false } found) { return NotFound(); }
        await desk.WithdrawAsync(found.Proposal, cancel);
        return Redirect(page.To.Proposals);
    }

    /// <summary>The page as it would become. Only an instrument has a page of its own to show.</summary>
    [HttpGet("/voorstellen/{id:guid}/voorbeeld"), HttpGet("/en/proposals/{id:guid}/preview"), Asks(nameof(Permissions.EditProposal))]
    public async Task<IActionResult> Preview(Guid id, [FromServices] InstrumentProjection projection, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { Proposal.Target: ProposalTarget.Instrument } found) { return NotFound(); }
        Meta(to => to.ProposalPreview(id));
        try
        {
            var record = RecordEditor.As<Core.Catalogue.InstrumentRecord>(PreviewOf(RecordEditor.Parse(found.Proposal.Record)));
            ViewData["PreviewOf"] = page.To.Proposal(id);
            return View("/Features/Catalogue/Details.cshtml", projection.Of(new(record, 1, time.GetUtcNow(), time.GetUtcNow())));
        }
        catch (System.Text.Json.JsonException) { return View("NoPreview", id); }
    }

    /// <summary>What in the catalogue looks like what somebody is typing, with the reason: a part of the form, also on its own.</summary>
    [HttpGet("/voorstellen/lijkt-op"), HttpGet("/en/proposals/lookalikes"), Asks(nameof(Permissions.Propose)), EnableRateLimiting(RateLimits.Search)]
    public IActionResult Lookalikes(string? tekst) => PartialView("_Lookalikes", LookalikesOf(tekst ?? ""));

    private List<LookalikeView> LookalikesOf(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return []; }
        var found = page.Snapshot.Association.Search(new SearchQuery { Text = text.Length > 400 ? text[..400] : text, Language = InstrumentDocuments.Of(page.Language), Size = MaxLookalikes, PrefixLastWord = false, Evidence = true });
        return [.. found.Hits.Select(hit => (page.Catalogue.Find(hit.Id)!.Record, cards.Of(hit).Reason))
            .Select(x => new LookalikeView(page.Text(x.Record.Title), page.To.Instrument(x.Record.Slug), page.Text(x.Record.Purpose), x.Reason is { } why ? [why.Passage is null ? why.Label : $"{why.Label}: {why.Passage.Text}"] : []))];
    }

    private string Typed(Proposal proposal)
    {
        var record = RecordEditor.Parse(proposal.Record);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var field in FieldSpecs.Of(proposal.Target))
        {
            // Of boxes to tick nothing comes in when none is ticked; the form says that it asked.
            RecordEditor.Write(record, field, box => Request.Form.TryGetValue($"f.{box}", out var values) ? string.Join('\n', values.OfType<string>()) : Request.Form.ContainsKey($"asked.{box}") ? "" : null, today);
        }
        return RecordEditor.Text(record);
    }

    private async Task<IActionResult> RefusedAsync(Guid id, bool review, string typed, string reason, RuleException rule, CancellationToken cancel)
    {
        hub.ChangeTracker.Clear();
        var stored = await hub.Proposals.SingleAsync(p => p.Id == id, cancel);
        Response.StatusCode = StatusCodes.Status409Conflict;
        if (Request.Headers.ContainsKey(AutosaveHeader)) { return Json(new { code = rule.Code, message = page.T.Sentence(rule), stored.Edition }); }
        // What is missing is missed at its field; all else is about the whole.
        var first = FieldSpecs.Of(stored.Target).First(f => f.First);
        ModelState.AddModelError(rule.Code == "no-title" ? $"f-{first.Path.Replace('.', '-')}-{page.Language.Tag()}" : "", page.T.Sentence(rule));
        var view = await ViewAsync(stored, typed, reason, review, cancel);
        return View("Edit", rule.Code == "edited-elsewhere" ? view with { Elsewhere = RecordDiff.Between(stored.Record, typed) } : view);
    }

    private async Task<IActionResult> ShowAsync(Proposal proposal, bool review, CancellationToken cancel) => View("Edit", await ViewAsync(proposal, proposal.Record, proposal.Reason, review, cancel));

    private async Task<ProposalView> ViewAsync(Proposal proposal, string record, string reason, bool review, CancellationToken cancel)
    {
        Meta(to => to.Proposal(proposal.Id));
        var kind = desk.KindOf(proposal.Target);
        var fields = RecordEditor.Parse(record);
        var key = proposal.Id.ToString("D");
        return new(
            proposal.Id, proposal.Target, proposal.State, proposal.IsNew, kind.TitleOf(record), proposal.IsNew ? null : kind.Url(page.To, proposal.Key),
            FieldSpecs.Of(proposal.Target).SelectMany(f => RecordEditor.Read(fields, f)).ToDictionary(b => b.Box, b => b.Text),
            reason, proposal.Edition, kind.Faults(record), proposal.IsOpen ? await desk.RebaseAsync(proposal, null, cancel) : [],
            await hub.Decisions.AsNoTracking().Where(d => d.SubjectKind == SubjectKind.Proposal && d.SubjectKey == key && d.Reason != "").OrderByDescending(d => d.At).Select(d => d.Reason).FirstOrDefaultAsync(cancel))
        {
            IsReview = review,
            Schemes = new[] { ConceptScheme.Kinds, ConceptScheme.Phases, ConceptScheme.Sectors, ConceptScheme.Thesaurus }.ToDictionary(s => s, s => (IReadOnlyList<(string, string)>)[.. page.Catalogue.Scheme(s).Scheme.Concepts.Select(c => (c.Id, c.Label(page.Language)))]),
        };
    }

    /// <summary>The author's own, or, once it is sent in, a moderator's to review; for others it does not exist.</summary>
    private async Task<(Proposal Proposal, bool IsReview)?> FindAsync(Guid id, CancellationToken cancel, Act? act = null)
    {
        var actor = await actors.CurrentAsync(cancel);
        if (await hub.Proposals.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } proposal) { return null; }
        if (proposal.AuthorId == actor.AccountId)
        {
            actor.Demand(act ?? Permissions.EditProposal, Standing.Author);
            return (proposal, false);
        }
        return proposal.State is not (ProposalState.Draft or ProposalState.Withdrawn) && actor.May(Permissions.ReviewProposal) ? (proposal, true) : null;
    }

    /// <summary>A draft lacks things that a page needs; the preview shows it with the places left open.</summary>
    private static System.Text.Json.Nodes.JsonObject PreviewOf(System.Text.Json.Nodes.JsonObject draft)
    {
        var record = RecordEditor.Completed(draft);
        foreach (var name in new[] { "title", "summary", "purpose" }) { record[name] ??= new System.Text.Json.Nodes.JsonObject { ["nl"] = "…", ["en"] = "…" }; }
        record["kind"] ??= "methode";
        return record;
    }

    private static string Cut(string? reason)
    {
        var text = TextRules.Normalise(reason).Trim();
        return text.Length > Proposal.MaxReasonLength ? text[..Proposal.MaxReasonLength] : text;
    }

    private void Meta(Func<Addresses, string> address) => ViewData["Meta"] = page.Meta(SiteSection.None, address) with { Robots = "noindex" };
}
