namespace InstrumentHub.Core.Administration;

/// <summary>
/// What administrators changed of the site, as one row: a node reads it whole, and its version is the concurrency token. Two administrators who change
/// something at the same moment do so one after the other, and the second is told.
/// </summary>
public sealed class SiteState
{
    public const int OnlyId = 1;

    private SiteState()
    {
    }

    public SiteState(DateTimeOffset at) => (Id, ChangedAt) = (OnlyId, at);

    public int Id { get; private init; }
    public long Version { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Only what differs from the configuration.</summary>
    public SettingValues Settings { get; private set; } = SettingValues.None;

    /// <summary>Null while people may write.</summary>
    public Maintenance? Maintenance { get; private set; }

    /// <summary>Something of which at most one may happen at a time, such as taking a role away; the same token guards it.</summary>
    public void Advance(DateTimeOffset at) => (Version, ChangedAt) = (Version + 1, at);

    /// <param name="value">Null takes the setting back to what the configuration says.</param>
    public void Set(SettingSpec spec, string? value, DateTimeOffset at)
    {
        Settings = Settings.With(spec.Key, value);
        Advance(at);
    }

    public void Start(Maintenance maintenance)
    {
        Maintenance = maintenance;
        Advance(maintenance.Since);
    }

    public void End(DateTimeOffset at)
    {
        Maintenance = null;
        Advance(at);
    }
}

/// <summary>The site is read and not written.</summary>
/// <param name="Message">What people read about it; empty for the site's own words.</param>
/// <param name="Until">When it ends by itself; null when somebody has to end it.</param>
public sealed record Maintenance(LocalText Message, DateTimeOffset Since, DateTimeOffset? Until)
{
    public const int MaxMessageLength = 500;

    /// <summary>What a browser is told to wait, when nobody knows how long it takes.</summary>
    private static readonly TimeSpan WaitAtLeast = TimeSpan.FromSeconds(30), WaitAtMost = TimeSpan.FromHours(1), WaitUnlessKnown = TimeSpan.FromMinutes(2);

    public bool IsOn(DateTimeOffset now) => Until is not { } end || now < end;

    /// <summary>How long to wait before asking again.</summary>
    public TimeSpan RetryAfter(DateTimeOffset now)
    {
        var wait = Until is { } end ? end - now : WaitUnlessKnown;
        return wait < WaitAtLeast ? WaitAtLeast : wait > WaitAtMost ? WaitAtMost : wait;
    }
}

/// <summary>Settings by key, in the order of the keys.</summary>
public sealed record SettingValues(ValueList<SettingValue> Items)
{
    public static readonly SettingValues None = new((ValueList<SettingValue>)[]);

    /// <summary>Null where the configuration holds.</summary>
    public string? Find(string key) => Items.FirstOrDefault(i => i.Key == key)?.Value;

    public SettingValues With(string key, string? value) =>
        new(Items.Where(i => i.Key != key).Concat(value is null ? [] : [new SettingValue(key, value)]).OrderBy(i => i.Key, StringComparer.Ordinal).ToValueList());
}

public sealed record SettingValue(string Key, string Value);
