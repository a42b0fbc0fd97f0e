using InstrumentHub.Web.Features.Catalogue;

namespace InstrumentHub.Web.Features.Shared;

/// <summary>A card in its place on a page.</summary>
/// <param name="Level">Of its heading: 2 to 4.</param>
/// <param name="Chosen">Whether it is in the selection; null where the page does not let one choose.</param>
/// <param name="RemoveUrl">Where the page lets one take it out of the list.</param>
public sealed record CardEntry(InstrumentCard Card, int Level = 3, bool? Chosen = null, string? RemoveUrl = null);
