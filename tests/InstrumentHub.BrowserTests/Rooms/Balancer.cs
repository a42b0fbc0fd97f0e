using System.Net;
using System.Net.Sockets;

namespace InstrumentHub.BrowserTests.Rooms;

/// <summary>One address before several nodes, as <c>tools/nodes.mjs</c> is: a connection goes to the first of them that answers, and ends when either end does.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly IReadOnlyList<int> _ports;
    private readonly Task _accepting;

    /// <param name="nodes">In the order in which they are tried.</param>
    public Balancer(params Uri[] nodes)
    {
        _ports = [.. nodes.Select(n => n.Port)];
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true) { _ = PassAsync(await _listener.AcceptTcpClientAsync(_closing.Token), _closing.Token); }
    }

    private async Task PassAsync(TcpClient client, CancellationToken cancel)
    {
        using var near = client;
        using var far = await ReachAsync(cancel);
        if (far is null) { return; }
        near.NoDelay = far.NoDelay = true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (here, there) = (near.GetStream(), far.GetStream());
        await Task.WhenAny(here.CopyToAsync(there, over.Token), there.CopyToAsync(here, over.Token));
        await over.CancelAsync();
    }

    private async Task<TcpClient?> ReachAsync(CancellationToken cancel)
    {
        foreach (var port in _ports)
        {
            TcpClient node = new();
            try
            {
                await node.ConnectAsync(IPAddress.Loopback, port, cancel);
                return node;
            }
            catch (SocketException) { node.Dispose(); }
        }
        return null;
    }
}
