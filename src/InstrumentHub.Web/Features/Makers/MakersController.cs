using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Contributions;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Makers;

/// <summary>The page of a maker beside their instrument: saying that one made it, what others propose for it, and what one answers.</summary>
public sealed class MakersController(PageContext page, HubContext hub, Actors actors, MakerBook makers, ProposalDesk proposals, ModerationDesk desk) : Controller
{
    [HttpGet("/instrumenten/{slug}/maker"), HttpGet("/en/instruments/{slug}/maker"), Asks(nameof(Permissions.ClaimAsMaker))]
    public Task<IActionResult> Show(string slug, CancellationToken cancel) => ShowAsync(slug, null, cancel);

    [HttpPost("/instrumenten/{slug}/maker"), HttpPost("/en/instruments/{slug}/maker"), Asks(nameof(Permissions.ClaimAsMaker)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Claim(string slug, MakerForm form, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return NotFound(); }
        var text = Read(form, MakerClaim.MaxExplanationLength);
        if (!ModelState.IsValid) { return await ShowAsync(slug, form.Text, cancel); }

        await makers.ClaimAsync((await actors.CurrentAsync(cancel)).Id, slug, instrument.Record.Title.Nl, text, cancel);
        TempData["Said"] = page.T["Dank je wel. Een moderator kijkt ernaar; je hoort wat ermee gebeurt."].Value;
        return Redirect(page.To.Maker(slug));
    }

    [HttpPost("/instrumenten/{slug}/maker/voorstellen/{id:guid}"), HttpPost("/en/instruments/{slug}/maker/proposals/{id:guid}"), Asks(nameof(Permissions.ReviewProposal))]
    public async Task<IActionResult> Decide(string slug, Guid id, MakerDecisionForm form, CancellationToken cancel)
    {
        var actor = await MakerAsync(slug, Permissions.ReviewProposal, cancel);
        var key = id.ToString("D");
        if (!await hub.Proposals.AnyAsync(p => p.Id == id && p.Target == ProposalTarget.Instrument && p.Key == slug && p.Origin != null, cancel)
            || await hub.DeskItems.FirstOrDefaultAsync(i => i.SubjectKind == SubjectKind.Proposal && i.SubjectKey == key && i.Kind == DeskKind.Proposal && i.ClosedAt == null, cancel) is not { } item) { return NotFound(); }
        if (item.ConcernsAccountId == actor.AccountId) { throw new RuleException("own-proposal", "Dit voorstel is van jezelf; een moderator kijkt ernaar."); }

        var (accept, reason) = (form.Act == "accept", form.Reason?.Trim() ?? "");
        if (!accept && reason.Length == 0) { ModelState.AddModelError($"reden-{id}", page.T["Schrijf waarom. De schrijver krijgt dit te lezen."]); }
        if (reason.Length > Decision.MaxReasonLength) { ModelState.AddModelError($"reden-{id}", page.T["Maak de reden korter: ten hoogste {0} tekens.", Decision.MaxReasonLength]); }
        if (!ModelState.IsValid)
        {
            ViewData["Typed"] = (id, reason);
            return await ShowAsync(slug, null, cancel);
        }

        await desk.DecideAsync(actor, item, accept ? DecisionAct.Accept : DecisionAct.Return, reason, until: null, cancel);
        TempData["Said"] = (accept ? page.T["Het voorstel is overgenomen."] : page.T["Het voorstel is terug bij de schrijver."]).Value;
        return Redirect(page.To.Maker(slug));
    }

    [HttpPost("/instrumenten/{slug}/maker/berichten"), HttpPost("/en/instruments/{slug}/maker/notes"), Asks(nameof(Permissions.AnswerAsMaker)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Write(string slug, MakerForm form, CancellationToken cancel)
    {
        var actor = await MakerAsync(slug, Permissions.AnswerAsMaker, cancel);
        var text = Read(form, MakerNote.MaxTextLength);
        if (!ModelState.IsValid) { return await ShowAsync(slug, form.Text, cancel); }
        try { await makers.WriteAsync(actor.Id, slug, text, cancel); }
        catch (RuleException refused)
        {
            ModelState.AddModelError(nameof(MakerForm.Text), page.T.Sentence(refused));
            return await ShowAsync(slug, form.Text, cancel);
        }
        return Redirect(page.To.Maker(slug));
    }

    [HttpPost("/instrumenten/{slug}/maker/berichten/{id:guid}"), HttpPost("/en/instruments/{slug}/maker/notes/{id:guid}"), Asks(nameof(Permissions.AnswerAsMaker))]
    public async Task<IActionResult> Change(string slug, Guid id, int? processedIn, bool remove, CancellationToken cancel)
    {
        var actor = await MakerAsync(slug, Permissions.AnswerAsMaker, cancel);
        return (remove ? await makers.RemoveAsync(actor.Id, slug, id, cancel) : await makers.MarkAsync(actor.Id, slug, id, processedIn, cancel)) ? Redirect(page.To.Maker(slug)) : NotFound();
    }

    /// <exception cref="NotAllowedException">Not a confirmed maker of this instrument. A moderator has the desk, and does not speak as a maker.</exception>
    private async Task<Actor> MakerAsync(string slug, Act act, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        var standing = await makers.StandingAsync(actor.AccountId, slug, cancel);
        if (standing == Standing.None) { throw new NotAllowedException(act, actor); }
        actor.Demand(act, standing);
        return actor;
    }

    private string Read(MakerForm form, int max) => new FieldCheck(ModelState, page.T).Optional(nameof(form.Text), form.Text, max, lines: true) ?? NothingTyped();

    private string NothingTyped()
    {
        ModelState.AddModelError(nameof(MakerForm.Text), page.T["Vul dit in."]);
        return "";
    }

    private async Task<IActionResult> ShowAsync(string slug, string? text, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return NotFound(); }
        var me = (await actors.CurrentAsync(cancel)).Id;
        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.Maker(slug)) with { Robots = "noindex" };
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        var state = await hub.MakerClaims.AsNoTracking().Where(c => c.AccountId == me && c.Instrument == slug).Select(c => (MakerClaimState?)c.State).SingleOrDefaultAsync(cancel);
        var view = new MakerView(slug, page.Text(instrument.Record.Title), state, text);
        return View("Show", state == MakerClaimState.Confirmed ? await WithWorkAsync(view, instrument, me, cancel) : view);
    }

    private async Task<MakerView> WithWorkAsync(MakerView view, PublishedInstrument instrument, Guid me, CancellationToken cancel)
    {
        var waiting = await hub.Proposals.AsNoTracking().Where(p => p.Target == ProposalTarget.Instrument && p.Key == view.Slug && p.Origin != null && p.State == ProposalState.Submitted).OrderBy(p => p.SubmittedAt).ToListAsync(cancel);
        var names = await hub.Accounts.Where(a => waiting.Select(p => p.AuthorId).Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var kind = proposals.KindOf(ProposalTarget.Instrument);
        return view with
        {
            Proposals = waiting.ConvertAll(p => new MakerProposal(p.Id, names.GetValueOrDefault(p.AuthorId, ""), p.SubmittedAt ?? p.ChangedAt, p.AuthorId == me, ChangesView.Of(p, kind.Blank(), kind.Faults(p.Record)))),
            Notes = await hub.MakerNotes.AsNoTracking().Where(n => n.Instrument == view.Slug && n.AccountId == me).OrderByDescending(n => n.At).ToListAsync(cancel),
            Revisions = [.. Enumerable.Range(1, instrument.RevisionNumber).Reverse()],
        };
    }
}
