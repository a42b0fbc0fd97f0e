using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Mail;

internal static class MailFeature
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations()
            // A link in a mail must not follow from what the asker's browser says the host is called.
            .Validate<IOptions<SiteOptions>>((mail, site) => !mail.IsOn || site.Value.PublicUrl is not null, "Site:PublicUrl is needed when Mail:Host is set.")
            .ValidateOnStart();
        services.AddScoped<Outbox>();
        services.AddSingleton<MailSender>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        return services;
    }
}
