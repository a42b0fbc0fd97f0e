using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.IntegrationTests.Accounts;

/// <summary>
/// A small OpenID Connect provider: discovery, code flow with PKCE, userinfo. Whoever comes is <see cref="Subject"/>; each test bends one thing and sees
/// that the site notices.
/// </summary>
internal sealed class ProviderServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Challenge, string Nonce, string RedirectUri)> _codes = [];

    private ProviderServer(WebApplication app) => _app = app;

    public string Subject { get; set; } = "person-1";
    public string? Email { get; set; } = "nadia@example.org";
    public bool EmailVerified { get; set; } = true;
    public string Name { get; set; } = "Nadia Bakker";

    /// <summary>Each of these makes the token one that must be refused.</summary>
    public Func<Dictionary<string, object>, Dictionary<string, object>> Bend { get; set; } = token => token;

    public string? OtherSubjectAtUserInfo { get; set; }

    /// <summary>In place of a token.</summary>
    public string? IdToken { get; set; }

    /// <summary>What it says of the address; a truth, or the word for it.</summary>
    public object? EmailVerifiedAs { get; set; }

    /// <summary>LinkedIn knows no PKCE for sites, and is asked without.</summary>
    public bool AsksPkce { get; set; } = true;

    /// <summary>The parameters with which somebody came last.</summary>
    public Dictionary<string, string> Asked { get; private set; } = [];
    public string? AnnouncedIssuer { get; set; }

    public string Address => _app.Urls.First();

    public static async Task<ProviderServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ProviderServer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = server.AnnouncedIssuer ?? server.Address, authorization_endpoint = server.Address + "/authorize", token_endpoint = server.Address + "/token", userinfo_endpoint = server.Address + "/userinfo",
        }));
        app.MapGet("/authorize", server.Authorize);
        app.MapPost("/token", server.TokenAsync);
        app.MapGet("/userinfo", server.UserInfo);
        await app.StartAsync();
        return server;
    }

    public Dictionary<string, string> Settings(bool institution = false) => new()
    {
        ["SignIn:Providers:surf:Name"] = "SURFconext", ["SignIn:Providers:surf:Authority"] = Address, ["SignIn:Providers:surf:ClientId"] = "hub",
        ["SignIn:Providers:surf:ClientSecret"] = "geheim", ["SignIn:Providers:surf:IsInstitution"] = institution.ToString(),
    };

    public Dictionary<string, string> LinkedInSettings() => new()
    {
        ["SignIn:LinkedIn:Authority"] = Address, ["SignIn:LinkedIn:ClientId"] = "hub", ["SignIn:LinkedIn:ClientSecret"] = "geheim",
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["response_type"] != "code" || query["client_id"] != "hub" || (query["code_challenge_method"] != "S256") == AsksPkce || !query["scope"].ToString().Contains("openid", StringComparison.Ordinal))
        {
            return Results.BadRequest();
        }
        var code = Guid.NewGuid().ToString("N");
        Asked = query.ToDictionary(q => q.Key, q => q.Value.ToString());
        _codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString(), query["redirect_uri"].ToString());
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.Remove(form["code"].ToString(), out var code) || form["client_secret"] != "geheim" || form["redirect_uri"] != code.RedirectUri
            || (AsksPkce && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != code.Challenge))
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }
        Dictionary<string, object> claims = new() { ["iss"] = Address, ["aud"] = "hub", ["sub"] = Subject, ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() };
        if (code.Nonce.Length > 0) { claims["nonce"] = code.Nonce; }
        var token = Bend(claims);
        var jwt = $"{Part(new { alg = "none" })}.{Part(token)}.";
        return Results.Json(new { access_token = "access", token_type = "Bearer", id_token = IdToken ?? jwt });
    }

    private IResult UserInfo(HttpRequest request) => request.Headers.Authorization == "Bearer access"
        ? Results.Json(new { sub = OtherSubjectAtUserInfo ?? Subject, name = Name, email = Email, email_verified = EmailVerifiedAs ?? EmailVerified, locale = new { country = "NL", language = "nl" } })
        : Results.Unauthorized();

    private static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
