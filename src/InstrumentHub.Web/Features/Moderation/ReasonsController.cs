using InstrumentHub.Core;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Moderation;

public sealed record ReasonForm(string? Key, string? Name, string? Nl, string? En);

/// <summary>The reasons that moderators choose from, in both languages.</summary>
[Asks(nameof(Permissions.EditReasonTexts))]
public sealed class ReasonsController(PageContext page, HubContext hub) : Controller
{
    [HttpGet("/moderatie/redenen"), HttpGet("/en/moderation/reasons")]
    public Task<IActionResult> Index(CancellationToken cancel) => ShowAsync(new(null, null, null, null), cancel);

    [HttpPost("/moderatie/redenen"), HttpPost("/en/moderation/reasons")]
    public async Task<IActionResult> Save(ReasonForm form, CancellationToken cancel)
    {
        Check(form);
        if (!ModelState.IsValid) { return await ShowAsync(form, cancel); }

        var key = string.IsNullOrEmpty(form.Key) ? Slug.From(form.Name!) : form.Key;
        var text = new LocalText(form.Nl!.Trim(), form.En!.Trim());
        await StoreDefaultsAsync(cancel);
        if (await hub.ReasonTexts.SingleOrDefaultAsync(t => t.Key == key, cancel) is { } known) { known.Edit(form.Name!.Trim(), text); }
        else { hub.ReasonTexts.Add(new(key.Length > ReasonText.MaxKeyLength ? key[..ReasonText.MaxKeyLength] : key, form.Name!.Trim(), text)); }
        await hub.SaveChangesAsync(cancel);
        TempData["Said"] = page.T["Bewaard."].Value;
        return Redirect(page.To.DeskReasons);
    }

    [HttpPost("/moderatie/redenen/{key}/weg"), HttpPost("/en/moderation/reasons/{key}/remove")]
    public async Task<IActionResult> Remove(string key, CancellationToken cancel)
    {
        await StoreDefaultsAsync(cancel);
        await hub.ReasonTexts.Where(t => t.Key == key).ExecuteDeleteAsync(cancel);
        return Redirect(page.To.DeskReasons);
    }

    /// <summary>Before the first change: what was not changed must not disappear.</summary>
    private async Task StoreDefaultsAsync(CancellationToken cancel)
    {
        if (await hub.ReasonTexts.AnyAsync(cancel)) { return; }
        hub.ReasonTexts.AddRange(ReasonText.Defaults);
        await hub.SaveChangesAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(ReasonForm form, CancellationToken cancel)
    {
        ViewData["Meta"] = page.Meta(SiteSection.None, to => to.DeskReasons) with { Robots = "noindex" };
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; }
        var known = (await hub.ReasonTexts.InUseAsync(cancel)).Select(t => new ReasonForm(t.Key, t.Name, t.Nl, t.En)).ToList();
        return View("Index", new ReasonsView(known, form));
    }

    private void Check(ReasonForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Length > ReasonText.MaxNameLength || Slug.From(form.Name).Length == 0) { ModelState.AddModelError(nameof(form.Name), page.T["Geef de reden een naam van ten hoogste {0} tekens.", ReasonText.MaxNameLength]); }
        CheckText(nameof(form.Nl), form.Nl);
        CheckText(nameof(form.En), form.En);
    }

    private void CheckText(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Decision.MaxReasonLength) { ModelState.AddModelError(field, page.T["Schrijf de reden in beide talen, in ten hoogste {0} tekens.", Decision.MaxReasonLength]); }
    }
}

internal static class ReasonTexts
{
    /// <summary>By name; those that a new installation begins with, as long as nobody changed any.</summary>
    public static async Task<IReadOnlyList<ReasonText>> InUseAsync(this IQueryable<ReasonText> stored, CancellationToken cancel) =>
        await stored.AsNoTracking().OrderBy(t => t.Name).ToListAsync(cancel) is { Count: > 0 } own ? own : [.. ReasonText.Defaults.OrderBy(t => t.Name, StringComparer.CurrentCulture)];
}

public sealed record ReasonsView(IReadOnlyList<ReasonForm> Known, ReasonForm Form);
