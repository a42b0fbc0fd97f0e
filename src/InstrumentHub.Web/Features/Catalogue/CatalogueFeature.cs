namespace InstrumentHub.Web.Features.Catalogue;

internal static class CatalogueFeature
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddScoped<Cards>()
        .AddScoped<Relations>()
        .AddScoped<BrowseProjection>()
        .AddScoped<InstrumentProjection>()
        .AddScoped<SelectionProjection>();
}
