using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstrumentHub.Core.Content;

/// <summary>Records as JSON: in the database and in downloads. Properties stand in the order of their declaration, so equal records give equal text.</summary>
public static class ContentJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The text is stored and served as JSON, never put into HTML as it is, so letters may stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T record) where T : class => JsonSerializer.Serialize(record, record.GetType(), Options);

    /// <exception cref="InvalidOperationException">The text is not a record of that type.</exception>
    public static T Read<T>(string json) where T : class
    {
        try { return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidOperationException("The stored record is empty."); }
        catch (JsonException error) { throw new InvalidOperationException($"The stored record is not a {typeof(T).Name}.", error); }
    }
}

/// <summary>SHA-256 over the record's JSON, in lower case hexadecimals: the same for files that differ in layout only.</summary>
public static class ContentHash
{
    public const int Length = 64;

    public static string Of<T>(T record) where T : class => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ContentJson.Write(record))));
}
