using System.Net.Mail;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>What the controllers of signing in and of one's own pages share. Their views all lie in this folder.</summary>
[ApiExplorerSettings(IgnoreApi = true), EnableRateLimiting(RateLimits.Accounts)]
public abstract class AccountPages(PageContext page) : Controller
{
    private const string DoneKey = "done";
    private static readonly TimeSpan Evenly = TimeSpan.FromMilliseconds(300);

    protected IStringLocalizer T => page.T;
    protected Addresses To => page.To;
    protected SiteAddress Site => page.Site;
    protected PageContext Context => page;

    /// <summary>A page that no search engine lists and no browser keeps.</summary>
    protected IActionResult Page(string view, object? model, Func<Addresses, string> address)
    {
        Response.Headers.CacheControl = "no-store";
        ViewData["Meta"] = page.Meta(SiteSection.None, address) with { Robots = "noindex" };
        ViewData["OwnQuestion"] = true;
        ViewData["Done"] = TempData[DoneKey] as string;
        return View(view.StartsWith('/') ? view : $"/Features/Accounts/{view}.cshtml", model);
    }

    /// <summary>The form again, with what was wrong with it.</summary>
    protected IActionResult Again(string view, object? model, Func<Addresses, string> address)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page(view, model, address);
    }

    /// <summary>To another page, which then says what was done.</summary>
    protected IActionResult Done(string to, string? message = null)
    {
        if (message is not null) { TempData[DoneKey] = message; }
        return Redirect(to);
    }

    /// <summary>Where somebody was before they signed in, if that is a page of this site; their own page otherwise.</summary>
    protected IActionResult Back(string? to) => Redirect(Url.IsLocalUrl(to) ? to : To.Me);

    /// <summary>The same, to be kept with a link in a mail; null when it is none.</summary>
    protected string? Kept(string? to) => Url.IsLocalUrl(to) && to.Length <= OneTimeKey.MaxDataLength ? to : null;

    /// <summary>Wait for it before answering who asks for a mail: looking up and writing takes less, so whether there is an account does not show in how long it took.</summary>
    protected static Task EvenlyAsync(CancellationToken cancel) => Task.Delay(Evenly, cancel);

    protected void Fault(string field, string message) => ModelState.AddModelError(field, message);

    protected string? CheckedAddress(string? address, string field)
    {
        var text = (address ?? "").Trim();
        if (text.Length == 0) { Fault(field, T["Vul je e-mailadres in."]); }
        else if (text.Length > Account.MaxEmailLength || !MailAddress.TryCreate(text, out var mail) || mail.Address != text || !mail.Host.Contains('.', StringComparison.Ordinal))
        {
            Fault(field, T["Dit lijkt geen e-mailadres. Een adres ziet eruit als naam@voorbeeld.nl."]);
        }
        else { return text; }
        return null;
    }

    protected string? CheckedName(string? name, string field)
    {
        var text = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0) { Fault(field, T["Vul je naam in."]); }
        else if (text.Length > Account.MaxNameLength) { Fault(field, T["Je naam mag {0} tekens lang zijn.", Account.MaxNameLength]); }
        else if (text.Any(char.IsControl)) { Fault(field, T["Je naam bevat een teken dat niet kan."]); }
        else { return text; }
        return null;
    }

    protected bool CheckPassword(string? password, string field, params string?[] own)
    {
        switch (PasswordRules.Fault(password ?? "", own))
        {
            case PasswordRules.TooShort: Fault(field, T["Neem een wachtwoord van ten minste {0} tekens.", PasswordRules.MinLength]); return false;
            case PasswordRules.TooLong: Fault(field, T["Neem een wachtwoord van ten hoogste {0} tekens.", PasswordRules.MaxLength]); return false;
            case PasswordRules.TooCommon: Fault(field, T["Dit wachtwoord raadt een ander zo. Neem bijvoorbeeld een paar woorden die niets met elkaar te maken hebben."]); return false;
            default: return true;
        }
    }
}
