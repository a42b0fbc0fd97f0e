using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts.Providers;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace InstrumentHub.Web.Features.Accounts;

public sealed class SignInController(
    PageContext page, HubContext hub, UserManager<Account> users, Gate gate, AccountKeys keys, AccountLetters letters, AccountLimits limits, Outbox outbox,
    SignInProviders providers, IOptions<MailOptions> mail, IHostEnvironment environment) : AccountPages(page)
{
    /// <summary>What a hash is compared with when there is no account, so that the answer takes as long.</summary>
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), "nobody has this password");

    [HttpGet("/inloggen"), HttpGet("/en/sign-in"), Asks(nameof(Permissions.SignIn))]
    public IActionResult Show(string? terug) => Page("SignIn", ViewOf(new() { Terug = terug }), to => to.SignIn);

    [HttpPost("/inloggen"), HttpPost("/en/sign-in"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> WithPassword(SignInForm form, CancellationToken cancel)
    {
        var email = CheckedAddress(form.Email, nameof(form.Email));
        if (string.IsNullOrEmpty(form.Password)) { Fault(nameof(form.Password), T["Vul je wachtwoord in."]); }
        if (!ModelState.IsValid) { return Again("SignIn", ViewOf(form), to => to.SignIn); }

        if (!limits.MayTry(email!))
        {
            Fault(nameof(form.Password), T["Dat was te vaak achter elkaar mis. Wacht een kwartier, of laat je een link mailen: die werkt meteen."]);
            return Again("SignIn", ViewOf(form), to => to.SignIn);
        }
        var (result, account) = await TryAsync(email!, form.Password!);
        if (result.Succeeded) { result = await gate.EnterAsync(account!, SignInKind.Password, form.Stay); }
        if (result.Succeeded) { return Back(form.Terug); }
        if (result.RequiresTwoFactor) { return Redirect($"{To.SignInCode}?terug={Uri.EscapeDataString(form.Terug ?? "")}&stay={form.Stay}"); }
        if (result.IsNotAllowed) { return await ConfirmFirstAsync(account!, cancel); }
        // The same words for an account that is locked: that there is an account is told to nobody.
        Fault(nameof(form.Password), T["Dit e-mailadres en wachtwoord horen niet bij elkaar. Weet je het niet meer? Laat je een link mailen: die werkt ook als er te vaak is misgeraden."]);
        return Again("SignIn", ViewOf(form), to => to.SignIn);
    }

    [HttpPost("/inloggen/mail"), HttpPost("/en/sign-in/mail"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> ByMail(SignInForm form, CancellationToken cancel)
    {
        var evenly = EvenlyAsync(cancel);
        var email = CheckedAddress(form.Email, nameof(form.Email));
        if (email is null) { return Again("SignIn", ViewOf(form), to => to.SignIn); }

        if (limits.MayMail(email) && await users.FindByEmailAsync(email) is { } account)
        {
            if (account.EmailConfirmed) { letters.SignInLink(account, keys.Add(OneTimePurpose.SignIn, account.Id, form.Terug is { Length: <= OneTimeKey.MaxDataLength } ? form.Terug : null)); }
            else { letters.ConfirmAddress(account, keys.Add(OneTimePurpose.ConfirmAddress, account.Id)); }
            await hub.SaveChangesAsync(cancel);
            await outbox.RingAsync(cancel);
        }
        await evenly;
        return Redirect(To.MailSent);
    }

    [HttpGet("/inloggen/verstuurd"), HttpGet("/en/sign-in/sent"), Asks(nameof(Permissions.SignIn))]
    public IActionResult MailSent() => Page("MailSent", environment.IsDevelopment(), to => to.MailSent);

    /// <summary>Opening it changes nothing: mail scanners open links too.</summary>
    [HttpGet("/inloggen/link"), HttpGet("/en/sign-in/link"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Link(string? sleutel, CancellationToken cancel) =>
        await keys.FindAsync(sleutel, OneTimePurpose.SignIn, cancel) is { } key && await users.FindByIdAsync(key.AccountId.ToString()!) is { } account
            ? Page("SignInLink", new KeyView(sleutel!, account.Email), to => to.SignInLink)
            : Page("KeyGone", null, to => to.SignInLink);

    [HttpPost("/inloggen/link"), HttpPost("/en/sign-in/link"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Link(KeyForm form, CancellationToken cancel)
    {
        if (await keys.TakeAsync(form.Sleutel, OneTimePurpose.SignIn, cancel) is not { } key || await users.FindByIdAsync(key.AccountId.ToString()!) is not { } account)
        {
            return Page("KeyGone", null, to => to.SignInLink);
        }
        var result = await gate.EnterAsync(account, SignInKind.MailLink, form.Stay);
        return result.RequiresTwoFactor ? Redirect($"{To.SignInCode}?terug={Uri.EscapeDataString(key.Data ?? "")}&stay={form.Stay}") : Back(key.Data);
    }

    [HttpGet("/inloggen/code"), HttpGet("/en/sign-in/code"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Code(string? terug, bool stay) =>
        await gate.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(To.SignIn) : Page("Code", new CodeForm { Terug = terug, Stay = stay }, to => to.SignInCode);

    [HttpPost("/inloggen/code"), HttpPost("/en/sign-in/code"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Code(CodeForm form)
    {
        if (await gate.GetTwoFactorAuthenticationUserAsync() is null) { return Redirect(To.SignIn); }
        var code = new string([.. (form.Code ?? "").Where(c => !char.IsWhiteSpace(c))]);
        var isFromApp = code.Length == 6 && code.All(char.IsAsciiDigit);
        var result = isFromApp ? await gate.TwoFactorAuthenticatorSignInAsync(code, form.Stay, rememberClient: false) : await gate.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded) { return Back(form.Terug); }
        Fault(nameof(form.Code), result.IsLockedOut
            ? T["Dat was te vaak achter elkaar mis. Wacht een kwartier en begin opnieuw."]
            : T["Deze code klopt niet (meer). Een code uit de app werkt een halve minuut, een herstelcode één keer."]);
        return Again("Code", form, to => to.SignInCode);
    }

    [HttpPost("/uitloggen"), HttpPost("/en/sign-out"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Leave()
    {
        await gate.SignOutAsync();
        return Redirect(To.Home);
    }

    private async Task<(SignInResult, Account?)> TryAsync(string email, string password)
    {
        if (await users.FindByEmailAsync(email) is { PasswordHash: not null } account && !await users.IsLockedOutAsync(account)) { return (await CheckAsync(account, password), account); }
        users.PasswordHasher.VerifyHashedPassword(new Account(), NobodysHash, password);
        return (SignInResult.Failed, null);
    }

    /// <summary>The password first: that an address still waits to be confirmed is told to nobody else.</summary>
    private async Task<SignInResult> CheckAsync(Account account, string password)
    {
        if (account.EmailConfirmed) { return await gate.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true); }
        return await users.CheckPasswordAsync(account, password) ? SignInResult.NotAllowed : SignInResult.Failed;
    }

    private async Task<IActionResult> ConfirmFirstAsync(Account account, CancellationToken cancel)
    {
        if (limits.MayMail(account.Email!))
        {
            letters.ConfirmAddress(account, keys.Add(OneTimePurpose.ConfirmAddress, account.Id));
            await hub.SaveChangesAsync(cancel);
            await outbox.RingAsync(cancel);
        }
        return Redirect(To.MailSent);
    }

    private SignInView ViewOf(SignInForm form) => new(form, providers.Views, mail.Value.IsOn || environment.IsDevelopment());
}
