using InstrumentHub.Web.Features.Moderation;

namespace InstrumentHub.Web.Features.Contributions;

internal static class ContributionsFeature
{
    public static IServiceCollection AddContributions(this IServiceCollection services)
    {
        services.AddScoped<RecordCheck>();
        services.AddScoped<IProposable, InstrumentProposable>();
        services.AddScoped<IProposable, ConceptProposable>();
        services.AddScoped<IProposable, CaseProposable>();
        services.AddScoped<ProposalDesk>();
        services.AddScoped<IModerated, ProposalSubject>();
        return services;
    }
}
