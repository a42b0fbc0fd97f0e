using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>A password that was forgotten, or never chosen.</summary>
public sealed class PasswordController(
    PageContext page, HubContext hub, UserManager<Account> users, Gate gate, AccountKeys keys, AccountLetters letters, AccountLimits limits, Outbox outbox) : AccountPages(page)
{
    [HttpGet("/wachtwoord"), HttpGet("/en/password"), Asks(nameof(Permissions.SignIn))]
    public IActionResult Forgotten() => Page("Forgotten", new SignInForm(), to => to.ForgotPassword);

    [HttpPost("/wachtwoord"), HttpPost("/en/password"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Forgotten(SignInForm form, CancellationToken cancel)
    {
        var evenly = EvenlyAsync(cancel);
        if (CheckedAddress(form.Email, nameof(form.Email)) is not { } email) { return Again("Forgotten", form, to => to.ForgotPassword); }
        if (limits.MayMail(email) && await users.FindByEmailAsync(email) is { EmailConfirmed: true } account)
        {
            letters.ChoosePassword(account, keys.Add(OneTimePurpose.ChoosePassword, account.Id));
            await hub.SaveChangesAsync(cancel);
            await outbox.RingAsync(cancel);
        }
        await evenly;
        return Redirect(To.MailSent);
    }

    [HttpGet("/wachtwoord/kiezen"), HttpGet("/en/password/choose"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Choose(string? sleutel, CancellationToken cancel) =>
        await keys.FindAsync(sleutel, OneTimePurpose.ChoosePassword, cancel) is { } key && await users.FindByIdAsync(key.AccountId.ToString()!) is { } account
            ? Page("ChoosePassword", new KeyView(sleutel!, account.Email), to => to.ChoosePassword)
            : Page("KeyGone", null, to => to.ChoosePassword);

    [HttpPost("/wachtwoord/kiezen"), HttpPost("/en/password/choose"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Choose(KeyForm form, CancellationToken cancel)
    {
        if (await keys.FindAsync(form.Sleutel, OneTimePurpose.ChoosePassword, cancel) is not { } found || await users.FindByIdAsync(found.AccountId.ToString()!) is not { } account)
        {
            return Page("KeyGone", null, to => to.ChoosePassword);
        }
        if (!CheckPassword(form.Password, nameof(form.Password), account.Name, account.Email, account.Handle))
        {
            return Again("ChoosePassword", new KeyView(form.Sleutel!, account.Email), to => to.ChoosePassword);
        }
        await using (var transaction = await hub.Database.BeginTransactionAsync(cancel))
        {
            if (await keys.TakeAsync(form.Sleutel, OneTimePurpose.ChoosePassword, cancel) is null) { return Page("KeyGone", null, to => to.ChoosePassword); }
            await SetAsync(account, form.Password!, cancel);
            await transaction.CommitAsync(cancel);
        }
        await outbox.RingAsync(cancel);
        await gate.TellEndedAsync(account.Id, cancel);
        var result = await gate.EnterAsync(account, SignInKind.MailLink, stay: false);
        return result.RequiresTwoFactor ? Redirect(To.SignInCode) : Done(To.Me, T["Je nieuwe wachtwoord werkt. Je bent ingelogd."]);
    }

    /// <summary>Whoever was signed in with the old one is out, and links that were under way end.</summary>
    private async Task SetAsync(Account account, string password, CancellationToken cancel)
    {
        await keys.RevokeAsync(account.Id, cancel, OneTimePurpose.ChoosePassword, OneTimePurpose.SignIn, OneTimePurpose.ChangeAddress, OneTimePurpose.LinkProvider);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        letters.PasswordChanged(account);
        await users.UpdateSecurityStampAsync(account);
    }
}
