using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace InstrumentHub.IntegrationTests.SocialCards;

/// <summary>Reads a PNG from its specification, not from the code that wrote it: every chunk's CRC, all five filters, the checksum of zlib.</summary>
internal sealed class DecodedPng
{
    private readonly byte[] _pixels;

    private DecodedPng(int width, int height, byte[] pixels) => (Width, Height, _pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var at = 3 * ((y * Width) + x);
            return (_pixels[at], _pixels[at + 1], _pixels[at + 2]);
        }
    }

    public static DecodedPng Of(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var covered = file.AsSpan(at + 4, 4 + length);
            Assert.Equal(Crc(covered), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(covered[..4]), covered[4..].ToArray()));
            at += 12 + length;
        }
        Assert.Equal("IHDR", chunks[0].Type);
        Assert.Equal(("IEND", 0), (chunks[^1].Type, chunks[^1].Data.Length));
        var header = chunks[0].Data;
        // 8 bits, RGB, the only compression and filter method there are, not interlaced.
        Assert.Equal([8, 2, 0, 0, 0], header[8..]);

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        var packed = chunks.Where(c => c.Type == "IDAT").SelectMany(c => c.Data).ToArray();
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return new(width, height, Unfilter(rows.ToArray(), width * 3, height));
    }

    private static byte[] Unfilter(byte[] rows, int length, int height)
    {
        Assert.Equal((length + 1) * height, rows.Length);
        var pixels = new byte[length * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < length; x++)
            {
                int left = x < 3 ? 0 : pixels[(y * length) + x - 3], up = y == 0 ? 0 : pixels[((y - 1) * length) + x];
                var corner = x < 3 || y == 0 ? 0 : pixels[((y - 1) * length) + x - 3];
                var predicted = rows[y * (length + 1)] switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) };
                pixels[(y * length) + x] = (byte)(rows[(y * (length + 1)) + 1 + x] + predicted);
            }
        }
        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int a = Math.Abs(up - corner), b = Math.Abs(left - corner), c = Math.Abs(left + up - (2 * corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    /// <summary>Bit by bit, as the standard defines it.</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) { crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1); }
        }
        return ~crc;
    }
}
