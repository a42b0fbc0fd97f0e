using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;

namespace InstrumentHub.Web.Features.Collections;

internal static class CollectionsFeature
{
    public static IServiceCollection AddCollections(this IServiceCollection services)
    {
        services.AddScoped<CollectionShelf>();
        services.AddScoped<IPersonalData, CollectionData>();
        services.AddScoped<IModerated, CollectionSubject>();
        return services;
    }
}
