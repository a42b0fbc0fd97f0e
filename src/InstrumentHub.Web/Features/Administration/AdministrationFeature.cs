using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Administration;

internal static class AdministrationFeature
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddOptions<MaintenanceOptions>().BindConfiguration(MaintenanceOptions.Section);
        services.AddSingleton<SiteSettings>();
        services.AddHostedService<ConfiguredSettingsCheck>();
        services.AddSingleton<SiteFollower>();
        services.AddSingleton<IStartStep>(provider => provider.GetRequiredService<SiteFollower>());
        services.AddHostedService(provider => provider.GetRequiredService<SiteFollower>());
        services.AddScoped<SiteDesk>().AddScoped<RoleDesk>().AddScoped<PeopleProjection>().AddScoped<AuditProjection>();
        services.AddScoped<VocabularyDesk>().AddScoped<VocabularyUses>();
        services.AddScoped<IModerated, AccountSubject>();
        services.AddScoped<IPersonalData, AdministratorTraces>();
        return services;
    }
}
