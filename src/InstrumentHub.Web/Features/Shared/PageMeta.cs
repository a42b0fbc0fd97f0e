using Microsoft.AspNetCore.Html;

namespace InstrumentHub.Web.Features.Shared;

/// <summary>
/// What the layout must know about a page beside its content. A controller puts it in <c>ViewData["Meta"]</c>; the view itself
/// sets title and description, because those are texts, and a controller overrules them here where it knows better.
/// </summary>
public sealed record PageMeta
{
    public string? Title { get; init; }
    public string? Description { get; init; }

    /// <summary>Absolute.</summary>
    public string? Canonical { get; init; }

    /// <summary>This page in every language, its own included. Empty leaves the language switch pointing at home.</summary>
    public IReadOnlyList<AlternateView> Alternates { get; init; } = [];

    public string? Robots { get; init; }

    /// <summary>The size of <see cref="Image"/>, in pixels: what sites that show such pictures ask for.</summary>
    public const int ImageWidth = 1200, ImageHeight = 630;

    /// <summary>Absolute address of the picture that other sites show with a link to this page.</summary>
    public string? Image { get; init; }

    /// <summary>What the picture says, for who does not see it; null for the picture of the site as a whole.</summary>
    public string? ImageAlt { get; init; }

    public SiteSection Section { get; init; }

    /// <summary>JSON-LD, feeds and the like, placed at the end of head.</summary>
    public IHtmlContent? Head { get; init; }

    /// <summary>The question that the search box in the header starts with.</summary>
    public string? Question { get; init; }

    /// <summary>The database is away: reading goes on from memory, changes wait.</summary>
    public bool ReadOnly { get; init; }
}

/// <param name="Language">BCP 47, as in <c>hreflang</c>.</param>
/// <param name="Url">Absolute.</param>
/// <param name="Path">The same, relative to the site's root: the switch stays on the host that the visitor uses.</param>
public sealed record AlternateView(string Language, string Url, string Path);

/// <summary>The item of the main navigation under which a page falls.</summary>
public enum SiteSection
{
    None,
    Home,
    Instruments,
    Phases,
    Concepts,
    Connections,
    Cases,
    Communities,
    About,
}
