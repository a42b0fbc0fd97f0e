using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Examples;
using InstrumentHub.Web.Features.Invitations;
using InstrumentHub.Web.Features.Logbook;
using InstrumentHub.Web.Features.Members;
using InstrumentHub.Web.Features.Moderation;

namespace InstrumentHub.Web.Features.Communities;

internal static class CommunitiesFeature
{
    /// <summary>The communities with what they consist of: members, invitations and a logbook.</summary>
    public static IServiceCollection AddCommunities(this IServiceCollection services)
    {
        services.AddSingleton<CommunityAccess>();
        services.AddSingleton<CommunityListings>();
        services.AddHostedService<CommunityFollower>();
        services.AddScoped<CommunityDesk>();
        services.AddScoped<CommunityDirectory>();
        services.AddScoped<CommunityTraces>();
        services.AddScoped<IPersonalData, CommunityData>();
        services.AddScoped<CommunityLetters>();
        services.AddScoped<IModerated, CommunitySubject>();
        services.AddScoped<IModerated, StepSubject>();
        services.AddScoped<CommunityProjection>();
        services.AddScoped<DirectoryProjection>();
        services.AddScoped<ExampleCommunity>();
        services.AddScoped<InvitationDesk>();
        services.AddScoped<JoinRequests>();
        services.AddScoped<LogbookProjection>();
        return services;
    }
}
