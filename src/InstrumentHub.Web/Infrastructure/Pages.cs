using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;

namespace InstrumentHub.Web.Infrastructure;

internal static class Pages
{
    /// <summary>MVC whose views lie beside their controller: <c>Features/&lt;Controller&gt;/&lt;View&gt;.cshtml</c>.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddScoped<PageContext>();
        services.AddScoped<PeopleText>();
        services.AddControllersWithViews(mvc =>
        {
            mvc.Conventions.Add(new HeadRequests());
            mvc.Filters.Add<AsksFilter>();
            mvc.Filters.Add<WholeForms>();
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
        }).AddViewLocalization();
        services.Configure<RazorViewEngineOptions>(razor =>
        {
            razor.ViewLocationFormats.Clear();
            razor.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
        });
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        return services;
    }
}
