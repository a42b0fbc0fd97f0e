using System.ComponentModel.DataAnnotations;

namespace InstrumentHub.Web.Features.Links;

/// <summary>Whether links that leave the site are looked at, and how often a server hears from us for it.</summary>
public sealed class LinkOptions
{
    public const string Section = "Links";

    /// <summary>When left out: on a real site that says who it is (<c>Site:PublicUrl</c> or <c>Site:Contact</c>), and not in development.</summary>
    public bool? Check { get; init; }

    /// <summary>Links of one server that are looked at within an hour.</summary>
    [Range(1, 60)]
    public int PerHostPerHour { get; init; } = 4;

    [Range(1, 1_000)]
    public int PerRound { get; init; } = 20;

    /// <summary>How long a server may take for one answer.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; init; } = 20;
}
