using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Concepts;

/// <summary>The thesaurus: its top concepts with what falls under them, and an index by letter.</summary>
public sealed record ConceptsView(IReadOnlyList<ConceptBranch> Branches, IReadOnlyList<ConceptLetter> Letters, int Count);

public sealed record ConceptBranch(ConceptLink Top, string? Definition, IReadOnlyList<ConceptLink> Narrower);

/// <param name="Entries">Preferred labels, and other labels with the preferred one in <see cref="ConceptEntry.See"/>.</param>
public sealed record ConceptLetter(string Letter, IReadOnlyList<ConceptEntry> Entries);

public sealed record ConceptEntry(string Label, string Url, string? See = null);

/// <param name="Instruments">How many instruments are about it.</param>
public sealed record ConceptLink(string Id, string Label, string Url, int Instruments);

public sealed record ConceptView
{
    public required string Id { get; init; }
    public required string Label { get; init; }

    /// <summary>The preferred label in the other language.</summary>
    public TextView? OtherLabel { get; init; }
    public IReadOnlyList<string> AltLabels { get; init; } = [];
    public TextView? Definition { get; init; }
    public IReadOnlyList<ConceptLink> Broader { get; init; } = [];
    public IReadOnlyList<ConceptLink> Narrower { get; init; } = [];
    public IReadOnlyList<ConceptLink> Related { get; init; } = [];

    /// <summary>The most telling first.</summary>
    public required IReadOnlyList<InstrumentCard> Instruments { get; init; }

    /// <summary>The catalogue filtered on this concept, when there are more than the page shows.</summary>
    public string? BrowseUrl { get; init; }
}
