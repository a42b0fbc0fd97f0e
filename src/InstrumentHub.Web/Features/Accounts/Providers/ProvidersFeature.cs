using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;

namespace InstrumentHub.Web.Features.Accounts.Providers;

internal static class ProvidersFeature
{
    /// <summary>A scheme of authentication for every provider that the configuration names.</summary>
    public static void AddProviders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Discovery>();
        services.AddSingleton<SignInProviders>();

        var section = configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new();
        foreach (var (key, provider) in section.All())
        {
            services.AddAuthentication().AddOAuth<OpenIdOptions, OpenIdHandler>(key, provider.Name ?? key, options => Configure(options, key, provider));
        }
    }

    private static void Configure(OpenIdOptions options, string key, ProviderOptions provider)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CallbackPath = $"/inloggen/antwoord/{key}";
        options.Authority = options.ClaimsIssuer = provider.Authority ?? "";
        // The discovery document tells the addresses, once somebody comes.
        options.AuthorizationEndpoint = options.TokenEndpoint = options.UserInformationEndpoint = provider.Authority ?? "";
        (options.ClientId, options.ClientSecret) = (provider.ClientId ?? "", provider.ClientSecret ?? "");
        options.Scope.Clear();
        foreach (var scope in provider.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)) { options.Scope.Add(scope); }
        (options.UsePkce, options.UseNonce) = (provider.UsePkce, provider.UseNonce);
        options.CorrelationCookie.Name = "hub.way.";
        // The way back is a plain link, which brings along what is lax; "none" would need TLS also on one's own machine.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events = new OAuthEvents { OnRemoteFailure = Failed };
    }

    /// <summary>Whoever changed their mind there, or whose way back was too long, starts anew; no error page.</summary>
    private static Task Failed(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdHandler>>().ProviderFailed(context.Scheme.Name, context.Failure?.Message);
        context.Response.Redirect(context.Properties?.RedirectUri ?? "/inloggen/terug");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}

internal static partial class ProviderLog
{
    [LoggerMessage(LogLevel.Warning, "Signing in with '{Provider}' failed: {Reason}")]
    public static partial void ProviderFailed(this ILogger logger, string provider, string? reason);
}
