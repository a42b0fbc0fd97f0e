namespace InstrumentHub.Web.Features.Content;

internal static class ContentFeature
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddScoped<ContentImport>()
        .AddHostedService<ContentStart>();
}
