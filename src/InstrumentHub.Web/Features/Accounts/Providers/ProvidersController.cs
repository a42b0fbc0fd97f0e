using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Accounts.Providers;

/// <summary>
/// Signing in by way of another site. An account gets linked to what somebody is elsewhere in three ways only: the person is signed in here and says so, a
/// mail to the account's own address is answered, or the account is new and the provider vouches for the address.
/// </summary>
public sealed class ProvidersController(
    PageContext page, Actors actors, UserManager<Account> users, HubContext hub, Gate gate, Registration registration, AccountKeys keys, AccountLetters letters,
    AccountLimits limits, Outbox outbox, SignInProviders providers, RegistrationDoor door, TimeProvider time) : OwnPages(page, actors, users)
{
    private const int SecretLength = 32;

    private string LinkCookie => SafeCookies.NameOf("hub.link", HttpContext.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value);

    /// <summary>A link and no form: the page's policy lets forms lead nowhere but to this site. Nothing changes here yet.</summary>
    [HttpGet("/inloggen/met/{provider}"), HttpGet("/en/sign-in/with/{provider}"), Asks(nameof(Permissions.SignIn))]
    public IActionResult Begin(string provider, string? terug)
    {
        if (providers.Find(provider) is null) { return NotFound(); }
        var back = $"{To.SignedInWith}?terug={Uri.EscapeDataString(terug ?? "")}";
        var properties = gate.ConfigureExternalAuthenticationProperties(provider, back);
        // Somebody who is signed in here already is asked there as well: an open session at the provider proves nothing new.
        if (User.Identity?.IsAuthenticated == true) { properties.SetParameter(OpenIdHandler.PromptKey, "login"); }
        return Challenge(properties, provider);
    }

    [HttpGet("/inloggen/terug"), HttpGet("/en/sign-in/back"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Return(string? terug, CancellationToken cancel)
    {
        if (await ComerAsync() is not { } comer) { return Failed(); }
        var (me, account) = (await Who.AccountAsync(cancel), await Users.FindByLoginAsync(comer.Provider, comer.Subject));
        // Who is signed in links by saying so; who is linked already only proves again that it is them.
        if (me is not null && account?.Id != me.Id) { return Redirect(To.MyProviderConfirm); }
        if (account is not null) { return await EnterAsync(account, comer, terug, cancel); }
        if (comer is { Email: { } email, IsVerified: true } && await Users.FindByEmailAsync(email) is not null) { return await AskByMailAsync(comer, email, cancel); }
        return Page("ProviderRegister", new ProviderRegisterView(new() { Name = comer.Name, Email = comer.Email, Terug = terug }, comer.ProviderName, comer.IsVerified), to => to.RegisterWithProvider);
    }

    [HttpPost("/registreren/aanbieder"), HttpPost("/en/register/provider"), Asks(nameof(Permissions.Register)), SpamTrap]
    public async Task<IActionResult> Register(RegisterForm form, CancellationToken cancel)
    {
        if (await ComerAsync() is not { } comer) { return Failed(); }
        var name = CheckedName(form.Name, nameof(form.Name));
        var email = comer.IsVerified ? comer.Email : CheckedAddress(form.Email, nameof(form.Email));
        if (!form.Rules) { Fault(nameof(form.Rules), T["Ga akkoord met de gedragsregels om mee te doen."]); }
        if (await door.RefusesAsync(form.Terug, providers.Find(comer.Provider) is { IsInstitution: true }, cancel) is { } refusal) { Fault("", refusal); }
        if (!ModelState.IsValid) { return Again("ProviderRegister", new ProviderRegisterView(form, comer.ProviderName, comer.IsVerified), to => to.RegisterWithProvider); }

        if (await Users.FindByEmailAsync(email!) is { EmailConfirmed: true }) { return await AskByMailAsync(comer, email!, cancel); }
        var who = new NewAccount(name!, email!, Password: null, To.Language.Tag(), Kept(form.Terug));
        if (!comer.IsVerified || await Users.FindByEmailAsync(email!) is not null)
        {
            // Not linked yet: whoever confirms the address need not be who came from the provider. The next sign-in asks for it by mail.
            await registration.RegisterAsync(who, cancel);
            // As where there is an account: that there is none shows in nothing.
            MarkBrowser();
            return Redirect(To.MailSent);
        }
        var account = await registration.AddConfirmedAsync(who, cancel);
        await LinkAsync(account, comer.Provider, comer.Subject);
        return await EnterAsync(account, comer, form.Terug, cancel);
    }

    /// <summary>
    /// Only in the browser in which somebody came from the provider: who signs in there with another's address, and gets them to press the button in the
    /// mail, would otherwise have linked themselves to the other's account.
    /// </summary>
    [HttpGet("/inloggen/koppelen"), HttpGet("/en/sign-in/link-provider"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> ByMail(string? sleutel, CancellationToken cancel)
    {
        if (await keys.FindAsync(sleutel, OneTimePurpose.LinkProvider, cancel) is not { Data: { } data } key || await Users.FindByIdAsync(key.AccountId.ToString()!) is not { } account)
        {
            return Page("KeyGone", null, to => to.ProviderLinkByMail);
        }
        return BeganHere(data) ? Page("ProviderLink", new ProviderLinkView(sleutel!, providers.NameOf(data.Split('\n')[0]), account.Email!), to => to.ProviderLinkByMail) : Elsewhere();
    }

    [HttpPost("/inloggen/koppelen"), HttpPost("/en/sign-in/link-provider"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> ByMail(KeyForm form, CancellationToken cancel)
    {
        if (await keys.FindAsync(form.Sleutel, OneTimePurpose.LinkProvider, cancel) is { Data: { } begun } && !BeganHere(begun)) { return Elsewhere(); }
        if (await keys.TakeAsync(form.Sleutel, OneTimePurpose.LinkProvider, cancel) is not { Data: { } data } key || await Users.FindByIdAsync(key.AccountId.ToString()!) is not { } account)
        {
            return Page("KeyGone", null, to => to.ProviderLinkByMail);
        }
        var (provider, subject) = (data.Split('\n')[0], data.Split('\n')[1]);
        await LinkAsync(account, provider, subject);
        return await EnterAsync(account, new Comer(provider, providers.NameOf(provider), subject, null, null, false), terug: null, cancel);
    }

    [HttpGet("/mijn/beveiliging/aanbieders/koppelen"), HttpGet("/en/me/security/providers/link"), Asks(nameof(Permissions.ManageOwnAccount))]
    public async Task<IActionResult> Confirm(CancellationToken cancel) => await ComerAsync() is { } comer
        ? Page("ProviderConfirm", new ProviderConfirmView(comer.ProviderName, comer.Name ?? comer.Email, (await MeAsync(cancel)).Email!), to => to.MyProviderConfirm)
        : Failed();

    [HttpPost("/mijn/beveiliging/aanbieders/koppelen"), HttpPost("/en/me/security/providers/link"), Asks(nameof(Permissions.ManageOwnAccount)), AsksAgain]
    public async Task<IActionResult> Link(CancellationToken cancel)
    {
        if (await ComerAsync() is not { } comer) { return Failed(); }
        var me = await MeAsync(cancel);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (await Users.FindByLoginAsync(comer.Provider, comer.Subject) is { } other && other.Id != me.Id)
        {
            return Done(To.MySecurity, T["Deze aanmelding bij {0} hoort al bij een ander account.", comer.ProviderName]);
        }
        await LinkAsync(me, comer.Provider, comer.Subject);
        await TrustAsync(me, comer.Provider);
        await gate.RefreshSignInAsync(me);
        return Done(To.MySecurity, T["Je kunt voortaan ook inloggen met {0}.", comer.ProviderName]);
    }

    [HttpPost("/mijn/beveiliging/aanbieders/verwijderen"), HttpPost("/en/me/security/providers/remove"), Asks(nameof(Permissions.ManageOwnAccount)), AsksAgain]
    public async Task<IActionResult> Remove(string provider, string subject, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        await Users.RemoveLoginAsync(me, provider, subject);
        await gate.RefreshSignInAsync(me);
        return Done(To.MySecurity, T["Inloggen met {0} kan niet meer.", providers.NameOf(provider)]);
    }

    private async Task<IActionResult> EnterAsync(Account account, Comer comer, string? terug, CancellationToken cancel)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        await TrustAsync(account, comer.Provider);
        var result = await gate.EnterAsync(account, SignInKind.Provider, stay: false);
        return result.RequiresTwoFactor ? Redirect($"{To.SignInCode}?terug={Uri.EscapeDataString(terug ?? "")}") : result.Succeeded ? Back(terug) : Failed();
    }

    private async Task<IActionResult> AskByMailAsync(Comer comer, string email, CancellationToken cancel)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var mark = MarkBrowser();
        if (limits.MayMail(email) && await Users.FindByEmailAsync(email) is { } account)
        {
            letters.LinkProvider(account, comer.ProviderName, keys.Add(OneTimePurpose.LinkProvider, account.Id, $"{comer.Provider}\n{comer.Subject}\n{mark}"));
            await hub.SaveChangesAsync(cancel);
            await outbox.RingAsync(cancel);
        }
        return Redirect(To.MailSent);
    }

    /// <summary>Leaves a secret in the browser, which proves later that it is the same one.</summary>
    /// <returns>What is kept of it.</returns>
    private string MarkBrowser()
    {
        // The one it has stays good for a mail that is still on its way.
        var secret = Request.Cookies[LinkCookie] is { Length: SecretLength } known ? known : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        Response.Cookies.Append(LinkCookie, secret, new() { SameSite = SameSiteMode.Lax, MaxAge = OneTimePurpose.LinkProvider.Lifetime() });
        return OneTimeKey.HashOf(secret);
    }

    private bool BeganHere(string data) => data.Split('\n') is [_, _, var mark] && OneTimeKey.HashOf(Request.Cookies[LinkCookie] ?? "") == mark;

    private IActionResult Elsewhere() => Page("KeyGone", T["Je begon in een andere browser. Open de link daar. Of begin hier opnieuw met inloggen."].Value, to => to.ProviderLinkByMail);

    private async Task LinkAsync(Account account, string provider, string subject)
    {
        if (await Users.FindByLoginAsync(provider, subject) is null) { await Users.AddLoginAsync(account, new UserLoginInfo(provider, subject, providers.NameOf(provider))); }
    }

    private async Task TrustAsync(Account account, string provider)
    {
        if (account.TrustedAt is not null || providers.Find(provider) is not { IsInstitution: true }) { return; }
        account.TrustedAt = time.GetUtcNow();
        await Users.UpdateAsync(account);
    }

    private async Task<Comer?> ComerAsync()
    {
        if (await gate.GetExternalLoginInfoAsync() is not { } info || providers.Find(info.LoginProvider) is not { } provider) { return null; }
        var email = info.Principal.FindFirstValue(ClaimTypes.Email);
        return new(info.LoginProvider, provider.Name!, info.ProviderKey, info.Principal.FindFirstValue(ClaimTypes.Name), email,
            email is not null && (provider.TrustsEmail || info.Principal.HasClaim("email_verified", "true")));
    }

    private IActionResult Failed() => Done(To.SignIn, T["Het inloggen via de andere site is niet gelukt. Probeer het nog eens, of log op een andere manier in."]);

    /// <summary>Who came back from a provider.</summary>
    private sealed record Comer(string Provider, string ProviderName, string Subject, string? Name, string? Email, bool IsVerified);
}

public sealed record ProviderRegisterView(RegisterForm Form, string Provider, bool IsVerified);

public sealed record ProviderLinkView(string Key, string Provider, string Email);

public sealed record ProviderConfirmView(string Provider, string? Who, string Email);
