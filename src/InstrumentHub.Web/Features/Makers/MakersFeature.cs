using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;

namespace InstrumentHub.Web.Features.Makers;

internal static class MakersFeature
{
    public static IServiceCollection AddMakers(this IServiceCollection services)
    {
        services.AddScoped<MakerBook>();
        services.AddScoped<IPersonalData, MakerData>();
        services.AddScoped<IModerated, MakerClaimSubject>();
        services.AddScoped<IModerated, MakerNoteSubject>();
        return services;
    }
}
