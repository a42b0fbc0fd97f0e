using System.ComponentModel.DataAnnotations;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>What a host says of its own installation.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    [Required, StringLength(60)]
    public string Name { get; init; } = "InstrumentHub";

    /// <summary>The address people reach the site by, without a slash at the end; that of the request when it is left out.</summary>
    [Url]
    public string? PublicUrl { get; init; }

    public bool IsHttps => PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether the public address is that of a host, and not of a folder on one.</summary>
    public bool IsWholeHost => Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.AbsolutePath == "/";

    /// <summary>Where readers can write to; shown on the accessibility and privacy pages.</summary>
    [EmailAddress]
    public string? Contact { get; init; }

    /// <summary>An https: or mailto: address for <c>security.txt</c>; <see cref="Contact"/> when it is left out.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>The content folder that is imported at start; found beside the application when it is left out.</summary>
    public string? ContentDirectory { get; init; }
}
