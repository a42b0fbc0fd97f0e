using System.Globalization;
using System.Text.Json;

namespace InstrumentHub.Data.Copying;

/// <summary>A row as one line of JSON: an object with a value under the name of each column. It reads back to exactly the same row, on either kind of database.</summary>
internal static class ArchiveRow
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ColumnCopy> columns, object?[] row)
    {
        writer.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            writer.WritePropertyName(columns[i].Name);
            Write(writer, row[i]);
        }
        writer.WriteEndObject();
    }

    /// <exception cref="CopyException">A column is missing.</exception>
    public static object?[] Read(string line, IReadOnlyList<ColumnCopy> columns)
    {
        using var document = JsonDocument.Parse(line);
        return [.. columns.Select(c => document.RootElement.TryGetProperty(c.Name, out var value) ? Read(value, c.Kind) : throw new CopyException($"A row lacks {c.Name}."))];
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case JsonText json: writer.WriteRawValue(json.Text); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case byte or short or int or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double or float: writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture)); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case DateTimeOffset time: writer.WriteStringValue(time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTime time: writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateOnly day: writer.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeOnly time: writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            default: writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static object? Read(JsonElement value, Type kind) => value.ValueKind == JsonValueKind.Null ? null : kind switch
    {
        _ when kind == typeof(string) => value.GetString(),
        _ when kind == typeof(JsonText) => new JsonText(value.GetRawText()),
        _ when kind == typeof(byte[]) => value.GetBytesFromBase64(),
        _ when kind == typeof(Guid) => value.GetGuid(),
        _ when kind == typeof(bool) => value.GetBoolean(),
        _ when kind == typeof(byte) => value.GetByte(),
        _ when kind == typeof(short) => value.GetInt16(),
        _ when kind == typeof(int) => value.GetInt32(),
        _ when kind == typeof(long) => value.GetInt64(),
        _ when kind == typeof(double) => value.GetDouble(),
        _ when kind == typeof(float) => value.GetSingle(),
        _ when kind == typeof(decimal) => value.GetDecimal(),
        _ when kind == typeof(DateTimeOffset) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ when kind == typeof(DateTime) => DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ when kind == typeof(DateOnly) => DateOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ when kind == typeof(TimeOnly) => TimeOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A {kind.Name} cannot be read from an archive."),
    };
}
