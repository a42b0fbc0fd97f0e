using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Makes addresses absolute, for readers outside the page: feeds, search engines, a copied link.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> options, IHttpContextAccessor http)
{
    public string Base => options.Value.PublicUrl?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}";

    private HttpRequest Request => (http.HttpContext ?? throw new InvalidOperationException("Outside a request Site:PublicUrl must be set.")).Request;

    public string Absolute(string path) => Base + path;
}
