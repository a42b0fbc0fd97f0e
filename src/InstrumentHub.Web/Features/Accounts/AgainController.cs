using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts.Providers;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Who is signed in proves once more that it is them, in any of the ways that they have.</summary>
[Asks(nameof(Permissions.ManageOwnAccount))]
public sealed class AgainController(PageContext page, Actors actors, UserManager<Account> users, Gate gate, AccountLimits limits, SignInProviders providers) : OwnPages(page, actors, users)
{
    [HttpGet("/inloggen/opnieuw"), HttpGet("/en/sign-in/again")]
    public async Task<IActionResult> Show(string? terug, CancellationToken cancel) => Page("Again", await ViewAsync(await MeAsync(cancel), terug), to => to.SignInAgain);

    [HttpPost("/inloggen/opnieuw"), HttpPost("/en/sign-in/again")]
    public async Task<IActionResult> WithPassword(SignInForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!limits.MayTry(me.Email!) || !(await gate.CheckPasswordSignInAsync(me, form.Password ?? "", lockoutOnFailure: true)).Succeeded)
        {
            Fault(nameof(form.Password), T["Dit is niet je wachtwoord. Weet je het niet meer? Laat je een link mailen."]);
            return Again("Again", await ViewAsync(me, form.Terug), to => to.SignInAgain);
        }
        var stay = (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.IsPersistent ?? false;
        var result = await gate.EnterAsync(me, SignInKind.Password, stay);
        return result.RequiresTwoFactor ? Redirect($"{To.SignInCode}?terug={Uri.EscapeDataString(form.Terug ?? "")}&stay={stay}") : Done(Url.IsLocalUrl(form.Terug) ? form.Terug : To.Me, T["Bedankt. Je kunt nu verder waar je was."]);
    }

    private async Task<AgainView> ViewAsync(Account me, string? back)
    {
        var logins = await Users.GetLoginsAsync(me);
        return new(me.Email!, me.PasswordHash is not null, (await Users.GetPasskeysAsync(me)).Count > 0, [.. providers.Views.Where(p => logins.Any(l => l.LoginProvider == p.Key))], back);
    }
}

/// <param name="Providers">Those that the account is linked to.</param>
public sealed record AgainView(string Email, bool HasPassword, bool HasPasskeys, IReadOnlyList<ProviderView> Providers, string? Back);
