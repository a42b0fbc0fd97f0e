using System.Buffers;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Features.Search;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Remembers pages that are the same for everyone, per address and version of the catalogue. Who comes with a cookie or a sign-in is never
/// served from here and nothing made for them is kept, so one reader's page cannot reach another. The one thing that differs between two answers,
/// the nonce, is taken out of what is kept and written anew into each.
/// </summary>
internal sealed class PageCache(SnapshotHolder holder, CommunityListings communities, SiteSettings settings, TimeProvider time) : IDisposable
{
    private const int MaxBytes = 64 * 1024 * 1024, MaxPageBytes = 512 * 1024;

    /// <summary>A page may say what day it is; longer than this it is not kept.</summary>
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaxBytes, CompactionPercentage = 0.25 });

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsForEveryone(http) || holder.Current is not { } snapshot)
        {
            await next(http);
            return;
        }
        var nonce = http.RequestServices.GetRequiredService<CspNonce>().Bytes;
        var key = new Key(snapshot.Catalogue.Version, snapshot.UseVersion, communities.Version, settings.Stamp, holder.DatabaseAway, http.Request.Scheme, http.Request.Host.Value ?? "", http.Request.Path.Value ?? "", http.Request.QueryString.Value ?? "");
        if (_pages.TryGetValue<Page>(key, out var page))
        {
            http.Response.ContentType = page!.ContentType;
            page.Write(http.Response, nonce);
            return;
        }
        await RenderAsync(http, next, key, nonce);
    }

    public void Dispose() => _pages.Dispose();

    private async Task RenderAsync(HttpContext http, RequestDelegate next, Key key, ReadOnlyMemory<byte> nonce)
    {
        var body = http.Response.Body;
        using var rendered = new MemoryStream();
        http.Response.Body = rendered;
        try { await next(http); }
        finally { http.Response.Body = body; }

        if (IsWorthKeeping(http.Response) && rendered.Length <= MaxPageBytes)
        {
            var page = Page.Of(rendered.ToArray(), nonce.Span, http.Response.ContentType!);
            _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size, AbsoluteExpiration = time.GetUtcNow() + KeepFor });
        }
        if (rendered.Length == 0) { return; }
        rendered.Position = 0;
        await rendered.CopyToAsync(body, http.RequestAborted);
    }

    private static bool IsForEveryone(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
        && !http.Request.Path.StartsWithSegments(Addresses.Api, StringComparison.OrdinalIgnoreCase)
        && !http.Request.Headers.ContainsKey(HeaderNames.Cookie)
        && !http.Request.Headers.ContainsKey(HeaderNames.Authorization);

    private static bool IsWorthKeeping(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true
        && !response.Headers.ContainsKey(HeaderNames.SetCookie)
        && !response.Headers.ContainsKey(HeaderNames.CacheControl);

    /// <param name="Use">The version of what use has taught: what people say of a relation counts at once.</param>
    /// <param name="Communities">The version of what is known of open communities: one that closes must vanish from pages at once.</param>
    /// <param name="Settings">The site's name and the like stand on every page.</param>
    /// <param name="Away">The page says whether the database is away.</param>
    /// <param name="Host">Absolute addresses in the page are those of the host that was asked.</param>
    private sealed record Key(long Version, long Use, long Communities, string Settings, bool Away, string Scheme, string Host, string Path, string Query);

    /// <summary>A page in pieces; between two pieces stands a nonce.</summary>
    private sealed record Page(string ContentType, IReadOnlyList<byte[]> Pieces)
    {
        public int Size => Pieces.Sum(p => p.Length);

        public static Page Of(ReadOnlySpan<byte> html, ReadOnlySpan<byte> nonce, string contentType)
        {
            List<byte[]> pieces = [];
            int at;
            while ((at = html.IndexOf(nonce)) >= 0)
            {
                pieces.Add(html[..at].ToArray());
                html = html[(at + nonce.Length)..];
            }
            pieces.Add(html.ToArray());
            return new(contentType, pieces);
        }

        public void Write(HttpResponse response, ReadOnlyMemory<byte> nonce)
        {
            response.ContentLength = Size + ((Pieces.Count - 1) * nonce.Length);
            var writer = response.BodyWriter;
            for (var i = 0; i < Pieces.Count; i++)
            {
                if (i > 0) { writer.Write(nonce.Span); }
                writer.Write(Pieces[i]);
            }
        }
    }
}
