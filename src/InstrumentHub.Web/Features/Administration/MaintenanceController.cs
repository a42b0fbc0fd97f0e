using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Administration;

public sealed record MaintenanceForm(string? Nl, string? En, string? Until, string? Reason);

public sealed record MaintenancePage(Maintenance? Now, bool IsConfigured, MaintenanceForm Form);

/// <summary>Switches on that the site is only read, and off again.</summary>
public sealed class MaintenanceController(PageContext page, Actors actors, SiteSettings settings, SiteDesk desk, TimeProvider time) : AdminPages(page)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromDays(31);
    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    [HttpGet("/beheer/onderhoud"), HttpGet("/en/admin/maintenance"), Asks(nameof(Permissions.MaintainSite))]
    public IActionResult Show() => ShowAgain(new(null, null, null, null));

    [HttpPost("/beheer/onderhoud"), HttpPost("/en/admin/maintenance"), Asks(nameof(Permissions.MaintainSite))]
    public async Task<IActionResult> Start(MaintenanceForm form, CancellationToken cancel)
    {
        var check = new FieldCheck(ModelState, Context.T);
        var message = new LocalText(
            check.Optional(nameof(form.Nl), form.Nl, Maintenance.MaxMessageLength) ?? "", check.Optional(nameof(form.En), form.En, Maintenance.MaxMessageLength) ?? "");
        var until = End(form.Until);
        var reason = Reason(form.Reason);
        if (!ModelState.IsValid) { return ShowAgain(form); }
        return await ChangeAsync(form, async (state, actor) =>
        {
            state.Start(new(message, desk.Now, until));
            desk.Note(AuditAct.StartMaintenance, "", actor, reason, "", message.Nl);
            await desk.SaveAsync(cancel);
        }, Context.T["Onderhoud staat aan. Niemand kan nu iets wijzigen."], cancel);
    }

    [HttpPost("/beheer/onderhoud/uit"), HttpPost("/en/admin/maintenance/off"), Asks(nameof(Permissions.MaintainSite))]
    public Task<IActionResult> End(CancellationToken cancel) => ChangeAsync(new(null, null, null, null), async (state, actor) =>
    {
        desk.Note(AuditAct.EndMaintenance, "", actor, "", state.Maintenance?.Message.Nl ?? "");
        state.End(desk.Now);
        await desk.SaveAsync(cancel);
    }, Context.T["Onderhoud staat uit. Iedereen kan weer meedoen."], cancel);

    private async Task<IActionResult> ChangeAsync(MaintenanceForm form, Func<SiteState, Guid?, Task> change, string done, CancellationToken cancel)
    {
        try { await change(await desk.StateAsync(cancel), (await actors.CurrentAsync(cancel)).AccountId); }
        catch (RuleException rule)
        {
            ModelState.AddModelError("", Context.T.Sentence(rule));
            return ShowAgain(form);
        }
        return Said(Context.To.AdminMaintenance, done);
    }

    /// <summary>As a clock in the Netherlands shows it.</summary>
    private DateTimeOffset? End(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return null; }
        if (DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !Netherlands.IsInvalidTime(local))
        {
            var end = new DateTimeOffset(local, Netherlands.GetUtcOffset(local)).ToUniversalTime();
            if (end > time.GetUtcNow() && end < time.GetUtcNow() + AtMost) { return end; }
        }
        ModelState.AddModelError(nameof(MaintenanceForm.Until), Context.T["Kies een moment dat nog komt, binnen een maand."]);
        return null;
    }

    private IActionResult ShowAgain(MaintenanceForm form) => Page("Maintenance", new MaintenancePage(settings.Maintenance, settings.IsMaintainedByConfiguration, form), to => to.AdminMaintenance);
}
