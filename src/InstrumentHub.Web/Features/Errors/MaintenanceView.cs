
namespace InstrumentHub.Web.Features.Errors;

/// <summary>What somebody sent while the site was being maintained, to show it and to send it again.</summary>
/// <param name="Message">The host's own words; null for ours.</param>
/// <param name="Address">Where it was sent to; null when there is nothing to send again.</param>
/// <param name="Typed">What a person would not want to type again.</param>
/// <param name="Fields">All that was sent, as it was: its token included, so that nobody else's text can be sent in somebody's name.</param>
public sealed record MaintenanceView(string? Message, DateTimeOffset? Until, string? Address, IReadOnlyList<string> Typed, IReadOnlyList<(string Name, string Value)> Fields)
{
    private const int MaxFields = 400, WorthShowing = 12;

    /// <summary>Nothing that was sent; of passwords nothing is ever given back.</summary>
    public static async Task<MaintenanceView> OfAsync(HttpContext http, string? message, DateTimeOffset? until, string? address)
    {
        if (address is null || !http.Request.HasFormContentType) { return new(message, until, null, [], []); }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var fields = form.Where(f => !IsSecret(f.Key)).SelectMany(f => f.Value.OfType<string>(), (f, value) => (f.Key, value)).Take(MaxFields).ToList();
        var typed = fields.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && (f.value.Contains(' ', StringComparison.Ordinal) || f.value.Contains('\n', StringComparison.Ordinal)) && f.value.Length >= WorthShowing).Select(f => f.value);
        return new(message, until, address, [.. typed.Distinct()], fields);
    }

    private static bool IsSecret(string name) =>
        name.Contains("password", StringComparison.OrdinalIgnoreCase) || name is "Current" or "Code" or "Credential";
}
