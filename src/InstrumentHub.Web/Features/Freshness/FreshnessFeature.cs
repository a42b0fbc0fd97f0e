namespace InstrumentHub.Web.Features.Freshness;

internal static class FreshnessFeature
{
    public static IServiceCollection AddFreshness(this IServiceCollection services)
    {
        services.AddScoped<Caretaking>();
        services.AddSingleton<FreshnessRound>();
        services.AddHostedService(services => services.GetRequiredService<FreshnessRound>());
        return services;
    }
}
