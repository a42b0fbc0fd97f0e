using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts.Providers;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Accounts;

public sealed class RegisterController(
    PageContext page, HubContext hub, UserManager<Account> users, Gate gate, Registration registration, AccountKeys keys, FirstAdministrator first, SignInProviders providers, RegistrationDoor door) : AccountPages(page)
{
    [HttpGet("/registreren"), HttpGet("/en/register"), Asks(nameof(Permissions.Register))]
    public async Task<IActionResult> Show(string? sleutel, string? terug, CancellationToken cancel) =>
        Page("Register", await ViewAsync(new() { Sleutel = sleutel, Terug = terug }, cancel), to => to.Register);

    [HttpPost("/registreren"), HttpPost("/en/register"), Asks(nameof(Permissions.Register)), SpamTrap]
    public async Task<IActionResult> Register(RegisterForm form, CancellationToken cancel)
    {
        var name = CheckedName(form.Name, nameof(form.Name));
        var email = CheckedAddress(form.Email, nameof(form.Email));
        if (!string.IsNullOrEmpty(form.Password)) { CheckPassword(form.Password, nameof(form.Password), name, email, email?.Split('@')[0]); }
        if (!form.Rules) { Fault(nameof(form.Rules), T["Ga akkoord met de gedragsregels om mee te doen."]); }
        if (!await first.IsKeyAsync(form.Sleutel, cancel) && await door.RefusesAsync(form.Terug, institution: false, cancel) is { } refusal) { Fault("", refusal); }
        if (!ModelState.IsValid) { return Again("Register", await ViewAsync(form, cancel), to => to.Register); }

        var who = new NewAccount(name!, email!, string.IsNullOrEmpty(form.Password) ? null : form.Password, To.Language.Tag(), Kept(form.Terug));
        if (await first.IsKeyAsync(form.Sleutel, cancel)) { return await AsAdministratorAsync(who, form, cancel); }
        await Task.WhenAll(registration.RegisterAsync(who, cancel), EvenlyAsync(cancel));
        return Redirect(To.MailSent);
    }

    /// <summary>Opening it changes nothing: mail scanners open links too.</summary>
    [HttpGet("/registreren/bevestigen"), HttpGet("/en/register/confirm"), Asks(nameof(Permissions.Register))]
    public async Task<IActionResult> Confirm(string? sleutel, CancellationToken cancel)
    {
        if (await keys.FindAsync(sleutel, OneTimePurpose.ConfirmAddress, cancel) is not { } key || await AccountAsync(key) is not { } account)
        {
            return Page("KeyGone", null, to => to.RegisterConfirm);
        }
        return Page("Confirm", new KeyView(sleutel!, account.Email, account.PasswordHash is not null), to => to.RegisterConfirm);
    }

    [HttpPost("/registreren/bevestigen"), HttpPost("/en/register/confirm"), Asks(nameof(Permissions.Register))]
    public async Task<IActionResult> Confirm(KeyForm form, CancellationToken cancel)
    {
        if (await keys.FindAsync(form.Sleutel, OneTimePurpose.ConfirmAddress, cancel) is not { } key || await AccountAsync(key) is not { } account)
        {
            return Page("KeyGone", null, to => to.RegisterConfirm);
        }
        if (account.PasswordHash is not null && !form.Without && !await users.CheckPasswordAsync(account, form.Password ?? ""))
        {
            Fault(nameof(form.Password), T["Dat is niet het wachtwoord dat je koos. Weet je het niet meer? Ga dan zonder wachtwoord verder."]);
            return Again("Confirm", new KeyView(form.Sleutel!, account.Email, AsksPassword: true), to => to.RegisterConfirm);
        }
        if (await keys.TakeAsync(form.Sleutel, OneTimePurpose.ConfirmAddress, cancel) is null) { return Page("KeyGone", null, to => to.RegisterConfirm); }
        if (form.Without) { account.PasswordHash = null; }
        account.EmailConfirmed = true;
        await users.UpdateAsync(account);
        await gate.EnterAsync(account, form.Without || account.PasswordHash is null ? SignInKind.MailLink : SignInKind.Password, stay: false);
        return key.Data is { } back ? Back(back) : Done(To.Me, T["Welkom! Je account is klaar."]);
    }

    private async Task<IActionResult> AsAdministratorAsync(NewAccount who, RegisterForm form, CancellationToken cancel)
    {
        if (await users.FindByEmailAsync(who.Email) is not null)
        {
            Fault(nameof(form.Email), T["Er is al een account met dit adres. Neem voor het eerste beheerdersaccount een ander adres."]);
            return Again("Register", await ViewAsync(form, cancel), to => to.Register);
        }
        await using var transaction = await hub.Database.BeginTransactionAsync(cancel);
        if (!await first.TakeAsync(form.Sleutel!, cancel)) { return Page("KeyGone", null, to => to.Register); }
        var account = await registration.AddConfirmedAsync(who, cancel);
        account.Role = PlatformRole.Administrator;
        account.TrustedAt = account.RegisteredAt;
        await hub.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await gate.EnterAsync(account, SignInKind.MailLink, stay: false);
        return Done(To.Me, T["Welkom! Je bent beheerder van deze site."]);
    }

    private async Task<RegisterView> ViewAsync(RegisterForm form, CancellationToken cancel) =>
        new(form, providers.Views, form.Sleutel is not null && await first.IsKeyAsync(form.Sleutel, cancel)) { Closed = await door.RefusesAsync(form.Terug, institution: false, cancel) };

    private async Task<Account?> AccountAsync(OneTimeKey key) => await users.FindByIdAsync(key.AccountId.ToString()!);
}
