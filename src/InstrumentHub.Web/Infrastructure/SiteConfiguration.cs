using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Lays what administrators set over the configuration, under the same keys: whoever reads options by <see cref="IOptionsMonitor{TOptions}"/> has them at
/// once, and need not know that they can be set on the site.
/// </summary>
internal sealed class SiteConfiguration : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Lay(IEnumerable<KeyValuePair<string, string?>> values)
    {
        Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
