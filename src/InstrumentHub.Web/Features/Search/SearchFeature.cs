using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Search;

internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSearchEngine()
        .AddSingleton<SafeMarkdown>()
        .AddSingleton<SnapshotHolder>()
        .AddSingleton<CatalogueLoader>()
        .AddHostedService<CatalogueFollower>();
}
