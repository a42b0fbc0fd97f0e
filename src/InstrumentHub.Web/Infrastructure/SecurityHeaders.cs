using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>The number that a page's own scripts carry; without it, a script that somebody managed to write into the page does not run.</summary>
public sealed class CspNonce
{
    private const int RandomBytes = 16;

    /// <summary>In the alphabet that needs no escaping in HTML, always equally long.</summary>
    public string Value { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    public ReadOnlyMemory<byte> Bytes => Encoding.ASCII.GetBytes(Value);
}

internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = Policy(context);
            return Task.CompletedTask;
        }, http);
        return next(http);
    });

    private static string Policy(HttpContext http)
    {
        var nonce = http.RequestServices.GetRequiredService<CspNonce>().Value;
        return $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
    }
}
