using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Revisions;

namespace InstrumentHub.Web.Features.Contributions;

internal static class ContributionsFeature
{
    public static IServiceCollection AddContributions(this IServiceCollection services)
    {
        services.AddScoped<RecordCheck>();
        services.AddScoped<RecordImport>();
        services.AddScoped<IProposable, InstrumentProposable>();
        services.AddScoped<IProposable, ConceptProposable>();
        services.AddScoped<IProposable, CaseProposable>();
        services.AddScoped<ProposalDesk>();
        services.AddScoped<IPersonalData, ContributionData>();
        services.AddScoped<ProposalNews>();
        services.AddScoped<RevisionRestore>();
        services.AddScoped<IModerated, ProposalSubject>();
        return services;
    }
}
