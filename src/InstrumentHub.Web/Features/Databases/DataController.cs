using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Administration;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Databases;

public sealed record DataForm(string? Reason);

/// <summary>Takes everything away in one file, without what lets its reader sign in as somebody; that is the command line's alone.</summary>
[Asks(nameof(Permissions.ExportEverything))]
public sealed class DataController(PageContext page, HubContext hub, Actors actors, SiteDesk desk, TimeProvider time) : AdminPages(page)
{
    [HttpGet("/beheer/gegevens"), HttpGet("/en/admin/data"), AsksAgain]
    public IActionResult Show() => Page("/Features/Databases/Show.cshtml", new DataForm(null), to => to.AdminData);

    [HttpPost("/beheer/gegevens"), HttpPost("/en/admin/data")]
    public async Task<IActionResult> Export(DataForm form, CancellationToken cancel)
    {
        var reason = Reason(form.Reason);
        if (await RecentSignIn.AsksAsync(HttpContext, Context.T) is { } asks) { ModelState.AddModelError("", asks); }
        if (!ModelState.IsValid) { return Page("/Features/Databases/Show.cshtml", form, to => to.AdminData); }

        desk.Note(AuditAct.ExportData, "", (await actors.CurrentAsync(cancel)).AccountId, reason);
        await desk.SaveAsync(cancel);
        hub.ChangeTracker.Clear();
        // A file and not memory: a site may hold more than fits. It vanishes when it has been sent.
        var stream = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try { await ArchiveFile.WriteAsync(hub, stream, withSecrets: false, time.GetUtcNow(), cancel); }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
        stream.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(stream, "application/zip", $"instrumenthub-{time.GetUtcNow():yyyy-MM-dd}.zip");
    }
}
