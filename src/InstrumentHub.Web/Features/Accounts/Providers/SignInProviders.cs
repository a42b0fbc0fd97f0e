using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Accounts.Providers;

/// <summary>The providers of this installation, for pages.</summary>
public sealed class SignInProviders(IOptions<SignInOptions> options)
{
    private readonly Dictionary<string, ProviderOptions> _all = options.Value.All().ToDictionary(StringComparer.Ordinal);

    public IReadOnlyList<ProviderView> Views => [.. _all.Select(p => new ProviderView(p.Key, p.Value.Name!))];

    /// <summary>Null for one that is not configured (any more).</summary>
    public ProviderOptions? Find(string key) => _all.GetValueOrDefault(key);

    public string NameOf(string key) => Find(key)?.Name ?? key;
}
