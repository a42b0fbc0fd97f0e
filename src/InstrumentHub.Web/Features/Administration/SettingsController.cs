using InstrumentHub.Core;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Administration;

/// <param name="Value">What stands in the field.</param>
/// <param name="Default">What holds when it is taken back.</param>
public sealed record SettingView(SettingSpec Spec, string Value, SettingSource Source, string Default);

public sealed record SettingsView(IReadOnlyList<SettingView> Settings, string? Reason);

/// <summary>What a host changes on the site without a restart. One form: what differs from what holds is changed, and each change is an entry of the log.</summary>
public sealed class SettingsController(PageContext page, Actors actors, SiteSettings settings, SiteDesk desk) : AdminPages(page)
{
    [HttpGet("/beheer/instellingen"), HttpGet("/en/admin/settings"), Asks(nameof(Permissions.ChangeSettings))]
    public IActionResult Index() => Page("Settings", ViewOf(null, null), to => to.AdminSettings);

    [HttpPost("/beheer/instellingen"), HttpPost("/en/admin/settings"), Asks(nameof(Permissions.ChangeSettings))]
    public async Task<IActionResult> Save(string? reason, CancellationToken cancel)
    {
        var typed = SettingSpecs.All.Where(s => Request.Form.ContainsKey(s.Key)).ToDictionary(s => s, s => s.Tidy(Request.Form[s.Key]));
        var back = SettingSpecs.All.Where(s => Request.Form.ContainsKey($"{s.Key}.default")).ToHashSet();
        var changes = typed.Where(t => !back.Contains(t.Key) && t.Value != settings.Of(t.Key)).ToDictionary(t => t.Key, t => (string?)t.Value);
        foreach (var spec in back.Where(s => settings.Find(s).Source == SettingSource.Site)) { changes[spec] = null; }
        foreach (var (spec, value) in changes)
        {
            if (value is not null && spec.FaultOf(value) is var fault and not SettingFault.None) { ModelState.AddModelError(spec.Key, AdminTexts.Of(Context.T, spec, fault)); }
        }
        var why = changes.Count > 0 ? Reason(reason) : "";
        if (!ModelState.IsValid) { return Page("Settings", ViewOf(typed, reason), to => to.AdminSettings); }
        if (changes.Count == 0) { return Said(Context.To.AdminSettings, Context.T["Er is niets veranderd."]); }
        try { await StoreAsync(changes, why, cancel); }
        catch (RuleException rule)
        {
            ModelState.AddModelError("", Context.T.Sentence(rule));
            return Page("Settings", ViewOf(typed, reason), to => to.AdminSettings);
        }
        return Said(Context.To.AdminSettings, Context.T["Bewaard. Het geldt meteen, voor iedereen."]);
    }

    private async Task StoreAsync(IReadOnlyDictionary<SettingSpec, string?> changes, string reason, CancellationToken cancel)
    {
        var (state, actor) = (await desk.StateAsync(cancel), await actors.CurrentAsync(cancel));
        foreach (var (spec, value) in changes)
        {
            desk.Note(AuditAct.ChangeSetting, spec.Key, actor.AccountId, reason, settings.Of(spec), value ?? settings.Default(spec).Value);
            state.Set(spec, value, desk.Now);
        }
        await desk.SaveAsync(cancel);
    }

    private SettingsView ViewOf(IReadOnlyDictionary<SettingSpec, string>? typed, string? reason) => new(
        [.. SettingSpecs.All.Select(s => (Spec: s, Held: settings.Find(s))).Select(x => new SettingView(x.Spec, typed?.GetValueOrDefault(x.Spec) ?? x.Held.Value, x.Held.Source, settings.Default(x.Spec).Value))], reason);
}
