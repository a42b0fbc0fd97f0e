using InstrumentHub.Web.Features.Accounts;

namespace InstrumentHub.Web.Features.Notifications;

internal static class NotificationsFeature
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddScoped<Notices>();
        services.AddScoped<IPersonalData, NotificationData>();
        services.AddScoped<Following>();
        services.AddScoped<IFollowable, FollowableInstrument>();
        services.AddScoped<IFollowable, FollowableConcept>();
        services.AddScoped<IFollowable, FollowableCase>();
        services.AddSingleton<DigestSender>();
        services.AddHostedService(services => services.GetRequiredService<DigestSender>());
        return services;
    }
}
