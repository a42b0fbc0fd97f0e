using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Phases;

public sealed record PhaseView
{
    public required string Id { get; init; }
    public required int Number { get; init; }
    public required TextView Title { get; init; }
    public required TextView Summary { get; init; }

    /// <summary>The editors' advice for this phase.</summary>
    public required HtmlView Advice { get; init; }

    /// <summary>The instruments that serve it, in groups (by kind, or as the advice orders them).</summary>
    public required IReadOnlyList<InstrumentGroup> Groups { get; init; }

    /// <summary>All four, for the picture; previous and next follow from their order.</summary>
    public required IReadOnlyList<PhaseCard> Phases { get; init; }

    /// <summary>Things people say in this phase, with the address that asks them.</summary>
    public IReadOnlyList<LinkView> Situations { get; init; } = [];

    /// <summary>The catalogue filtered on this phase.</summary>
    public required string BrowseUrl { get; init; }
}

/// <summary>The four phases on one page.</summary>
public sealed record PhasesView(IReadOnlyList<PhaseCard> Phases);
