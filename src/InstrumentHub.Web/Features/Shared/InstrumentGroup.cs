using InstrumentHub.Web.Features.Catalogue;

namespace InstrumentHub.Web.Features.Shared;

/// <param name="Icon">A kind's id, or null.</param>
public sealed record InstrumentGroup(string Title, IReadOnlyList<InstrumentCard> Cards, string? Icon = null);
