using System.ComponentModel.DataAnnotations;

namespace InstrumentHub.Web.Features.Trust;

/// <summary>What is asked of texts whoever writes them, and of a network. What is asked of one newcomer can be set on the site: <c>SiteSettings</c>.</summary>
public sealed class TextLimitOptions
{
    public const string Section = "TextLimits";

    /// <summary>Addresses outside the site in one text, also of who is trusted.</summary>
    [Range(0, 1_000)]
    public int Links { get; init; } = 30;

    /// <summary>Texts that all who are new may place in an hour from one network: a /24 of IPv4, a /64 of IPv6. A class of thirty fits.</summary>
    [Range(1, 100_000)]
    public int NetworkTextsPerHour { get; init; } = 150;
}
