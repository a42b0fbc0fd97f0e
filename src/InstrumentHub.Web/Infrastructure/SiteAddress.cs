using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Makes addresses absolute, for readers outside the page: feeds, search engines, mail, a copied link.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> options, IHttpContextAccessor http, IServer server)
{
    public string Base => options.Value.PublicUrl?.TrimEnd('/') ?? (http.HttpContext is { } context ? $"{context.Request.Scheme}://{context.Request.Host}" : Listening);

    /// <summary>Outside a request, without a public address in the configuration: where this process listens. Right on the machine itself, which is all such a site can be for.</summary>
    private string Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "http://localhost";

    public string Absolute(string path) => Base + path;
}
