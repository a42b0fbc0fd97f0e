using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Conduct;

/// <summary>Agreeing to the rules of conduct once more, when they changed.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ConductController(PageContext page, HubContext hub, Actors actors, ConductRules rules, TimeProvider time) : Controller
{
    [HttpPost("/gedragsregels/akkoord"), HttpPost("/en/conduct/agree"), Asks(nameof(Permissions.ManageOwnAccount))]
    public async Task<IActionResult> Agree(string? terug, CancellationToken cancel)
    {
        await rules.AgreeAsync(hub, (await actors.CurrentAsync(cancel)).Id, time.GetUtcNow(), cancel);
        return Redirect(Url.IsLocalUrl(terug) ? terug : page.To.Page(ConductRules.Page));
    }
}
