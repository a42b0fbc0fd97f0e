using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Home;

public sealed record HomeView
{
    public required IReadOnlyList<PhaseCard> Phases { get; init; }

    /// <summary>About six things people say, with the address that asks them.</summary>
    public required IReadOnlyList<LinkView> Situations { get; init; }

    /// <summary>Three or four, newest first.</summary>
    public required IReadOnlyList<InstrumentCard> Newest { get; init; }
    public required IReadOnlyList<KindCount> Kinds { get; init; }
    public required CatalogueNumbers Numbers { get; init; }
}

/// <param name="Url">The list with only this kind.</param>
public sealed record KindCount(string Id, string Label, string? Meaning, int Instruments, string Url);

public sealed record CatalogueNumbers(int Instruments, int Worksheets, int Situations, int Concepts, int Sources);
