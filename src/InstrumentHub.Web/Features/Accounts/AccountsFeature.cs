using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace InstrumentHub.Web.Features.Accounts;

internal static class AccountsFeature
{
    private static readonly TimeSpan SignedInFor = TimeSpan.FromDays(30);

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Actors>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        services.AddIdentityCore<Account>(identity => identity.User.RequireUniqueEmail = true)
            .AddEntityFrameworkStores<HubContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        return services;
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "hub.session";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = SignedInFor;
        cookie.SlidingExpiration = true;
        cookie.ReturnUrlParameter = "terug";
        cookie.Events.OnRedirectToLogin = context =>
        {
            var to = new Addresses(Addresses.LanguageOf(context.Request.Path));
            context.Response.Redirect($"{to.SignIn}?terug={Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString)}");
            return Task.CompletedTask;
        };
    }
}
