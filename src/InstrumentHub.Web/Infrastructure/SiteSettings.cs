using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Administration;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Whether the configuration says that nobody may write; the site's own switch stands on the page for it.</summary>
public sealed class MaintenanceOptions
{
    public const string Section = "Maintenance";

    public bool On { get; init; }

    /// <summary>What people read about it, in Dutch and English alike; the site's own words when it is left out.</summary>
    public string? Message { get; init; }
}

public enum SettingSource
{
    BuiltIn,
    Configuration,
    Site,
}

/// <summary>
/// What holds for the site on this node at this moment: what administrators set, else what the configuration says, else what comes along. In memory, so
/// that pages are made without the database; the doorbell keeps it in step.
/// </summary>
public sealed class SiteSettings(IConfiguration configuration, IOptions<MaintenanceOptions> configured, TimeProvider time)
{
    /// <summary>What others read as options, under the keys of the configuration.</summary>
    private static readonly SettingSpec[] Laid = [SettingSpecs.NewcomerLinks, SettingSpecs.NewcomerPosts, SettingSpecs.FirstPosts];

    /// <summary>Read before anything is laid over it.</summary>
    private readonly Dictionary<string, string?> _defaults = SettingSpecs.All.ToDictionary(s => s.Key, s => configuration[s.Configuration]);
    private volatile Taken _taken = new(0, SettingValues.None, null);
    private readonly Maintenance? _configured = configured.Value.On ? new(new(configured.Value.Message ?? "", configured.Value.Message ?? ""), time.GetUtcNow(), null) : null;

    /// <summary>Changes whenever a page might look different.</summary>
    public string Stamp => $"{_taken.Version}{(Maintenance is null ? "" : "!")}";

    public long Version => _taken.Version;

    public string Name => Of(SettingSpecs.SiteName);

    /// <summary>Null when the host gave none.</summary>
    public string? Contact => Optional(SettingSpecs.Contact);

    /// <summary>One of the choices of <see cref="SettingSpecs.Registration"/>.</summary>
    public string Registration => Of(SettingSpecs.Registration);

    /// <summary>How many links somebody who is new may put in one text.</summary>
    public int NewcomerLinks => Number(SettingSpecs.NewcomerLinks);

    /// <summary>How many texts somebody who is new may send in an hour.</summary>
    public int NewcomerPostsPerHour => Number(SettingSpecs.NewcomerPosts);

    /// <summary>How many texts of somebody who is new a moderator accepts before the next stand at once in public rooms. 0 for none.</summary>
    public int FirstPostsReviewed => Number(SettingSpecs.FirstPosts);

    /// <summary>Null while people may write. What the configuration switched on cannot be switched off on the site.</summary>
    public Maintenance? Maintenance => _configured ?? (_taken.Maintenance is { } own && own.IsOn(time.GetUtcNow()) ? own : null);

    public bool IsMaintainedByConfiguration => _configured is not null;

    public string? Introduction(Language language) => Optional(language == Language.English ? SettingSpecs.IntroductionEn : SettingSpecs.IntroductionNl);

    public string? MailFooter(string language) => Optional(language == "en" ? SettingSpecs.FooterEn : SettingSpecs.FooterNl);

    public TimeSpan Days(SettingSpec spec) => TimeSpan.FromDays(Number(spec));

    public string Of(SettingSpec spec) => Find(spec).Value;

    public (string Value, SettingSource Source) Find(SettingSpec spec) =>
        _taken.Values.Find(spec.Key) is { } own ? (own, SettingSource.Site) : Default(spec);

    /// <summary>What holds when nobody set it on the site.</summary>
    public (string Value, SettingSource Source) Default(SettingSpec spec) =>
        Configured(spec) is { Length: > 0 } value ? (value, SettingSource.Configuration) : (spec.Default, SettingSource.BuiltIn);

    /// <summary>Takes what the database says; null for a site of which nothing was set yet. What is older than what is known changes nothing.</summary>
    public void Take(SiteState? state)
    {
        if (state is null || state.Version < _taken.Version) { return; }
        _taken = new(state.Version, state.Settings, state.Maintenance);
        var over = (configuration as IConfigurationRoot)?.Providers.OfType<SiteConfiguration>().FirstOrDefault();
        over?.Lay(Laid.Where(s => state.Settings.Find(s.Key) is not null).Select(s => KeyValuePair.Create(s.Configuration, state.Settings.Find(s.Key))));
    }

    /// <summary>A word list is named in the configuration, and only switched on or off on the site.</summary>
    private string? Configured(SettingSpec spec) => _defaults[spec.Key] is not { Length: > 0 } value ? null
        : spec == SettingSpecs.WordsNl || spec == SettingSpecs.WordsEn ? SettingSpecs.On : spec.Tidy(value);

    private string? Optional(SettingSpec spec) => Of(spec) is { Length: > 0 } text ? text : null;

    private int Number(SettingSpec spec) => int.Parse(Of(spec), CultureInfo.InvariantCulture);

    private sealed record Taken(long Version, SettingValues Values, Maintenance? Maintenance);
}

/// <summary>A wrong value in the configuration stops the start with a message that names it.</summary>
internal sealed class ConfiguredSettingsCheck(SiteSettings settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var wrong = SettingSpecs.All.Select(s => (Spec: s, Fault: s.FaultOf(settings.Default(s).Value))).FirstOrDefault(x => x.Fault != SettingFault.None);
        return wrong.Spec is null ? Task.CompletedTask : throw new InvalidOperationException($"{wrong.Spec.Configuration} is '{settings.Default(wrong.Spec).Value}', which it cannot be: {wrong.Fault}.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
