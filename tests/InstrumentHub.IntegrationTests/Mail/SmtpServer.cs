using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InstrumentHub.IntegrationTests.Mail;

/// <summary>A mail server that takes everything in (RFC 5321, the part that a client needs), and can be told to refuse.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _refusals;

    public SmtpServer(int refusals = 0)
    {
        _refusals = refusals;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What came in, whole: envelope, headers, body.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    public int Refused { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> conversations = [];
        try
        {
            while (true) { conversations.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token))); }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException) { await Task.WhenAll(conversations); }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
            var envelope = new StringBuilder();
            try
            {
                await writer.WriteLineAsync("220 test");
                while (await reader.ReadLineAsync(_stop.Token) is { } line && await AnswerAsync(line, envelope, reader, writer)) { }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException) { }
        }
    }

    private async Task<bool> AnswerAsync(string line, StringBuilder envelope, StreamReader reader, StreamWriter writer)
    {
        var verb = line.Split(' ', ':')[0].ToUpperInvariant();
        if (verb is "MAIL" && Interlocked.Decrement(ref _refusals) >= 0)
        {
            Refused++;
            await writer.WriteLineAsync("451 try again later");
            return true;
        }
        if (verb is "MAIL" or "RCPT") { envelope.AppendLine(line); }
        if (verb is "DATA")
        {
            await writer.WriteLineAsync("354 go on");
            while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".") { envelope.AppendLine(text); }
            Taken.Enqueue(envelope.ToString());
            envelope.Clear();
        }
        await writer.WriteLineAsync(verb is "QUIT" ? "221 bye" : "250 ok");
        return verb is not "QUIT";
    }
}
