using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>The site is read and not written now. It has to wait; it is no fault.</summary>
public sealed class MaintenanceException(Maintenance maintenance) : Exception("The site is being maintained.")
{
    public Maintenance Maintenance => maintenance;
}

internal static class MaintenanceMode
{
    /// <summary>
    /// Answers everything that would write with 503 while the site is being maintained. What signs somebody in goes on, so that an administrator can switch it
    /// off again (<c>Gate</c> lets nobody else in), and so do that switch and taking everything along, for which one stops the writing. Questions that come by POST name no act, and only read.
    /// </summary>
    public static IApplicationBuilder UseMaintenance(this IApplicationBuilder app) => app.Use((http, next) =>
        http.RequestServices.GetRequiredService<SiteSettings>().Maintenance is { } maintenance && Writes(http) ? throw new MaintenanceException(maintenance) : next(http));

    private static bool Writes(HttpContext http) =>
        !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method))
        && http.GetEndpoint()?.Metadata.GetMetadata<AsksAttribute>() is { Act: var act } && act != Permissions.SignIn && act != Permissions.MaintainSite && act != Permissions.ExportEverything;
}
