using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>Who there is, and what they are on the platform.</summary>
public sealed class AdminPeopleController(PageContext page, HubContext hub, Actors actors, PeopleProjection people, RoleDesk roles, TimeProvider time) : AdminPages(page)
{
    private const int MaxSuspensionDays = 365;

    [HttpGet("/beheer/mensen"), HttpGet("/en/admin/people"), Asks(nameof(Permissions.ReadAccounts))]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken cancel)
    {
        // A choice that does not exist chooses nothing.
        ModelState.Clear();
        return Page("People", await people.ListAsync(filter, cancel), to => to.AdminPeople);
    }

    [HttpGet("/beheer/mensen/{handle}"), HttpGet("/en/admin/people/{handle}"), Asks(nameof(Permissions.ReadAccounts)), AsksAgain]
    public Task<IActionResult> One(string handle, CancellationToken cancel) => ShowAsync(handle, new(), cancel);

    [HttpPost("/beheer/mensen/{handle}/rol"), HttpPost("/en/admin/people/{handle}/role"), Asks(nameof(Permissions.ChangePlatformRoles))]
    public Task<IActionResult> ChangeRole(string handle, PersonForm form, CancellationToken cancel) => DoAsync(handle, form, (actor, account, reason) =>
    {
        if (form.Role is { } role && Enum.IsDefined(role)) { return roles.ChangeRoleAsync(actor, account, role, reason, cancel); }
        throw new RuleException("no-choice", "Kies een van de mogelijkheden.");
    }, page => page.T["De rol is gewijzigd."], cancel);

    [HttpPost("/beheer/mensen/{handle}/vertrouwen"), HttpPost("/en/admin/people/{handle}/trust"), Asks(nameof(Permissions.ChangePlatformRoles))]
    public Task<IActionResult> ChangeTrust(string handle, PersonForm form, CancellationToken cancel) =>
        DoAsync(handle, form, (actor, account, reason) => roles.ChangeTrustAsync(actor, account, form.Trusted == true, reason, cancel), page => page.T["Bewaard."], cancel);

    [HttpPost("/beheer/mensen/{handle}/schorsing"), HttpPost("/en/admin/people/{handle}/suspension"), Asks(nameof(Permissions.SuspendAccounts))]
    public Task<IActionResult> Suspend(string handle, PersonForm form, CancellationToken cancel) => DoAsync(handle, form, (actor, account, reason) => form.Days is >= 1 and <= MaxSuspensionDays
        ? roles.SuspendAsync(actor, account, time.GetUtcNow().AddDays(form.Days.Value), reason, cancel)
        : throw new RuleException("no-end", "Kies voor hoe lang: 1 tot {0} dagen.", MaxSuspensionDays), page => page.T["Het account is geschorst. De persoon leest waarom en kan bezwaar maken."], cancel);

    [HttpPost("/beheer/mensen/{handle}/schorsing/opheffen"), HttpPost("/en/admin/people/{handle}/suspension/end"), Asks(nameof(Permissions.SuspendAccounts))]
    public Task<IActionResult> EndSuspension(string handle, PersonForm form, CancellationToken cancel) =>
        DoAsync(handle, form, (actor, account, reason) => roles.EndSuspensionAsync(actor, account, reason, cancel), page => page.T["De schorsing is opgeheven."], cancel);

    /// <summary>Whatever refuses, the page comes again with what was typed.</summary>
    private async Task<IActionResult> DoAsync(string handle, PersonForm form, Func<Actor, Account, string, Task> act, Func<PageContext, string> done, CancellationToken cancel)
    {
        if (await roles.FindAsync(handle, cancel) is not { } account) { return NotFound(); }
        var reason = Reason(form.Reason);
        if (await RecentSignIn.AsksAsync(HttpContext, Context.T) is { } asks) { ModelState.AddModelError("", asks); }
        if (!ModelState.IsValid) { return await ShowAsync(handle, form, cancel); }
        try { await act(await actors.CurrentAsync(cancel), account, reason); }
        catch (RuleException rule)
        {
            hub.ChangeTracker.Clear();
            ModelState.AddModelError("", Context.T.Sentence(rule));
            return await ShowAsync(handle, form, cancel);
        }
        return Said(Context.To.AdminPerson(handle), done(Context));
    }

    private async Task<IActionResult> ShowAsync(string handle, PersonForm form, CancellationToken cancel) =>
        await people.OneAsync(handle, (await actors.CurrentAsync(cancel)).Id, form, cancel) is { } view ? Page("Person", view, to => to.AdminPerson(handle)) : NotFound();
}
