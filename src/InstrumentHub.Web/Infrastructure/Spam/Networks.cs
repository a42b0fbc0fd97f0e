using System.Net;
using System.Net.Sockets;

namespace InstrumentHub.Web.Infrastructure.Spam;

/// <summary>The network that somebody comes from: enough to see a flood, too little to point at one person.</summary>
internal static class Networks
{
    /// <summary>A /24 of IPv4, a /64 of IPv6; null where no address is known, or only that of the proxy before the site.</summary>
    public static string? Of(HttpContext? http) => http?.Connection.RemoteIpAddress is { } address ? Of(address) : null;

    /// <inheritdoc cref="Of(HttpContext?)"/>
    public static string? Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        var bytes = address.GetAddressBytes();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || IsPrivate(bytes)) { return null; }
        bytes.AsSpan(address.AddressFamily == AddressFamily.InterNetworkV6 ? 8 : 3).Clear();
        return new IPAddress(bytes).ToString();
    }

    /// <summary>RFC 1918. A proxy that does not tell for whom it asks would make one network of the whole world.</summary>
    private static bool IsPrivate(ReadOnlySpan<byte> address) => address is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] && address.Length == 4;
}
