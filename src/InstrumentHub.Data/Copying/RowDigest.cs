using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InstrumentHub.Data.Copying;

/// <summary>128 bits of SHA-256 over what a row says, the same whatever kind of database it was read from.</summary>
internal sealed class RowDigest
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public UInt128 Of(object?[] row)
    {
        _bytes.ResetWrittenCount();
        foreach (var value in row) { Write(value); }
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(_bytes.WrittenSpan));
    }

    /// <exception cref="NotSupportedException">The model keeps a kind of value that is not known here.</exception>
    private void Write(object? value)
    {
        switch (value)
        {
            case null: Write((byte)'-', []); break;
            case string text: Write((byte)'s', Encoding.UTF8.GetBytes(text)); break;
            case JsonText json: Write((byte)'j', Canonical(json.Text)); break;
            case byte[] bytes: Write((byte)'b', bytes); break;
            case Guid id: Write((byte)'g', id.ToByteArray()); break;
            case bool truth: Write((byte)'t', [truth ? (byte)1 : (byte)0]); break;
            // Microseconds: no database of ours keeps more.
            case DateTimeOffset time: Write((byte)'m', Number(time.UtcTicks / TimeSpan.TicksPerMicrosecond)); break;
            case DateTime time: Write((byte)'m', Number(time.Ticks / TimeSpan.TicksPerMicrosecond)); break;
            case DateOnly day: Write((byte)'d', Number(day.DayNumber)); break;
            case TimeOnly time: Write((byte)'c', Number(time.Ticks / TimeSpan.TicksPerMicrosecond)); break;
            case double number: Write((byte)'f', Number(BitConverter.DoubleToInt64Bits(number))); break;
            case float number: Write((byte)'f', Number(BitConverter.DoubleToInt64Bits(number))); break;
            // Without the zeros at the end, which one database keeps and another does not.
            case decimal number: Write((byte)'n', Encoding.ASCII.GetBytes((number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture))); break;
            case byte or short or int or long: Write((byte)'i', Number(Convert.ToInt64(value, CultureInfo.InvariantCulture))); break;
            default: throw new NotSupportedException($"A {value.GetType().Name} cannot be compared between databases.");
        }
    }

    // The length goes first, or "ab" and "c" would say the same as "a" and "bc".
    private void Write(byte kind, ReadOnlySpan<byte> content)
    {
        _bytes.Write([kind]);
        _bytes.Write(Number(content.Length));
        _bytes.Write(content);
    }

    private static byte[] Number(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) { Sort(document.RootElement, writer); }
        return bytes.ToArray();
    }

    private static void Sort(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Sort(property.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) { Sort(item, writer); }
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString());
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
