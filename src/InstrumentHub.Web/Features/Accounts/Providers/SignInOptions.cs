using System.ComponentModel.DataAnnotations;

namespace InstrumentHub.Web.Features.Accounts.Providers;

/// <summary>Other sites that people can sign in with. None until configured.</summary>
public sealed class SignInOptions : IValidatableObject
{
    public const string Section = "SignIn";

    public LinkedInOptions? LinkedIn { get; init; }

    /// <summary>By a name of lower-case letters and digits, which is part of addresses and of what the database keeps: do not change it later.</summary>
    public Dictionary<string, ProviderOptions> Providers { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (key, provider) in All())
        {
            var where = $"SignIn:Providers:{key}";
            if (key.Length > 20 || !key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))) { yield return new($"{where}: the name must be lower-case letters and digits, at most 20."); }
            if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority)) { yield return new($"{where}:Authority must be an address."); }
            else if (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback) { yield return new($"{where}:Authority must begin with https."); }
            if (string.IsNullOrEmpty(provider.ClientId) || string.IsNullOrEmpty(provider.ClientSecret)) { yield return new($"{where} needs ClientId and ClientSecret."); }
            if (string.IsNullOrEmpty(provider.Name)) { yield return new($"{where}:Name is what the button says, and is needed."); }
        }
    }

    /// <summary>All that are configured, LinkedIn as one of them.</summary>
    public IEnumerable<KeyValuePair<string, ProviderOptions>> All() =>
        LinkedIn is null ? Providers : Providers.Prepend(KeyValuePair.Create("linkedin", LinkedIn.ToProvider()));
}

public sealed class LinkedInOptions
{
    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }

    /// <summary>The issuer; another than LinkedIn's own only where a test plays its part.</summary>
    public string Authority { get; init; } = "https://www.linkedin.com/oauth";

    /// <summary>LinkedIn leaves a nonce out of its token, and knows PKCE for native applications only.</summary>
    public ProviderOptions ToProvider() => new()
    {
        Name = "LinkedIn", Authority = Authority, ClientId = ClientId, ClientSecret = ClientSecret, UsePkce = false, UseNonce = false,
    };
}

public sealed class ProviderOptions
{
    /// <summary>What people know it by.</summary>
    public string? Name { get; init; }

    /// <summary>The issuer; <c>/.well-known/openid-configuration</c> below it tells the rest.</summary>
    public string? Authority { get; init; }

    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }
    public string Scope { get; init; } = "openid profile email";

    /// <summary>An institution that knows its people: whoever signs in with it is trusted at once.</summary>
    public bool IsInstitution { get; init; }

    /// <summary>Believe its e-mail addresses although it does not say that it verified them, as institutions often do not.</summary>
    public bool TrustsEmail { get; init; }

    public bool UsePkce { get; init; } = true;
    public bool UseNonce { get; init; } = true;
}
