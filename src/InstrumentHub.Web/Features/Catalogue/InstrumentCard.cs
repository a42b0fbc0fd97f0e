using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>An instrument in a list.</summary>
public sealed record InstrumentCard
{
    public required string Slug { get; init; }
    public required string Url { get; init; }
    public required MarkedText Title { get; init; }
    public required MarkedText Summary { get; init; }

    /// <summary>A concept id of <c>kinds.yml</c>; also picks the icon.</summary>
    public required string KindId { get; init; }
    public required string Kind { get; init; }

    /// <summary>Ids of phases, in their order.</summary>
    public IReadOnlyList<PhaseLink> Phases { get; init; } = [];

    /// <summary>As a phrase, such as "60 tot 90 minuten"; null when not known. So are the next two.</summary>
    public string? Duration { get; init; }
    public string? GroupSize { get; init; }
    public string? Setting { get; init; }

    public bool HasWorksheet { get; init; }

    /// <summary>Only a reference to a publication: the sources do not say how to do it.</summary>
    public bool ReferenceOnly { get; init; }

    /// <summary>Why it is in this list; null when the list speaks for itself.</summary>
    public ReasonView? Reason { get; init; }

    /// <summary>Shown where the list is about what is new.</summary>
    public DateOnly? Published { get; init; }
}

/// <summary>The sentence that says why an instrument answers the question.</summary>
/// <param name="Label">The kind of evidence in words, such as "Herkenbaar als je zegt" or "Ook bekend als".</param>
/// <param name="Passage">The text of the instrument that matched, marked; null when the label says it all.</param>
/// <param name="Quoted">The passage is something people say, and gets quotation marks.</param>
public sealed record ReasonView(string Label, MarkedText? Passage, bool Quoted = false);
