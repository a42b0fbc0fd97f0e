using System.Buffers.Binary;

namespace InstrumentHub.Web.Features.SocialCards.Drawing;

/// <summary>Font files count from the big end.</summary>
internal static class BigEndian
{
    public static ushort U16(this byte[] data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    public static short I16(this byte[] data, int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

    public static int I32(this byte[] data, int at) => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at));
}
