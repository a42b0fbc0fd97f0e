using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Pages;

/// <summary>About, accessibility, privacy, colophon, help with searching.</summary>
/// <param name="Siblings">The other pages of text.</param>
public sealed record TextPageView(string Key, TextView Title, TextView Summary, HtmlView Body, IReadOnlyList<LinkView> Siblings)
{
    /// <summary>Which version of the text this is, where people agree to it; null elsewhere.</summary>
    public string? Version { get; init; }

    /// <summary>Whom to write to, on pages that promise an address; null elsewhere.</summary>
    public ContactView? Contact { get; init; }
}

/// <param name="Email">Null when the host has not filled one in.</param>
public sealed record ContactView(string? Email);
