using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Pages;

/// <summary>About, accessibility, privacy, colophon, help with searching.</summary>
/// <param name="Siblings">The other pages of text.</param>
public sealed record TextPageView(string Key, TextView Title, TextView Summary, HtmlView Body, IReadOnlyList<LinkView> Siblings);
