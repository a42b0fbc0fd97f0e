using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Revisions;

/// <summary>Every published state of an instrument: who, when, why, what it changed, and putting it back.</summary>
public sealed class RevisionsController(PageContext page, HubContext hub, Actors actors, RevisionRestore restore) : Controller
{
    [HttpGet("/instrumenten/{slug}/versies"), HttpGet("/en/instruments/{slug}/revisions"), Asks(nameof(Permissions.ReadRevisions))]
    public async Task<IActionResult> Index(string slug, Guid? gedaan, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return Elsewhere(slug); }

        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.Revisions(slug)) with { Robots = "noindex" };
        var rows = await RowsAsync(instrument, cancel);
        var may = (await actors.CurrentAsync(cancel)).May(Permissions.RestoreRevision);
        return View(new RevisionsView(page.Text(instrument.Record.Title), page.To.Instrument(slug), rows, may, may && gedaan is { } done ? page.To.DeskUndo(done) : null));
    }

    /// <summary>What a revision changed, per field and word by word.</summary>
    [HttpGet("/instrumenten/{slug}/versies/{number:int}/verschil"), HttpGet("/en/instruments/{slug}/revisions/{number:int}/difference"), Asks(nameof(Permissions.ReadRevisions))]
    public async Task<IActionResult> Difference(string slug, int number, CancellationToken cancel)
    {
        if (page.Catalogue.Find(slug) is not { } instrument) { return NotFound(); }
        var records = await hub.Instruments.AsNoTracking().Where(i => i.Slug == slug).SelectMany(i => i.Revisions).Where(r => r.Number == number || r.Number == number - 1)
            .OrderBy(r => r.Number).Select(r => r.Record).ToListAsync(cancel);
        if (records.Count != 2) { return NotFound(); }

        ViewData["Meta"] = page.Meta(SiteSection.Instruments, to => to.RevisionDifference(slug, number)) with { Robots = "noindex" };
        var changes = RecordDiff.Between(ContentJson.Write(records[0]), ContentJson.Write(records[1]));
        return View(new DifferenceView(page.Text(instrument.Record.Title), page.To.Instrument(slug), page.To.Revisions(slug), (await RowsAsync(instrument, cancel)).Single(r => r.Number == number),
            number - 1, new(ProposalTarget.Instrument, IsNew: false, "", changes, [])));
    }

    [HttpPost("/instrumenten/{slug}/versies/{number:int}/terugzetten"), HttpPost("/en/instruments/{slug}/revisions/{number:int}/restore"), Asks(nameof(Permissions.RestoreRevision))]
    public async Task<IActionResult> Restore(string slug, int number, CancellationToken cancel)
    {
        if (await restore.RestoreAsync(await actors.CurrentAsync(cancel), slug, number, cancel) is not { } decision) { return NotFound(); }
        TempData["Said"] = page.T["Versie {0} staat er weer, als nieuwe versie.", number].Value;
        return Redirect($"{page.To.Revisions(slug)}?gedaan={decision.Id}");
    }

    private async Task<List<RevisionRow>> RowsAsync(PublishedInstrument instrument, CancellationToken cancel)
    {
        var (slug, to) = (instrument.Slug, page.To);
        var rows = await hub.Instruments.Where(i => i.Slug == slug).SelectMany(i => i.Revisions).OrderByDescending(r => r.Number)
            .Select(r => new { r.Number, r.At, r.Reason, r.Origin, Who = hub.Accounts.Where(a => a.Id == r.AuthorId && a.DeletedAt == null).Select(a => a.Name).FirstOrDefault() })
            .ToListAsync(cancel);
        return rows.ConvertAll(r => new RevisionRow(r.Number, r.At, r.Origin, r.Who, r.Reason.Length == 0 ? null : page.T[r.Reason].Value, to.Revision(slug, r.Number), r.Number == rows[0].Number, r.Number == 1 ? null : to.RevisionDifference(slug, r.Number), to.RevisionRestore(slug, r.Number)));
    }

    private IActionResult Elsewhere(string slug) => page.Catalogue.RedirectOf(slug) is { } found
        ? RedirectPermanent(page.To.Revisions(found))
        : StatusCode(page.Catalogue.IsRetired(slug) ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
}
