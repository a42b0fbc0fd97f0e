using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Administration;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Usage;

/// <summary>How much the site is used. Moderators see it too, without the numbers about one instrument that are so small that they might tell who it was.</summary>
[Asks(nameof(Permissions.ReadUsage))]
public sealed class UsageController(PageContext page, Actors actors, UsageProjection usage) : AdminPages(page)
{
    [HttpGet("/beheer/gebruik"), HttpGet("/en/admin/usage")]
    public async Task<IActionResult> Index(UsageFilter filter, CancellationToken cancel)
    {
        ModelState.Clear();
        return Page("/Features/Usage/Index.cshtml", await usage.OfAsync(filter, await SeesAsync(cancel), cancel), to => to.AdminUsage);
    }

    [HttpGet("/beheer/gebruik.csv"), HttpGet("/en/admin/usage.csv")]
    public async Task<IActionResult> Download(UsageFilter filter, CancellationToken cancel) => Csv("usage.csv", ["day", "kind", "key", "count"], await usage.CsvAsync(filter, await SeesAsync(cancel), cancel));

    private async Task<bool> SeesAsync(CancellationToken cancel) => (await actors.CurrentAsync(cancel)).May(Permissions.Administer);
}
