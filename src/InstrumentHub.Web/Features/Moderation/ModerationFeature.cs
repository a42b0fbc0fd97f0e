using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation.Subjects;

namespace InstrumentHub.Web.Features.Moderation;

internal static class ModerationFeature
{
    public static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.AddScoped<DeskInbox>();
        services.AddScoped<IPersonalData, ModerationData>();
        services.AddScoped<ModerationDesk>();
        services.AddScoped<DeskProjection>();
        services.AddScoped<DecisionLetters>();
        services.AddScoped<IModerated, InstrumentSubject>();
        services.AddScoped<IModerated, ConceptSubject>();
        services.AddScoped<IModerated, CaseSubject>();
        return services;
    }
}
