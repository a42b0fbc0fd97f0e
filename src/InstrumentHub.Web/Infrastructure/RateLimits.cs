using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>How much one client may ask. Generous: a class of thirty behind one address should never notice.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Searches, suggestions and API calls at once.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; init; } = 300;

    /// <summary>… and how many of them come back every second.</summary>
    [Range(1, 1_000_000)]
    public int PerSecond { get; init; } = 20;

    /// <summary>Things sent at once …</summary>
    [Range(1, 1_000_000)]
    public int WriteBurst { get; init; } = 60;

    /// <summary>… and how many of them come back every minute.</summary>
    [Range(1, 1_000_000)]
    public int WritesPerMinute { get; init; } = 30;

    /// <summary>Forms for registering, signing in and one's own account at once …</summary>
    [Range(1, 1_000_000)]
    public int AccountBurst { get; init; } = 120;

    /// <summary>… and how many of them come back every minute.</summary>
    [Range(1, 1_000_000)]
    public int AccountPerMinute { get; init; } = 30;
}

internal static class RateLimits
{
    /// <summary>The policy of everything that searches, and of the API.</summary>
    public const string Search = "search";

    /// <summary>The policy of what people send: forms, flags, comments. Reading a page with a form on it counts for nothing.</summary>
    public const string Write = "write";

    /// <summary>What is sent to register, to sign in or to change an account; reading those pages counts for nothing.</summary>
    public const string Accounts = "accounts";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<MvcOptions>(mvc => mvc.Conventions.Add(new WritesAreLimited()));
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Search, http => RateLimitPartition.GetTokenBucketLimiter(ClientOf(http), _ => Bucket(http)));
            limiter.AddPolicy(Write, http => WritesAreLimited.IsWrite(http.Request.Method)
                ? RateLimitPartition.GetTokenBucketLimiter(SenderOf(http), _ => WriteBucket(http)) : RateLimitPartition.GetNoLimiter(""));
            limiter.AddPolicy(Accounts, http => WritesAreLimited.IsWrite(http.Request.Method)
                ? RateLimitPartition.GetTokenBucketLimiter(ClientOf(http), _ => AccountBucket(http)) : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
                context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    private static TokenBucketRateLimiterOptions WriteBucket(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        return new() { TokenLimit = options.WriteBurst, TokensPerPeriod = options.WritesPerMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0 };
    }

    private static TokenBucketRateLimiterOptions Bucket(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        return new() { TokenLimit = options.Burst, TokensPerPeriod = options.PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 };
    }

    private static TokenBucketRateLimiterOptions AccountBucket(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        return new() { TokenLimit = options.AccountBurst, TokensPerPeriod = options.AccountPerMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0 };
    }

    /// <summary>Who is signed in counts for themselves: a class of thirty behind one address writes thirty times as much.</summary>
    private static string SenderOf(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account ? $"account {account}" : $"write {ClientOf(http)}";

    /// <summary>An IPv6 client owns a /64 and could take a new address for every request, so the network counts as the client.</summary>
    public static string ClientOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) { return "unknown"; }
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]).ToString()
            : address.ToString();
    }
}

/// <summary>Whatever an action takes in is limited, also where nobody thought of it: one that sends and names no policy gets that of <see cref="RateLimits.Write"/>.</summary>
internal sealed class WritesAreLimited : IActionModelConvention
{
    public static bool IsWrite(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method));

    public void Apply(ActionModel action)
    {
        if (action.Attributes.Concat(action.Controller.Attributes).OfType<EnableRateLimitingAttribute>().Any()) { return; }
        foreach (var selector in action.Selectors.Where(s => s.EndpointMetadata.OfType<HttpMethodMetadata>().Any(m => m.HttpMethods.Any(IsWrite))))
        {
            selector.EndpointMetadata.Add(new EnableRateLimitingAttribute(RateLimits.Write));
        }
    }
}
