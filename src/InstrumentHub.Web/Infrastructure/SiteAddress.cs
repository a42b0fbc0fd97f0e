using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Makes addresses absolute, for readers outside the page: feeds, search engines, mail, a copied link.</summary>
public sealed partial class SiteAddress(IOptions<SiteOptions> options, IHttpContextAccessor http, IServer server, IConfiguration configuration, ILogger<SiteAddress> logger)
{
    public string Base => options.Value.PublicUrl?.TrimEnd('/') ?? (http.HttpContext is { } context ? Asked(context) : Listening);

    /// <summary>
    /// For mail and for links with a secret in them, which somebody else may open: who asks can write any name in the request's <c>Host</c>, and such a link would
    /// bring the secret there. Without a public address in the configuration only a name that is certainly this site's is taken from the request.
    /// </summary>
    private string TrustedBase
    {
        get
        {
            if (options.Value.PublicUrl is not null || http.HttpContext is not { } context || IsOurs(context)) { return Base; }
            NotOurName(context.Request.Host.Value, Listening);
            return Listening;
        }
    }

    /// <summary>Outside a request, without a public address in the configuration: where this process listens. Right on the machine itself, which is all such a site can be for.</summary>
    private string Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } listening
        ? listening.TrimEnd('/').Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) : "http://localhost";

    public string Absolute(string path) => Base + path;

    public string Trusted(string path) => TrustedBase + path;

    private static string Asked(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    /// <summary>This machine, the address that the request arrived at, or one of <c>AllowedHosts</c> other than "any".</summary>
    private bool IsOurs(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (IPAddress.TryParse(host, out var address)) { return IPAddress.IsLoopback(address) || (context.Connection.LocalIpAddress is { } local && address.Equals(local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local)); }
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
            || (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(allowed => Fits(host, allowed));
    }

    private static bool Fits(string host, string allowed) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(LogLevel.Warning, "A mail or an invitation was asked for at '{Host}', which may be any name that somebody made up; its links lead to {Listening}. Set Site:PublicUrl, or AllowedHosts.")]
    private partial void NotOurName(string? host, string listening);
}
