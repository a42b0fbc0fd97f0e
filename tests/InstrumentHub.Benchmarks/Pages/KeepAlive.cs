using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InstrumentHub.Benchmarks.Pages;

/// <summary>
/// One HTTP/1.1 connection, read and written by its own thread with nothing in between: HttpClient costs as much as the smallest
/// answers do, and would hide what differs between them. Understands what Kestrel sends, no more.
/// </summary>
internal sealed class KeepAlive : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[1 << 18];
    private int _filled;

    public KeepAlive(IPEndPoint server) => _socket.Connect(server);

    public static byte[] Request(string path, int port, string? encoding = null) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: */*\r\n{(encoding is null ? "" : $"Accept-Encoding: {encoding}\r\n")}\r\n");

    /// <returns>The length of the body as it came over the line.</returns>
    /// <exception cref="InvalidOperationException">The answer was not 200.</exception>
    public int Get(byte[] request)
    {
        _filled = 0;
        _socket.Send(request);
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0) { Fill(); }
        var headers = _buffer.AsSpan(0, head);
        if (!headers.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"{Encoding.ASCII.GetString(request.AsSpan(0, request.AsSpan().IndexOf((byte)'\r')))}: {Encoding.ASCII.GetString(headers)}");
        }
        var length = headers.IndexOf("Content-Length: "u8);
        return length >= 0 ? Plain(head + 4, Number(length + 16, 'D')) : Chunked(head + 4);
    }

    /// <summary>The body as text; for what is read and not measured.</summary>
    public string GetText(string path, int port)
    {
        Get(Request(path, port));
        var start = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8) + 4;
        if (_buffer.AsSpan(0, start).IndexOf("Content-Length: "u8) >= 0) { return Encoding.UTF8.GetString(_buffer, start, _filled - start); }
        using MemoryStream text = new();
        for (int size; (size = Number(start, 'X')) > 0; start += size + 2)
        {
            start += _buffer.AsSpan(start).IndexOf((byte)'\n') + 1;
            text.Write(_buffer, start, size);
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private int Plain(int start, int length)
    {
        while (_filled < start + length) { Fill(); }
        return length;
    }

    private int Chunked(int at)
    {
        var total = 0;
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _filled - at).IndexOf((byte)'\n')) < 0) { Fill(); }
            var size = Number(at, 'X');
            at += line + 1 + size + 2;
            while (_filled < at) { Fill(); }
            if (size == 0) { return total; }
            total += size;
        }
    }

    private int Number(int at, char format) => Utf8Parser.TryParse(_buffer.AsSpan(at, Math.Min(12, _filled - at)), out int number, out _, format)
        ? number
        : throw new InvalidOperationException("A length was expected.");

    private void Fill()
    {
        if (_filled == _buffer.Length) { Array.Resize(ref _buffer, _buffer.Length * 2); }
        var read = _socket.Receive(_buffer.AsSpan(_filled));
        if (read == 0) { throw new IOException("The server closed the connection."); }
        _filled += read;
    }

    public void Dispose() => _socket.Dispose();
}
