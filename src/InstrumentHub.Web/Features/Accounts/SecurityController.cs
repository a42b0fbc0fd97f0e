using System.Buffers.Text;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts.Providers;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

[Asks(nameof(Permissions.ManageOwnAccount))]
public sealed class SecurityController(
    PageContext page, Actors actors, UserManager<Account> users, HubContext hub, Gate gate, AccountKeys keys, AccountLetters letters, AccountLimits limits, Outbox outbox, SignInProviders providers)
    : OwnPages(page, actors, users)
{
    private const int SignInsShown = 20;

    [HttpGet("/mijn/beveiliging"), HttpGet("/en/me/security")]
    public async Task<IActionResult> Show(CancellationToken cancel) => Page("Security", await ViewAsync(await MeAsync(cancel), cancel), to => to.MySecurity);

    [HttpPost("/mijn/beveiliging/wachtwoord"), HttpPost("/en/me/security/password"), AsksAgain]
    public async Task<IActionResult> Password(PasswordForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (me.PasswordHash is not null && !(limits.MayTry(me.Email!) && await Users.CheckPasswordAsync(me, form.Current ?? "")))
        {
            Fault(nameof(form.Current), T["Dit is niet je huidige wachtwoord."]);
        }
        CheckPassword(form.Password, nameof(form.Password), me.Name, me.Email, me.Handle);
        if (!ModelState.IsValid) { return Again("Security", await ViewAsync(me, cancel), to => to.MySecurity); }

        me.PasswordHash = Users.PasswordHasher.HashPassword(me, form.Password!);
        letters.PasswordChanged(me);
        await Users.UpdateSecurityStampAsync(me);
        await outbox.RingAsync(cancel);
        await gate.TellEndedAsync(me.Id, cancel);
        await gate.RefreshSignInAsync(me);
        return Done(To.MySecurity, T["Je wachtwoord is veranderd. Op andere apparaten ben je uitgelogd."]);
    }

    [HttpPost("/mijn/beveiliging/adres"), HttpPost("/en/me/security/address"), AsksAgain]
    public async Task<IActionResult> Address(AddressForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (CheckedAddress(form.NewEmail, nameof(form.NewEmail)) is not { } address) { return Again("Security", await ViewAsync(me, cancel) with { Address = form }, to => to.MySecurity); }

        // That another account has the address is told to nobody; the link is then not sent.
        if (limits.MayMail(address) && await Users.FindByEmailAsync(address) is null)
        {
            await keys.RevokeAsync(me.Id, cancel, OneTimePurpose.ChangeAddress);
            letters.ChangeAddress(me, address, keys.Add(OneTimePurpose.ChangeAddress, me.Id, address));
            await hub.SaveChangesAsync(cancel);
            await outbox.RingAsync(cancel);
        }
        return Done(To.MySecurity, T["We hebben een mail gestuurd naar {0}. Je adres verandert zodra je de link daarin gebruikt.", address]);
    }

    [HttpGet("/mijn/beveiliging/adres/bevestigen"), HttpGet("/en/me/security/address/confirm")]
    public async Task<IActionResult> ConfirmAddress(string? sleutel, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        return await keys.FindAsync(sleutel, OneTimePurpose.ChangeAddress, cancel) is { } key && key.AccountId == me.Id
            ? Page("ConfirmAddress", new KeyView(sleutel!, key.Data), to => to.MyAddressConfirm)
            : Page("KeyGone", null, to => to.MyAddressConfirm);
    }

    [HttpPost("/mijn/beveiliging/adres/bevestigen"), HttpPost("/en/me/security/address/confirm")]
    public async Task<IActionResult> ConfirmAddress(KeyForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (await keys.FindAsync(form.Sleutel, OneTimePurpose.ChangeAddress, cancel) is not { Data: { } address } key || key.AccountId != me.Id
            || await Users.FindByEmailAsync(address) is not null || await keys.TakeAsync(form.Sleutel, OneTimePurpose.ChangeAddress, cancel) is null)
        {
            return Page("KeyGone", null, to => to.MyAddressConfirm);
        }
        letters.AddressChanged(me, me.Email!);
        me.Email = address;
        await Users.UpdateNormalizedEmailAsync(me);
        await Users.UpdateSecurityStampAsync(me);
        await outbox.RingAsync(cancel);
        await gate.TellEndedAsync(me.Id, cancel);
        await gate.RefreshSignInAsync(me);
        return Done(To.MySecurity, T["Je e-mailadres is veranderd."]);
    }

    /// <summary>Also here: who presses this wants to be sure. And at once: it takes nothing from who they say they are.</summary>
    [HttpPost("/mijn/beveiliging/overal-uitloggen"), HttpPost("/en/me/security/sign-out-everywhere")]
    public async Task<IActionResult> LeaveEverywhere(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        await Users.UpdateSecurityStampAsync(me);
        await gate.TellEndedAsync(me.Id, cancel);
        await gate.SignOutAsync();
        return Done(To.SignIn, T["Je bent overal uitgelogd."]);
    }

    private async Task<SecurityView> ViewAsync(Account me, CancellationToken cancel)
    {
        var passkeys = await Users.GetPasskeysAsync(me);
        var logins = await Users.GetLoginsAsync(me);
        var signIns = await hub.SignIns.AsNoTracking().Where(s => s.AccountId == me.Id).OrderByDescending(s => s.At).Take(SignInsShown).ToListAsync(cancel);
        return new(me.Email!, me.PasswordHash is not null, me.TwoFactorEnabled, me.TwoFactorEnabled ? await Users.CountRecoveryCodesAsync(me) : 0,
            [.. passkeys.Select(p => new PasskeyView(Base64Url.EncodeToString(p.CredentialId), p.Name, p.CreatedAt))], signIns,
            [.. logins.Select(l => new LinkedProviderView(l.LoginProvider, l.ProviderKey, providers.NameOf(l.LoginProvider)))],
            [.. providers.Views.Where(p => logins.All(l => l.LoginProvider != p.Key))], await RecentSignIn.HoldsForPageAsync(HttpContext));
    }
}
