namespace InstrumentHub.Web.Features.Shared;

/// <param name="Id"><c>starten</c>, <c>ontwerpen</c>, <c>uitvoeren</c> or <c>verduurzamen</c>: also picks the drawing.</param>
public sealed record PhaseLink(string Id, string Label, string Url);

/// <summary>One of the four parts of the phase picture.</summary>
/// <param name="Number">1 to 4.</param>
/// <param name="Instruments">How many instruments serve it.</param>
public sealed record PhaseCard(string Id, int Number, string Label, string Summary, string Url, int Instruments);

/// <param name="Current">The id of the phase of this page, or null.</param>
public sealed record PhasePictureView(IReadOnlyList<PhaseCard> Phases, string? Current = null);
