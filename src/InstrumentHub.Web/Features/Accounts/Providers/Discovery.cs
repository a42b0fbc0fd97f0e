using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace InstrumentHub.Web.Features.Accounts.Providers;

/// <summary>Where a provider's endpoints are (OpenID Connect Discovery 1.0), asked once in a while.</summary>
public sealed class Discovery(TimeProvider time)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, (Endpoints Found, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public async Task<Endpoints> OfAsync(string authority, HttpClient http, CancellationToken cancel)
    {
        if (_known.TryGetValue(authority, out var known) && known.Until > time.GetUtcNow()) { return known.Found; }
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(authority.TrimEnd('/') + "/.well-known/openid-configuration"), cancel));
        var root = document.RootElement;
        // An issuer that is not the one we asked could be an attacker's document behind a redirect (Discovery 4.3).
        if (root.GetProperty("issuer").GetString() != authority) { throw new AuthenticationFailureException("The discovery document is another issuer's."); }
        var found = new Endpoints(Address(root, "authorization_endpoint", authority), Address(root, "token_endpoint", authority), Address(root, "userinfo_endpoint", authority));
        _known[authority] = (found, time.GetUtcNow() + KeepFor);
        return found;
    }

    private static string Address(JsonElement root, string name, string authority)
    {
        var address = new Uri(root.GetProperty(name).GetString()!);
        return address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && new Uri(authority).IsLoopback)
            ? address.ToString()
            : throw new AuthenticationFailureException($"The {name} has no TLS.");
    }
}

public sealed record Endpoints(string Authorization, string Token, string UserInfo);
