using System.Net;
using System.Net.Sockets;
using InstrumentHub.Core.Links;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Links;

internal enum LinkOutcome
{
    Works,

    /// <summary>Not to be had: no such page, no such server, no answer.</summary>
    Fails,

    /// <summary>There is a server, and what it says to a program tells nothing about the page.</summary>
    TellsNothing,
}

/// <summary>Why what stands at an address was not read.</summary>
internal enum LinkRefusal
{
    NotReadable,
    NotAnAddress,
    NotText,
    TooLong,
}

/// <param name="Answered">Whether a server said anything at all.</param>
internal sealed record LinkFinding(LinkOutcome Outcome, string Reason, bool Answered);

/// <summary>Asks one address whether it works: HEAD, then GET where a server does not know HEAD; of an answer only the first line and headers are read.</summary>
internal sealed class LinkProbe : IDisposable
{
    private const int MaxRedirects = 5, MaxHeaderKilobytes = 32;

    private readonly HttpClient _http;
    private readonly TimeSpan _patience;

    public LinkProbe(LinkGuard guard, IOptions<LinkOptions> options, IOptions<SiteOptions> site)
    {
        _patience = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        _http = new(new SocketsHttpHandler
        {
            // Each hop is judged like the first address. A proxy would connect for us, to wherever it likes.
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = guard.ConnectAsync,
            MaxResponseHeadersLength = MaxHeaderKilobytes, MaxResponseDrainSize = 0, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(NameOf(site.Value));
        _http.DefaultRequestHeaders.Accept.ParseAdd("*/*");
    }

    /// <summary>Who asks and where to complain, as whoever reads the log of a server wants to know.</summary>
    internal static string NameOf(SiteOptions site)
    {
        var who = string.Join("; ", new[] { site.PublicUrl is { } url ? $"+{url}" : null, site.Contact }.OfType<string>().Select(w => new string([.. w.Where(c => c is > ' ' and < (char)127 and not ('(' or ')' or '\\'))])));
        return who.Length == 0 ? "InstrumentHub-LinkCheck/1.0" : $"InstrumentHub-LinkCheck/1.0 ({who})";
    }

    public async Task<LinkFinding> AskAsync(string url, CancellationToken cancel)
    {
        try
        {
            var finding = await AskAsync(HttpMethod.Head, url, cancel);
            // Some servers know no HEAD, and answer anything to it.
            return finding is { Outcome: LinkOutcome.Works } or { Answered: false } ? finding : await AskAsync(HttpMethod.Get, url, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return new(LinkOutcome.Fails, "timeout", Answered: false); }
        catch (HttpRequestException error) { return Unreachable(error); }
        catch (IOException) { return new(LinkOutcome.Fails, "broken-answer", Answered: false); }
    }

    private async Task<LinkFinding> AskAsync(HttpMethod method, string url, CancellationToken cancel)
    {
        using var limit = Limit(cancel);
        var (answer, refusal) = await FollowAsync(method, new(url), limit.Token);
        using (answer) { return answer is null ? refusal! : Of(answer.StatusCode); }
    }

    /// <summary>What stands at an address that somebody gave, for them to use.</summary>
    public async Task<(byte[]? Bytes, LinkRefusal Refusal)> ReadAsync(string url, int maxBytes, CancellationToken cancel)
    {
        if (TextLinks.Cleaned(url) is not { } address) { return (null, LinkRefusal.NotAnAddress); }
        try
        {
            using var limit = Limit(cancel);
            var (answer, _) = await FollowAsync(HttpMethod.Get, new(address), limit.Token);
            using (answer)
            {
                if (answer is not { IsSuccessStatusCode: true }) { return (null, LinkRefusal.NotReadable); }
                if (answer.Content.Headers.ContentType?.MediaType is { } type && (type == "text/html" || !(type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type is "application/json" or "application/octet-stream"))) { return (null, LinkRefusal.NotText); }
                return await UpToAsync(await answer.Content.ReadAsStreamAsync(limit.Token), maxBytes, limit.Token) is { } bytes ? (bytes, default) : (null, LinkRefusal.TooLong);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancel.IsCancellationRequested)) { return (null, LinkRefusal.NotReadable); }
    }

    private CancellationTokenSource Limit(CancellationToken cancel)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_patience);
        return limit;
    }

    private async Task<(HttpResponseMessage? Answer, LinkFinding? Refusal)> FollowAsync(HttpMethod method, Uri address, CancellationToken cancel)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            using var request = new HttpRequestMessage(method, address);
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) { return (answer, null); }
            using (answer)
            {
                if (answer.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next)) { return (null, new(LinkOutcome.Fails, "bad-redirect", Answered: true)); }
                // A redirect may lead to what people may write themselves, and no further.
                if (TextLinks.Cleaned(next.ToString()) is null) { return (null, new(LinkOutcome.TellsNothing, "refused-redirect", Answered: true)); }
                address = next;
            }
        }
        return (null, new(LinkOutcome.Fails, "too-many-redirects", Answered: true));
    }

    private static async Task<byte[]?> UpToAsync(Stream stream, int max, CancellationToken cancel)
    {
        var bytes = new byte[max + 1];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return read > max ? null : bytes[..read];
    }

    private static LinkFinding Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new(LinkOutcome.Works, "", Answered: true),
        // Asked to sign in, kept out as a program, asked too much, or not for this country: a person may see a page there.
        401 or 403 or 405 or 406 or 407 or 429 or 451 or 999 => new(LinkOutcome.TellsNothing, $"{(int)status}", Answered: true),
        _ => new(LinkOutcome.Fails, $"{(int)status}", Answered: true),
    };

    private static LinkFinding Unreachable(HttpRequestException error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is LinkRefusedException) { return new(LinkOutcome.TellsNothing, "not-public", Answered: true); }
            if (cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }) { return new(LinkOutcome.Fails, "no-such-host", Answered: false); }
        }
        return new(LinkOutcome.Fails, error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "no-such-host",
            HttpRequestError.SecureConnectionError => "no-secure-connection",
            HttpRequestError.ConnectionError => "no-connection",
            _ => "broken-answer",
        }, Answered: false);
    }

    public void Dispose() => _http.Dispose();
}
