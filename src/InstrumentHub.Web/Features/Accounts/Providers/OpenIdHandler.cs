using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Accounts.Providers;

public sealed class OpenIdOptions : OAuthOptions
{
    public string Authority { get; set; } = "";
    public bool UseNonce { get; set; } = true;
}

/// <summary>
/// OpenID Connect over the framework's OAuth handler, which brings state, PKCE, the code's exchange and the correlation cookie: code flow, endpoints from the
/// discovery document, nonce. Who it is comes from the userinfo endpoint, whose <c>sub</c> must be that of the id_token (OpenID Connect Core 5.3.2).
/// The id_token comes straight from the token endpoint over TLS, so its issuer is known by that (Core 3.1.3.7, point 6) and its signature is not checked again;
/// issuer, audience, expiry and nonce are. Only addresses on this machine, in tests and development, may do without TLS.
/// </summary>
public sealed class OpenIdHandler(IOptionsMonitor<OpenIdOptions> options, ILoggerFactory logger, UrlEncoder encoder, Discovery discovery)
    : OAuthHandler<OpenIdOptions>(options, logger, encoder)
{
    /// <summary>A parameter of the challenge: what the provider is to ask for (Core 3.1.2.1).</summary>
    public const string PromptKey = "prompt";

    private const string NonceKey = "nonce";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try { await UseEndpointsAsync(); }
        catch (Exception error) when (IsTheirs(error))
        {
            // A provider that is away or is not who it should be: back to where one chooses another way in.
            Logger.ProviderFailed(Scheme.Name, error.Message);
            Response.Redirect(properties.RedirectUri ?? "/inloggen/terug");
            return;
        }
        if (Options.UseNonce) { properties.Items[NonceKey] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)); }
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var url = base.BuildChallengeUrl(properties, redirectUri);
        if (properties.Items.TryGetValue(NonceKey, out var nonce) && nonce is not null) { url += $"&nonce={nonce}"; }
        return properties.GetParameter<string>(PromptKey) is { } prompt ? $"{url}&prompt={prompt}" : url;
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        try
        {
            await UseEndpointsAsync();
            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (Exception error) when (IsTheirs(error))
        {
            return HandleRequestResult.Fail(error);
        }
    }

    /// <summary>What another site's answers can bring about, and only they.</summary>
    private bool IsTheirs(Exception error) =>
        error is HttpRequestException or JsonException or AuthenticationFailureException or KeyNotFoundException or FormatException or InvalidOperationException or IndexOutOfRangeException or UriFormatException
        || (error is TaskCanceledException && !Context.RequestAborted.IsCancellationRequested);

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = tokens.Response!.RootElement.GetProperty("id_token").GetString()!;
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        var subject = CheckedSubject(claims.RootElement, properties);

        using var user = await UserAsync(tokens.AccessToken!);
        if (Text(user.RootElement, "sub") != subject) { throw new AuthenticationFailureException("The userinfo is about somebody else than the id_token."); }
        AddClaims(identity, user.RootElement);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private string CheckedSubject(JsonElement token, AuthenticationProperties properties)
    {
        var audience = token.GetProperty("aud");
        var isForUs = audience.ValueKind == JsonValueKind.Array
            ? audience.EnumerateArray().Any(a => a.GetString() == Options.ClientId) && (audience.GetArrayLength() == 1 || Text(token, "azp") == Options.ClientId)
            : audience.GetString() == Options.ClientId;
        var expires = DateTimeOffset.FromUnixTimeSeconds(token.GetProperty("exp").GetInt64());
        var fault = Text(token, "iss") != Options.ClaimsIssuer ? "another issuer"
            : !isForUs || (Text(token, "azp") is { } party && party != Options.ClientId) ? "another audience"
            : expires + ClockSkew < TimeProvider.GetUtcNow() ? "expired"
            : Options.UseNonce && (!properties.Items.TryGetValue(NonceKey, out var nonce) || Text(token, NonceKey) != nonce) ? "another nonce"
            : null;
        properties.Items.Remove(NonceKey);
        return fault is null ? Text(token, "sub") ?? throw new AuthenticationFailureException("No sub.") : throw new AuthenticationFailureException($"The id_token is not for us: {fault}.");
    }

    private async Task<JsonDocument> UserAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Accept.Add(new("application/json"));
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
    }

    /// <summary>The least that serves: who, what they are called, where mail goes.</summary>
    private static void AddClaims(ClaimsIdentity identity, JsonElement user)
    {
        identity.AddClaim(new(ClaimTypes.NameIdentifier, Text(user, "sub")!));
        if (Text(user, "name") is { Length: > 0 } name) { identity.AddClaim(new(ClaimTypes.Name, name)); }
        if (Text(user, "email") is { Length: > 0 } email) { identity.AddClaim(new(ClaimTypes.Email, email)); }
        // Some send the word instead of the value.
        if (Text(user, "email_verified") is "True" or "true") { identity.AddClaim(new("email_verified", "true")); }
    }

    private async Task UseEndpointsAsync()
    {
        var found = await discovery.OfAsync(Options.Authority, Backchannel, Context.RequestAborted);
        (Options.AuthorizationEndpoint, Options.TokenEndpoint, Options.UserInformationEndpoint) = (found.Authorization, found.Token, found.UserInfo);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : null;
}
