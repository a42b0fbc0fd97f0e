using System.Buffers.Text;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Passkeys: the browser asks for options, makes or uses a key with them, and sends what came of it in an ordinary form.</summary>
public sealed class PasskeysController(PageContext page, Actors actors, UserManager<Account> users, Gate gate) : OwnPages(page, actors, users)
{
    private const int MaxPasskeys = 20, MaxNameLength = 60;

    [HttpPost("/mijn/beveiliging/passkeys/opties"), HttpPost("/en/me/security/passkeys/options"), Asks(nameof(Permissions.ManageOwnAccount)), AsksAgain]
    public async Task<IActionResult> CreationOptions(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        return Json(await gate.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = me.Id.ToString(), Name = me.Email!, DisplayName = me.Name }));
    }

    [HttpPost("/mijn/beveiliging/passkeys"), HttpPost("/en/me/security/passkeys"), Asks(nameof(Permissions.ManageOwnAccount)), AsksAgain]
    public async Task<IActionResult> Add(PasskeyForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var made = await gate.PerformPasskeyAttestationAsync(form.Credential ?? "{}");
        if (!made.Succeeded || (await Users.GetPasskeysAsync(me)).Count >= MaxPasskeys) { return Done(To.MySecurity, T["De passkey is niet gemaakt. Probeer het nog eens."]); }

        var name = (form.Name ?? "").Trim();
        made.Passkey.Name = name.Length == 0 ? BrowserName.Of(Request.Headers.UserAgent.ToString()) : TextRules.Cut(name, MaxNameLength);
        await Users.AddOrUpdatePasskeyAsync(me, made.Passkey);
        await gate.RefreshSignInAsync(me);
        return Done(To.MySecurity, T["Je passkey is klaar. Voortaan kun je ermee inloggen."]);
    }

    [HttpPost("/mijn/beveiliging/passkeys/verwijderen"), HttpPost("/en/me/security/passkeys/remove"), Asks(nameof(Permissions.ManageOwnAccount)), AsksAgain]
    public async Task<IActionResult> Remove(string id, CancellationToken cancel)
    {
        if (!Base64Url.IsValid(id)) { return NotFound(); }
        var me = await MeAsync(cancel);
        await Users.RemovePasskeyAsync(me, Base64Url.DecodeFromChars(id));
        await gate.RefreshSignInAsync(me);
        return Done(To.MySecurity, T["De passkey is weg."]);
    }

    [HttpPost("/inloggen/passkey/opties"), HttpPost("/en/sign-in/passkey/options"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> RequestOptions() => Json(await gate.MakePasskeyRequestOptionsAsync(user: null));

    [HttpPost("/inloggen/passkey"), HttpPost("/en/sign-in/passkey"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> SignIn(PasskeyForm form)
    {
        var result = await gate.PerformPasskeyAssertionAsync(form.Credential ?? "{}");
        if (result.Succeeded && (await Users.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded
            && (await gate.EnterAsync(result.User, SignInKind.Passkey, stay: true, isStrong: true)).Succeeded)
        {
            return Back(form.Terug);
        }
        return Done(To.SignIn, T["Deze passkey hoort niet bij een account hier. Log op een andere manier in."]);
    }

    private ContentResult Json(string options)
    {
        Response.Headers.CacheControl = "no-store";
        return Content(options, "application/json");
    }
}
