using InstrumentHub.Search;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Search;

internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<ISearchEngine, LexicalEngine>()
        .AddSingleton<SafeMarkdown>()
        .AddSingleton<SnapshotHolder>()
        .AddSingleton<CatalogueLoader>()
        .AddHostedService<CatalogueFollower>();
}
