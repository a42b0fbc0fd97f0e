using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace InstrumentHub.Web.Features.Oai;

/// <summary>
/// How far a harvester has come. All of it is in the token, so that any node can go on and no token ever expires.
/// </summary>
/// <param name="From">In ticks of UTC, as are the others; null for no limit.</param>
/// <param name="Before">Not at, but before.</param>
/// <param name="LastAt">Of the last record given.</param>
/// <param name="Cursor">How many were given before.</param>
public sealed record OaiPosition(string? Set, long? From, long? Before, long? LastAt, string? LastSlug, int Cursor)
{
    private const int LongestToken = 600;

    public static OaiPosition Start(OaiRequest request) => new(request.Set, request.From?.UtcTicks, request.Before?.UtcTicks, null, null, 0);

    /// <exception cref="OaiException"><c>badResumptionToken</c>.</exception>
    public static OaiPosition Parse(string token)
    {
        try
        {
            if (token.Length is > 0 and <= LongestToken && Base64Url.IsValid(token)
                && JsonSerializer.Deserialize<OaiPosition>(Base64Url.DecodeFromChars(token)) is { LastAt: not null, LastSlug: not null, Cursor: > 0 } position)
            {
                return position;
            }
        }
        catch (JsonException)
        {
            // Somebody's own token: told below.
        }
        throw new OaiException("badResumptionToken", "This token was not given by this site.");
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this)));

    public OaiPosition After(OaiRecord last, int given) => this with { LastAt = last.At.UtcTicks, LastSlug = last.Slug, Cursor = Cursor + given };

    public bool Selects(OaiRecord record) =>
        (Set is null || record.Sets.Any(s => s == Set || s.StartsWith($"{Set}:", StringComparison.Ordinal))) && (From is null || record.At.UtcTicks >= From) && (Before is null || record.At.UtcTicks < Before);

    public bool IsAhead(OaiRecord record) =>
        LastAt is not { } last || record.At.UtcTicks > last || (record.At.UtcTicks == last && string.CompareOrdinal(record.Slug, LastSlug) > 0);
}
