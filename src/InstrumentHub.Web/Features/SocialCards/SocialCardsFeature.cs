namespace InstrumentHub.Web.Features.SocialCards;

internal static class SocialCardsFeature
{
    public static IServiceCollection AddSocialCards(this IServiceCollection services) => services
        .AddSingleton<CardTheme>()
        .AddSingleton<CardPainter>()
        .AddSingleton<CardCache>()
        .AddScoped<CardProjection>();
}
