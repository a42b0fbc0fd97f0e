using System.IO.Compression;
using System.Text;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Unpacks a font file of the web into the tables it holds (WOFF File Format 1.0, W3C Recommendation 2012, sections 3 to 5).</summary>
internal static class Woff
{
    private const int Signature = 0x774F4646, HeaderLength = 44, EntryLength = 20;

    /// <exception cref="InvalidDataException">The file is not WOFF 1.0.</exception>
    public static Dictionary<string, byte[]> Tables(byte[] file)
    {
        if (file.Length < HeaderLength || file.I32(0) != Signature) { throw new InvalidDataException("Not a WOFF 1.0 file."); }

        return Enumerable.Range(0, file.U16(12)).Select(i => HeaderLength + (i * EntryLength))
            .ToDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => Table(file, file.I32(at + 4), file.I32(at + 8), file.I32(at + 12)));
    }

    /// <summary>A table that compression would not have made smaller stands there as it is.</summary>
    private static byte[] Table(byte[] file, int offset, int packedLength, int length)
    {
        if (packedLength == length) { return file.AsSpan(offset, length).ToArray(); }

        var table = new byte[length];
        using var unpacked = new ZLibStream(new MemoryStream(file, offset, packedLength), CompressionMode.Decompress);
        unpacked.ReadExactly(table);
        return table;
    }
}
