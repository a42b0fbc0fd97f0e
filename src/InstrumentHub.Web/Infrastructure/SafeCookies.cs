using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// One policy for every cookie of the site, whoever sets it: no script reads one, no other site sends one along, and where the public address is https none
/// goes over a bare line, whatever a proxy tells or forgets to tell about the line it was asked over.
/// </summary>
internal static class SafeCookies
{
    /// <summary>A browser takes such a cookie from this very host only: no other name of the same domain can plant one. It demands https and the path <c>/</c>.</summary>
    private const string HostOnly = "__Host-";

    public static IServiceCollection AddSafeCookies(this IServiceCollection services)
    {
        services.AddOptions<CookiePolicyOptions>().Configure<IOptions<SiteOptions>>((policy, site) =>
        {
            policy.HttpOnly = HttpOnlyPolicy.Always;
            policy.MinimumSameSitePolicy = SameSiteMode.Lax;
            policy.Secure = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<AntiforgeryOptions>().PostConfigure<IOptions<SiteOptions>>((forms, site) => Name(forms.Cookie, "hub.form", site.Value));
        services.AddOptions<CookieTempDataProviderOptions>().PostConfigure<IOptions<SiteOptions>>((message, site) => Name(message.Cookie, "hub.message", site.Value));
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(provider => new PostConfigureOptions<CookieAuthenticationOptions>(
            name: null, scheme => Name(scheme.Cookie, scheme.Cookie.Name!, provider.GetRequiredService<IOptions<SiteOptions>>().Value)));
        return services;
    }

    public static string NameOf(string name, SiteOptions site) => site.IsHttps && site.IsWholeHost && !name.StartsWith(HostOnly, StringComparison.Ordinal) ? HostOnly + name : name;

    private static void Name(CookieBuilder cookie, string name, SiteOptions site)
    {
        cookie.Name = NameOf(name, site);
        if (cookie.Name.StartsWith(HostOnly, StringComparison.Ordinal)) { cookie.Path = "/"; }
    }
}
