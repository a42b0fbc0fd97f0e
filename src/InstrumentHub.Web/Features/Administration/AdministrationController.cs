using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Administration;

public sealed record AdminHomeView(int People, int Administrators, int Moderators, int Waiting, int Changed, bool IsMaintained);

/// <summary>Where the administration begins, and what was done in it.</summary>
public sealed class AdministrationController(PageContext page, HubContext hub, AuditProjection log, SiteSettings settings, TimeProvider time) : AdminPages(page)
{
    [HttpGet("/beheer"), HttpGet("/en/admin"), Asks(nameof(Permissions.Administer))]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var roles = await hub.Accounts.Where(a => a.DeletedAt == null).GroupBy(a => a.Role).Select(g => new { Role = g.Key, Count = g.Count() }).ToListAsync(cancel);
        int Of(Core.Accounts.PlatformRole role) => roles.FirstOrDefault(r => r.Role == role)?.Count ?? 0;
        return Page("Home", new AdminHomeView(
            roles.Sum(r => r.Count), Of(Core.Accounts.PlatformRole.Administrator), Of(Core.Accounts.PlatformRole.Moderator),
            await hub.OutgoingMail.CountAsync(m => m.SentAt == null && m.ExpiresAt > now, cancel),
            Core.Administration.SettingSpecs.All.Count(s => settings.Find(s).Source == SettingSource.Site), settings.Maintenance is not null), to => to.Admin);
    }

    [HttpGet("/beheer/logboek"), HttpGet("/en/admin/log"), Asks(nameof(Permissions.ReadAudit))]
    public async Task<IActionResult> Audit(AuditFilter filter, CancellationToken cancel)
    {
        ModelState.Clear();
        return Page("Audit", await log.ListAsync(filter, cancel), to => to.AdminAudit);
    }

    [HttpGet("/beheer/logboek.csv"), HttpGet("/en/admin/log.csv"), Asks(nameof(Permissions.ReadAudit))]
    public async Task<IActionResult> AuditCsv(AuditFilter filter, CancellationToken cancel) => Csv("administration.csv",
        ["at", "act", "target", "by", "reason", "before", "after"],
        (await log.AllAsync(filter, cancel)).Select(r => (IEnumerable<object?>)[r.At, r.Act.ToString(), r.Target, r.By, r.Reason, r.Before, r.After]));
}
