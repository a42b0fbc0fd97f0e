using System.Globalization;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Administration;
using InstrumentHub.Web.Features.Api;
using InstrumentHub.Web.Features.Bench;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Collections;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Connections;
using InstrumentHub.Web.Features.Content;
using InstrumentHub.Web.Features.Contributions;
using InstrumentHub.Web.Features.Downloads;
using InstrumentHub.Web.Features.Examples;
using InstrumentHub.Web.Features.Freshness;
using InstrumentHub.Web.Features.Learning;
using InstrumentHub.Web.Features.Links;
using InstrumentHub.Web.Features.Mail;
using InstrumentHub.Web.Features.Makers;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Notifications;
using InstrumentHub.Web.Features.Oai;
using InstrumentHub.Web.Features.Phases;
using InstrumentHub.Web.Features.Rooms;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.SocialCards;
using InstrumentHub.Web.Features.Trust;
using InstrumentHub.Web.Features.Usage;
using InstrumentHub.Web.Infrastructure;
using InstrumentHub.Web.Infrastructure.Spam;

namespace InstrumentHub.Web;

/// <summary>The site put together: which parts there are, and what a request passes on its way.</summary>
internal static class HubApplication
{
    private const int MaxBodyBytes = 1024 * 1024;

    /// <summary>A question of 100 kB, percent-encoded, must still get a page.</summary>
    private const int MaxRequestLineBytes = 512 * 1024;

    public static WebApplicationBuilder AddHub(this WebApplicationBuilder builder)
    {
        if (builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) is null && builder.Configuration["HTTP_PORTS"] is null && builder.Configuration["HTTPS_PORTS"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }
        // Run from the build's own folder, as ./hub does, the styles and scripts lie where the build's manifest says; published, there is none.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
        });

        ((IConfigurationBuilder)builder.Configuration).Add(new SiteConfiguration());
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<CspNonce>();
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddScoped<SiteAddress>();
        builder.Services.AddLocalisation();
        builder.Services.AddSafeCookies();
        builder.Services.AddRateLimits();
        // Its start makes the tables; the keys of cookies and forms, which AddDatabase brings, are read at the start as well and must come after.
        builder.Services.AddContent();
        builder.Services.AddDatabase();
        builder.Services.AddProblemDetails();
        builder.Services.AddPages();
        builder.Services.AddSpamTraps();

        builder.Services.AddAdministration();
        builder.Services.AddMail();
        // Before accounts, whose start asks whether there is an administrator already: one of the examples is.
        builder.Services.AddExamples();
        builder.Services.AddAccounts(builder.Configuration);
        builder.Services.AddModeration();
        builder.Services.AddTrust();
        builder.Services.AddContributions();
        builder.Services.AddMakers();
        builder.Services.AddCollections();
        builder.Services.AddFreshness();
        builder.Services.AddLinks();
        builder.Services.AddNotifications();
        builder.Services.AddSearch();
        builder.Services.AddLearning();
        builder.Services.AddApi();
        builder.Services.AddCatalogue();
        builder.Services.AddCommunities();
        builder.Services.AddMap();
        builder.Services.AddScoped<OaiRecords>();
        builder.Services.AddScoped<PhaseCards>();
        builder.Services.AddSingleton<PackedCatalogue>();
        builder.Services.AddSocialCards();
        builder.Services.AddRooms();
        builder.Services.AddUsage();
        builder.AddBench();
        return builder;
    }

    public static WebApplication UseHub(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseBundleCaching();
        if (!app.Environment.IsDevelopment()) { app.UseHsts(); }
        app.UseRequestLocalization();
        app.UseErrorPages();
        app.UseApiVersion();
        app.UseRouting();
        app.UseCors();
        app.UseOwnSiteOnly();
        app.UseCookiePolicy();
        app.UseAuthentication();
        app.UsePrivatePages();
        app.UseMaintenance();
        app.UseRateLimiter();
        app.UseWholeTexts();
        app.UseLearning();
        app.UseUsage();
        app.Use(next => http => app.Services.GetRequiredService<PageCache>().InvokeAsync(http, next));
        app.MapStaticAssets();
        // Links in pages then carry each file's fingerprint, and browsers may keep what they lead to.
        app.MapControllers().WithStaticAssets();
        app.MapApi();
        app.MapRooms();
        app.MapHealth();
        // The last line that a start prints: whoever waits for the site waits for this.
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(string.Join(' ', app.Urls.Select(Readable))));
        return app;
    }

    private static string Readable(string url) =>
        url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture);
}
