using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Moderation;

public sealed record ObjectionForm(string? Text);

/// <summary>The public log, which names nobody; and, for the person concerned, the decision itself and the way to object.</summary>
public sealed class DecisionsController(PageContext page, HubContext hub, Actors actors, ModerationDesk desk, TimeProvider time) : Controller
{
    private const int PageSize = 50;

    private static readonly DecisionAct[] Silent = [.. Enum.GetValues<DecisionAct>().Where(a => !a.TellsConcerned())];

    [HttpGet("/besluiten"), HttpGet("/en/decisions"), Asks(nameof(Permissions.ReadDecisionLog))]
    public async Task<IActionResult> Log(int pagina, CancellationToken cancel)
    {
        var total = await hub.Decisions.CountAsync(cancel);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(pagina, 1, last);
        var rows = await hub.Decisions.AsNoTracking().OrderByDescending(d => d.At).Skip((current - 1) * PageSize).Take(PageSize)
            .Select(d => new LogRow(d.At, d.Act, d.SubjectKind, hub.Decisions.Where(u => u.Id == d.UndoesId).Select(u => (DecisionAct?)u.Act).SingleOrDefault()))
            .ToListAsync(cancel);
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.DecisionLog);
        // Who reads may be signed in; a decision of a second ago must show.
        Response.Headers.CacheControl = "no-cache";
        var links = Enumerable.Range(1, last).Where(n => n == 1 || n == last || Math.Abs(n - current) <= 2).Select(n => new PageLink(n, $"{page.To.DecisionLog}?pagina={n}"));
        return View(new LogView(rows, new(current, last, [.. links])));
    }

    [HttpGet("/mijn/besluiten"), HttpGet("/en/me/decisions"), Asks(nameof(Permissions.Object))]
    public async Task<IActionResult> Own(CancellationToken cancel)
    {
        var me = await ConcernedAsync(cancel);
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.OwnDecisions) with { Robots = "noindex" };
        return View(await hub.Decisions.AsNoTracking().Where(d => d.ConcernsAccountId == me && !Silent.Contains(d.Act)).OrderByDescending(d => d.At)
            .Select(d => new OwnDecisionRow(d.Id, d.Act, d.SubjectKind, d.At, hub.Decisions.Any(u => u.UndoesId == d.Id))).ToListAsync(cancel));
    }

    [HttpGet("/mijn/besluiten/{id:guid}"), HttpGet("/en/me/decisions/{id:guid}"), Asks(nameof(Permissions.Object))]
    public async Task<IActionResult> One(Guid id, CancellationToken cancel) => await ViewAsync(id, null, cancel) is { } view ? View("One", view) : NotFound();

    [HttpPost("/mijn/besluiten/{id:guid}"), HttpPost("/en/me/decisions/{id:guid}"), Asks(nameof(Permissions.Object)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Object(Guid id, ObjectionForm form, CancellationToken cancel)
    {
        if (await ViewAsync(id, form.Text, cancel) is not { } view) { return NotFound(); }
        if (string.IsNullOrWhiteSpace(form.Text)) { ModelState.AddModelError(nameof(form.Text), page.T["Schrijf waarom je het er niet mee eens bent."]); }
        if (form.Text?.Length > Objection.MaxTextLength) { ModelState.AddModelError(nameof(form.Text), page.T["Maak je bezwaar korter: ten hoogste {0} tekens.", Objection.MaxTextLength]); }
        if (ModelState.IsValid && !view.MayObject) { ModelState.AddModelError("", page.T["Tegen dit besluit kun je geen bezwaar meer maken."]); }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("One", view);
        }
        await desk.ObjectAsync((await actors.CurrentAsync(cancel)).Id, id, form.Text!.Trim(), cancel);
        return Redirect(page.To.OwnDecision(id));
    }

    private async Task<OwnDecisionView?> ViewAsync(Guid id, string? text, CancellationToken cancel)
    {
        var me = await ConcernedAsync(cancel);
        if (await hub.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.ConcernsAccountId == me && !Silent.Contains(d.Act), cancel) is not { } decision) { return null; }

        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.OwnDecision(id)) with { Robots = "noindex" };
        var undone = await hub.Decisions.AnyAsync(d => d.UndoesId == id, cancel);
        var objection = await hub.Objections.AsNoTracking().Where(o => o.DecisionId == id).Select(o => new ObjectionView(o.Text, o.At, o.Upheld)).SingleOrDefaultAsync(cancel);
        var subject = desk.Knows(decision.SubjectKind) ? await desk.KindOf(decision.SubjectKind).FindAsync(decision.SubjectKey, cancel) : null;
        var before = decision.At + Objection.OpenFor;
        return new(id, decision.Act, decision.Until, decision.SubjectKind, subject?.Title ?? "", subject?.Url(page.To), decision.Reason, decision.At, undone, objection is null && !undone && time.GetUtcNow() < before, before, objection, text) { Ground = decision.Ground };
    }

    /// <summary>Who reads; the queries see to it that only what is about them is found.</summary>
    private async Task<Guid> ConcernedAsync(CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync(cancel);
        actor.Demand(Permissions.Object, Standing.Author);
        return actor.Id;
    }
}
