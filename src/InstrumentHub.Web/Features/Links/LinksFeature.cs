namespace InstrumentHub.Web.Features.Links;

internal static class LinksFeature
{
    public static IServiceCollection AddLinks(this IServiceCollection services)
    {
        services.AddOptions<LinkOptions>().BindConfiguration(LinkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new LinkGuard());
        services.AddSingleton<LinkProbe>();
        services.AddScoped<LinkPlaces>();
        services.AddScoped<LinkNews>();
        services.AddSingleton<LinkRound>();
        services.AddHostedService(services => services.GetRequiredService<LinkRound>());
        return services;
    }
}
