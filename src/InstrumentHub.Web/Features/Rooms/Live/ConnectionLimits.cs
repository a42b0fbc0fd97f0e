using System.Globalization;
using System.Security.Claims;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// How many live connections each account and each address has with this node. A connection counts from the moment it asks to be let in, before anything is
/// set up for it, until it ends. Without it one client could take all that a node can hold.
/// </summary>
internal sealed partial class ConnectionLimits(IOptions<RoomOptions> options, IStringLocalizer<Texts> texts, TimeProvider time, ILogger<ConnectionLimits> logger)
{
    private const string RetryAfter = "30";
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private long? _toldAt;

    /// <summary>Sending and negotiating are over at once; whatever else asks for the hub stays.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(RoomHub.Path, StringComparison.OrdinalIgnoreCase) || HttpMethods.IsPost(http.Request.Method) || HttpMethods.IsDelete(http.Request.Method))
        {
            await next(http);
            return;
        }
        var (account, address) = (AccountOf(http), $"address {RateLimits.ClientOf(http)}");
        if (TryEnter(account, address) is { } full)
        {
            await RefuseAsync(http, full == account);
            return;
        }
        try { await next(http); }
        finally { Leave(account, address); }
    }

    private static string? AccountOf(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? $"account {id}" : null;

    /// <returns>What is full; null when there is room.</returns>
    private string? TryEnter(string? account, string address)
    {
        lock (_lock)
        {
            if (account is not null && _open.GetValueOrDefault(account) >= options.Value.ConnectionsPerAccount) { return account; }
            if (_open.GetValueOrDefault(address) >= options.Value.ConnectionsPerAddress) { return address; }
            _open[address] = _open.GetValueOrDefault(address) + 1;
            if (account is not null) { _open[account] = _open.GetValueOrDefault(account) + 1; }
            return null;
        }
    }

    private void Leave(string? account, string address)
    {
        lock (_lock)
        {
            foreach (var who in new[] { account, address }.OfType<string>())
            {
                if (_open[who] == 1) { _open.Remove(who); }
                else { _open[who]--; }
            }
        }
    }

    private async Task RefuseAsync(HttpContext http, bool isAccount)
    {
        if (!isAccount) { TellOnce(RateLimits.ClientOf(http)); }
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.FromTag(http.Request.Query["lang"]).Tag());
        http.Response.Headers.RetryAfter = RetryAfter;
        await Results.Problem(
            isAccount ? texts["Je hebt gesprekken in te veel vensters open. Sluit er een paar, dan werkt het hier weer live."] : texts["Vanaf jouw netwerk zijn te veel gesprekken tegelijk open. Lezen en schrijven kan gewoon, maar nu even niet live."],
            statusCode: StatusCodes.Status429TooManyRequests, title: "too-many-connections").ExecuteAsync(http);
    }

    private void TellOnce(string address)
    {
        lock (_lock)
        {
            if (_toldAt is { } at && time.GetElapsedTime(at) < TellEvery) { return; }
            _toldAt = time.GetTimestamp();
        }
        AddressIsFull(address, options.Value.ConnectionsPerAddress);
    }

    [LoggerMessage(LogLevel.Warning, "{Address} has {Most} live connections and gets no more. If that is the address of a proxy, the site must hear from it who asks: set ASPNETCORE_FORWARDEDHEADERS_ENABLED. For a large school raise Rooms:ConnectionsPerAddress.")]
    private partial void AddressIsFull(string address, int most);
}
