using System.Security.Claims;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Lets people in. Whichever way somebody came, it is noted down for them, and a new kind of device is told by mail.</summary>
public sealed class Gate(
    UserManager<Account> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation,
    HubContext hub, AccountLetters letters, Outbox outbox, IDoorbell doorbell, SiteSettings settings, TimeProvider time)
    : SignInManager<Account>(users, accessor, claims, options, logger, schemes, confirmation)
{
    /// <summary>Null while a sign-in that stands is only renewed.</summary>
    private SignInKind? _kind = SignInKind.Password;

    /// <summary>Lets in who has proven to be this account, by what <paramref name="kind"/> says; asks the second factor first where there is one.</summary>
    /// <param name="stay">Stay signed in when the browser closes.</param>
    /// <param name="isStrong">The proof needs no second factor: a passkey is two at once.</param>
    public async Task<SignInResult> EnterAsync(Account account, SignInKind kind, bool stay, bool isStrong = false)
    {
        _kind = kind;
        // Signing in writes too; only who can end the maintenance needs it now.
        if (settings.Maintenance is { } maintenance && account.Role != PlatformRole.Administrator) { throw new MaintenanceException(maintenance); }
        // A lock against guessing passwords does not hold for who needed none.
        if (!await CanSignInAsync(account)) { return SignInResult.NotAllowed; }
        return await SignInOrTwoFactorAsync(account, stay, loginProvider: null, bypassTwoFactor: isStrong);
    }

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        authenticationProperties ??= new();
        if (_kind is not null) { RecentSignIn.Note(authenticationProperties, time.GetUtcNow()); }
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        if (_kind is { } kind) { await NoteAsync(user, kind); }
    }

    public override Task RefreshSignInAsync(Account user)
    {
        _kind = null;
        return base.RefreshSignInAsync(user);
    }

    /// <summary>One that nobody began, or that another tab ended, fails like any other.</summary>
    public override async Task<PasskeyAssertionResult<Account>> PerformPasskeyAssertionAsync(string credentialJson)
    {
        try { return await base.PerformPasskeyAssertionAsync(credentialJson); }
        catch (InvalidOperationException error) when (error.InnerException is null) { return PasskeyAssertionResult.Fail<Account>(new PasskeyException(error.Message, error)); }
    }

    /// <inheritdoc cref="PerformPasskeyAssertionAsync"/>
    public override async Task<PasskeyAttestationResult> PerformPasskeyAttestationAsync(string credentialJson)
    {
        try { return await base.PerformPasskeyAttestationAsync(credentialJson); }
        catch (InvalidOperationException error) when (error.InnerException is null) { return PasskeyAttestationResult.Fail(new PasskeyException(error.Message, error)); }
    }

    /// <summary>To be called when sign-ins of somebody have ended: connections that stand open let them go at once instead of at their next look.</summary>
    public Task TellEndedAsync(Guid account, CancellationToken cancel) => doorbell.RingAsync($"accounts/{account}", cancel: cancel);

    private async Task NoteAsync(Account account, SignInKind kind)
    {
        var cancel = Context.RequestAborted;
        var record = SignInRecord.Of(account.Id, kind, BrowserName.Of(Context.Request.Headers.UserAgent.ToString()), time.GetUtcNow());
        var before = await hub.SignIns.Where(s => s.AccountId == account.Id).Select(s => s.Browser).Distinct().ToListAsync(cancel);
        hub.SignIns.Add(record);
        var isNew = before.Count > 0 && !before.Contains(record.Browser) && account.Email is not null;
        if (isNew) { letters.NewDevice(account, record); }
        await hub.SaveChangesAsync(cancel);
        if (isNew) { await outbox.RingAsync(cancel); }
    }
}
