using System.Text;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>A code from an app as second factor (TOTP, RFC 6238), with recovery codes for when the phone is gone.</summary>
[Asks(nameof(Permissions.ManageOwnAccount))]
public sealed class CodesController(PageContext page, Actors actors, UserManager<Account> users, IUserStore<Account> store, Gate gate, SiteSettings site) : OwnPages(page, actors, users)
{
    private const int RecoveryCodes = 10, PixelsPerModule = 4;

    [HttpGet("/mijn/beveiliging/codes"), HttpGet("/en/me/security/codes"), AsksAgain]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (me.TwoFactorEnabled) { return Redirect(To.MySecurity); }
        return await HasKeyAsync(me, cancel) ? Page("Codes", await ViewAsync(me), to => to.MyCodes) : Redirect(To.MyCodes);
    }

    [HttpPost("/mijn/beveiliging/codes"), HttpPost("/en/me/security/codes"), AsksAgain]
    public async Task<IActionResult> TurnOn(CodeForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var code = new string([.. (form.Code ?? "").Where(char.IsAsciiDigit)]);
        if (!await HasKeyAsync(me, cancel)) { return Redirect(To.MyCodes); }
        if (me.TwoFactorEnabled || !await Users.VerifyTwoFactorTokenAsync(me, Users.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            Fault(nameof(form.Code), T["Deze code klopt niet. Loopt de klok van je telefoon gelijk?"]);
            return Again("Codes", await ViewAsync(me), to => to.MyCodes);
        }
        await Users.SetTwoFactorEnabledAsync(me, true);
        return await NewRecoveryCodesAsync(me);
    }

    [HttpPost("/mijn/beveiliging/codes/herstel"), HttpPost("/en/me/security/codes/recovery"), AsksAgain]
    public async Task<IActionResult> Recovery(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        return me.TwoFactorEnabled ? await NewRecoveryCodesAsync(me) : Redirect(To.MySecurity);
    }

    [HttpPost("/mijn/beveiliging/codes/uit"), HttpPost("/en/me/security/codes/off"), AsksAgain]
    public async Task<IActionResult> TurnOff(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        await Users.SetTwoFactorEnabledAsync(me, false);
        await Users.ResetAuthenticatorKeyAsync(me);
        await gate.RefreshSignInAsync(me);
        return Done(To.MySecurity, T["Inloggen vraagt geen code meer."]);
    }

    private async Task<IActionResult> NewRecoveryCodesAsync(Account me)
    {
        var codes = await Users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes);
        await gate.RefreshSignInAsync(me);
        return Page("RecoveryCodes", codes!.ToList(), to => to.MyRecoveryCodes);
    }

    /// <summary>Makes the key of an account that has none. Not by resetting it, which would sign out the person's other devices for looking at a page.</summary>
    /// <returns>False where the same page, opened twice at once, made it first.</returns>
    private async Task<bool> HasKeyAsync(Account me, CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(await Users.GetAuthenticatorKeyAsync(me))) { return true; }
        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(me, Users.GenerateNewAuthenticatorKey(), cancel);
        try { return (await Users.UpdateAsync(me)).Succeeded; }
        catch (DbUpdateException) { return false; }
    }

    private async Task<CodesView> ViewAsync(Account me)
    {
        var key = await Users.GetAuthenticatorKeyAsync(me) ?? "";
        var issuer = Uri.EscapeDataString(site.Name);
        var address = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(me.Email!)}?secret={key}&issuer={issuer}&digits=6";
        return new(string.Join(' ', key.Chunk(4).Select(c => new string(c))).ToLowerInvariant(), Qr(address));
    }

    private static string Qr(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(drawing.GetGraphic(PixelsPerModule)));
    }
}
