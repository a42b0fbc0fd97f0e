using System.Globalization;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// When somebody last proved that it is them, kept in the ticket of their sign-in. A ticket lives for a month; whoever finds a browser open must not be able
/// to take the account with it.
/// </summary>
public static class RecentSignIn
{
    private const string ProvenKey = "proven";

    /// <summary>So long forms for it are shown.</summary>
    public static readonly TimeSpan ToShow = TimeSpan.FromMinutes(15);

    /// <summary>So long what was filled in counts: nobody is sent away in the middle of it.</summary>
    public static readonly TimeSpan ToAct = TimeSpan.FromMinutes(30);

    public static void Note(AuthenticationProperties ticket, DateTimeOffset at) => ticket.SetString(ProvenKey, at.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Whether a page shows its forms; when one of them was refused, the page does so again.</summary>
    public static Task<bool> HoldsForPageAsync(HttpContext http) => HoldsAsync(http, HttpMethods.IsGet(http.Request.Method) ? ToShow : ToAct);

    public static async Task<bool> HoldsAsync(HttpContext http, TimeSpan within)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return DateTimeOffset.TryParse(ticket.Properties?.GetString(ProvenKey), CultureInfo.InvariantCulture, out var at)
            && http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - at <= within;
    }

    /// <summary>What to tell somebody whose form came too late and is shown again, with what was typed; null when it came in time.</summary>
    public static async Task<string?> AsksAsync(HttpContext http, IStringLocalizer texts) => await HoldsAsync(http, ToAct)
        ? null
        : texts["Het is een tijd geleden dat je inlogde. Log in een ander tabblad opnieuw in en verstuur dit nog een keer. Wat je typte staat er nog."].Value;
}

/// <summary>The action changes how one gets in, or takes everything out: who did not sign in lately proves once more that it is them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksAgainAttribute : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (await RecentSignIn.HoldsForPageAsync(http)) { await next(); }
        else { context.Result = new RedirectResult(new Addresses(Addresses.LanguageOf(http.Request.Path)).SignInAgainFor(PageOf(http.Request))); }
    }

    /// <summary>Where one goes on afterwards: the page itself, or the one that the form stands on.</summary>
    private static string PageOf(HttpRequest request)
    {
        var to = new Addresses(Addresses.LanguageOf(request.Path));
        return HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(to.Admin, StringComparison.OrdinalIgnoreCase) ? request.Path.Value!
            : request.Path.StartsWithSegments(to.MySecurity, StringComparison.OrdinalIgnoreCase) ? HttpMethods.IsGet(request.Method) ? request.Path.Value! : to.MySecurity
            : request.Path.StartsWithSegments(to.MyDeletion, StringComparison.OrdinalIgnoreCase) ? to.MyDeletion
            : to.Me;
    }
}
