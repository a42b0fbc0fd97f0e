using InstrumentHub.Web.Features.Connections.Drawing;

namespace InstrumentHub.Web.Features.Connections;

internal static class ConnectionsFeature
{
    public static IServiceCollection AddMap(this IServiceCollection services) => services
        .AddSingleton<Lettering>()
        .AddSingleton<MapLayouts>()
        .AddScoped<Places>()
        .AddScoped<CommonTies>()
        .AddScoped<Ties>()
        .AddScoped<QuestionTies>()
        .AddScoped<NeighbourhoodProjection>()
        .AddScoped<OverviewProjection>();
}
