using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Accounts.Providers;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace InstrumentHub.Web.Features.Accounts;

internal static class AccountsFeature
{
    private static readonly TimeSpan SignedInFor = TimeSpan.FromDays(30);

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Actors>().AddScoped<AccountKeys>().AddScoped<AccountLetters>().AddScoped<Registration>().AddScoped<RegistrationDoor>().AddScoped<Leaving>();
        services.AddSingleton<AccountLimits>();
        services.AddScoped<FirstAdministrator>().AddScoped<IStartStep>(provider => provider.GetRequiredService<FirstAdministrator>());
        services.AddScoped<IPersonalData, AccountData>();
        services.AddScoped<IModerated, ProfileSubject>();
        services.AddHostedService<AccountCleaning>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(Cookies);
        services.AddIdentityCore<Account>(Rules).AddEntityFrameworkStores<HubContext>().AddSignInManager<Gate>().AddDefaultTokenProviders().AddPasswordValidator<PasswordRules>();
        // A passkey stands in for both factors, so its holder must have shown the device who they are.
        services.Configure<IdentityPasskeyOptions>(passkeys => passkeys.UserVerificationRequirement = "required");
        services.AddProviders(configuration);
        services.AddAntiforgery();
        return services;
    }

    private static void Rules(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        identity.SignIn.RequireConfirmedEmail = true;
        identity.Lockout.MaxFailedAccessAttempts = AccountLimits.Tries;
        identity.Lockout.DefaultLockoutTimeSpan = AccountLimits.Window;
        // Length is what counts; the rest is PasswordRules.
        var password = identity.Password;
        (password.RequiredLength, password.RequiredUniqueChars) = (PasswordRules.MinLength, 1);
        password.RequireDigit = password.RequireLowercase = password.RequireUppercase = password.RequireNonAlphanumeric = false;
    }

    private static void Cookies(IdentityCookiesBuilder cookies)
    {
        cookies.ApplicationCookie!.Configure(Session);
        cookies.ExternalCookie!.Configure(cookie => cookie.Cookie.Name = "hub.provider");
        cookies.TwoFactorUserIdCookie!.Configure(cookie => cookie.Cookie.Name = "hub.step");
    }

    private static void Session(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "hub.session";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = SignedInFor;
        cookie.SlidingExpiration = true;
        cookie.ReturnUrlParameter = "terug";
        // Actors asks the database at every request whether a sign-in still counts; asking here too would only make reading depend on the database.
        cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        cookie.Events.OnRedirectToLogin = context =>
        {
            var to = new Addresses(Addresses.LanguageOf(context.Request.Path));
            context.Response.Redirect($"{to.SignIn}?terug={Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString)}");
            return Task.CompletedTask;
        };
    }
}
