using System.Globalization;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

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
}

/// <summary>The action changes how one gets in, or takes everything out: who did not sign in lately proves once more that it is them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksAgainAttribute : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (await RecentSignIn.HoldsAsync(http, RecentSignIn.ToAct)) { await next(); }
        else { context.Result = new RedirectResult(new Addresses(Addresses.LanguageOf(http.Request.Path)).SignInAgainFor(PageOf(http.Request))); }
    }

    /// <summary>Where one goes on afterwards: the page itself, or the one that the form stands on.</summary>
    private static string PageOf(HttpRequest request)
    {
        var to = new Addresses(Addresses.LanguageOf(request.Path));
        return request.Path.StartsWithSegments(to.MySecurity, StringComparison.OrdinalIgnoreCase) ? HttpMethods.IsGet(request.Method) ? request.Path.Value! : to.MySecurity
            : request.Path.StartsWithSegments(to.MyDeletion, StringComparison.OrdinalIgnoreCase) ? to.MyDeletion
            : to.Me;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
/// <summary>When somebody last proved who they are. A session may last a month; what cannot be taken back by somebody else asks for a fresh one.</summary>
    public const string ClaimType = "hub.signed-in-at";
    /// <summary>Long enough to fill in a form of a page that was opened in time.</summary>
    private static readonly TimeSpan ForPages = TimeSpan.FromMinutes(15), ForForms = TimeSpan.FromMinutes(45);
    public static Claim At(DateTimeOffset at) => new(ClaimType, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    public static bool IsRecent(ClaimsPrincipal user, DateTimeOffset now, bool isForm) =>
        long.TryParse(user.FindFirstValue(ClaimType), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && now - DateTimeOffset.FromUnixTimeSeconds(seconds) is var ago && ago < (isForm ? ForForms : ForPages);
    /// <summary>What to tell somebody whose form came too late; null when they signed in recently.</summary>
    public static string? Asks(HttpContext http, IStringLocalizer texts) =>
        IsRecent(http.User, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), isForm: true)
            ? null
            : texts["Het is een tijd geleden dat je inlogde. Log in een ander tabblad opnieuw in en verstuur dit nog een keer. Wat je typte staat er nog."].Value;
/// Asks for a fresh sign-in before a page with such a form is shown. A form that is sent too late is shown again by its action, with what was typed:
/// see <see cref="RecentSignIn.Asks"/>.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RecentSignInAttribute : Attribute, IAuthorizationFilter
    public void OnAuthorization(AuthorizationFilterContext context)
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!HttpMethods.IsGet(http.Request.Method) || RecentSignIn.IsRecent(http.User, now, isForm: false)) { return; }
        var message = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        message["done"] = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()["Log nog een keer in. Dat vragen we voordat je iets wijzigt wat voor de hele site telt."].Value;
        message.Save();
        var back = Uri.EscapeDataString(http.Request.PathBase + http.Request.Path + http.Request.QueryString);
        context.Result = new RedirectResult($"{http.RequestServices.GetRequiredService<Addresses>().SignIn}?terug={back}");
    }
}
