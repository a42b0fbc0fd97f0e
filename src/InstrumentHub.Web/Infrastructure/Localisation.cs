using System.Globalization;
using InstrumentHub.Core;
using Microsoft.AspNetCore.Localization;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>The language of a page follows from its address alone, so that every address means the same to everyone and can be cached.</summary>
internal static class Localisation
{
    public static IServiceCollection AddLocalisation(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddScoped(provider => new Addresses(Current(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!)));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("nl");
            options.SupportedCultures = options.SupportedUICultures = [new("nl"), new("en")];
            options.RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult<ProviderCultureResult?>(new(LanguageOf(http).Tag())))];
        });
        return services;
    }

    public static Language Current(HttpContext http) =>
        Languages.FromTag(http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.Name ?? CultureInfo.CurrentUICulture.Name);

    /// <summary>Text for a reader who is not the one who asked: a mail, a notice, what goes to all screens at once.</summary>
    public static T In<T>(Language language, Func<T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Tag());
        try { return write(); }
        finally { CultureInfo.CurrentUICulture = before; }
    }

    private static Language LanguageOf(HttpContext http) => http.Request.Path.StartsWithSegments(Addresses.Api, StringComparison.OrdinalIgnoreCase)
        ? Languages.FromTag(http.Request.Query["lang"])
        : Addresses.LanguageOf(http.Request.Path);
}
