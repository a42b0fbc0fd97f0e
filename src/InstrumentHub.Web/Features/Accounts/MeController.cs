using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>One's own page, one's own data, and leaving.</summary>
[Asks(nameof(Permissions.ManageOwnAccount))]
public sealed class MeController(PageContext page, Actors actors, UserManager<Account> users, HubContext hub, Gate gate, Leaving leaving) : OwnPages(page, actors, users)
{
    [HttpGet("/mijn"), HttpGet("/en/me")]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var hasProfile = await hub.Profiles.AnyAsync(p => p.AccountId == me.Id, cancel);
        var isAdministrator = me.Role == Core.Accounts.PlatformRole.Administrator;
        var communities = await hub.Communities.AsNoTracking().Where(c => hub.Memberships.Any(m => m.CommunityId == c.Id && m.AccountId == me.Id))
            .OrderBy(c => c.Name).Select(c => new { c.Name, c.Slug }).ToListAsync(cancel);
        return Page("Me", new MeView(me.Name, hasProfile, isAdministrator, [.. communities.Select(c => new LinkView(c.Name, To.Community(c.Slug)))]), to => to.Me);
    }

    [HttpGet("/mijn/gegevens.zip"), HttpGet("/en/me/data.zip"), AsksAgain]
    public async Task<IActionResult> Export(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        Response.Headers.CacheControl = "no-store";
        return File(ExportFile.Write(await leaving.ExportAsync(me.Id, cancel)), "application/zip", $"{me.Handle}.zip");
    }

    [HttpGet("/mijn/verwijderen"), HttpGet("/en/me/delete")]
    public async Task<IActionResult> Leave(CancellationToken cancel) => Page("Leave", await LeaveViewAsync(await MeAsync(cancel), cancel), to => to.MyDeletion);

    [HttpPost("/mijn/verwijderen"), HttpPost("/en/me/delete"), AsksAgain]
    public async Task<IActionResult> Leave(SignInForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!string.Equals(form.Email?.Trim(), me.Email, StringComparison.OrdinalIgnoreCase))
        {
            Fault(nameof(form.Email), T["Typ je e-mailadres precies zoals het hierboven staat."]);
            return Again("Leave", await LeaveViewAsync(me, cancel), to => to.MyDeletion);
        }
        await leaving.DeleteAsync(me, cancel);
        await gate.TellEndedAsync(me.Id, cancel);
        await gate.SignOutAsync();
        return Done(To.SignIn, T["Je account is verwijderd. Dank dat je er was."]);
    }

    private async Task<LeaveView> LeaveViewAsync(Account me, CancellationToken cancel) =>
        new(me.Email!, await leaving.ForeseeAsync(me, cancel), await RecentSignIn.HoldsForPageAsync(HttpContext));
}

/// <param name="IsRecent">They proved not long ago that it is them.</param>
public sealed record LeaveView(string Email, Farewell Farewell, bool IsRecent);

public sealed record MeView(string Name, bool HasProfile, bool IsAdministrator, IReadOnlyList<LinkView> Communities);
