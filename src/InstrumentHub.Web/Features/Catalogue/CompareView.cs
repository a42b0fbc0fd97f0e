using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>Two to four instruments side by side. With fewer the page explains how to choose.</summary>
/// <param name="AddUrl">Back to the list, with this selection.</param>
/// <param name="LeftOut">How many were asked for beyond the four that fit.</param>
public sealed record CompareView(IReadOnlyList<CompareColumn> Columns, string AddUrl, string SelectionUrl, int LeftOut = 0);

/// <param name="RemoveUrl">The same comparison without it.</param>
public sealed record CompareColumn(
    InstrumentCard Card, TextView Purpose, FactsView Facts, IReadOnlyList<TextView> Situations, EvidenceView Evidence, string RemoveUrl);

/// <summary>What somebody put together: a list with an address that can be shared or kept.</summary>
/// <param name="CompareUrl">Null with fewer than two; with more than four, of the first four.</param>
/// <param name="RemoveUrls">By slug: this selection without it.</param>
public sealed record SelectionView(
    IReadOnlyList<InstrumentCard> Cards, IReadOnlyDictionary<string, string> RemoveUrls, string? CompareUrl, string AddUrl, ShareView Share);
