using InstrumentHub.Web.Features.Moderation;

namespace InstrumentHub.Web.Features.Collections;

internal static class CollectionsFeature
{
    public static IServiceCollection AddCollections(this IServiceCollection services)
    {
        services.AddScoped<CollectionShelf>();
        services.AddScoped<IModerated, CollectionSubject>();
        return services;
    }
}
