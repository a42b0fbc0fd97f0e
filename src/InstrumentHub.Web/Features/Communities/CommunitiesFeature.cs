namespace InstrumentHub.Web.Features.Communities;

internal static class CommunitiesFeature
{
    public static IServiceCollection AddCommunities(this IServiceCollection services)
    {
        services.AddSingleton<CommunityAccess>();
        return services;
    }
}
