using System.Net;
using System.Net.Sockets;

namespace InstrumentHub.Web.Features.Links;

/// <summary>
/// Where a check may connect to. People write the addresses, so each could name a machine that only this server can reach (server-side request forgery).
/// A name is resolved here and the connection goes to the very address that was judged: a name that means something else a moment later gains nothing.
/// </summary>
/// <param name="own">For tests: names that lead to the test's own server instead of being resolved and judged. No configuration can set it.</param>
internal sealed class LinkGuard(IReadOnlyDictionary<string, IPEndPoint>? own = null)
{
    private static readonly IPNetwork[] NotPublic =
    [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // A public address at which Azure tells virtual machines about themselves.
        "168.63.129.16/32",
        // Within the global part of IPv6: protocols, documentation, and 6to4, which carries an IPv4 address inside.
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    public static bool Allows(IPAddress address, int port)
    {
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        return port is 80 or 443 && (address.AddressFamily == AddressFamily.InterNetwork || (Global6.Contains(address) && address.ScopeId == 0)) && !Array.Exists(NotPublic, n => n.Contains(address));
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="LinkRefusedException">The name leads to no address that may be used.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (usable, port) = await ResolveAsync(context.DnsEndPoint, cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<(IPAddress[] Addresses, int Port)> ResolveAsync(DnsEndPoint asked, CancellationToken cancel)
    {
        if (own?.GetValueOrDefault(asked.Host) is { } server) { return ([server.Address], server.Port); }
        // What is an address already is not looked up: of 0.0.0.0 and :: the resolver says something else.
        var addresses = IPAddress.TryParse(asked.Host, out var written) ? [written] : await Dns.GetHostAddressesAsync(asked.Host, cancel);
        if (addresses.Length == 0) { throw new SocketException((int)SocketError.HostNotFound); }
        var usable = Array.FindAll(addresses, a => Allows(a, asked.Port));
        return usable.Length > 0 ? (usable, asked.Port) : throw new LinkRefusedException();
    }
}

/// <summary>The address is not one of the public internet.</summary>
internal sealed class LinkRefusedException() : Exception("The address is not public.");
