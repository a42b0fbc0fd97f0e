using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Phases;

/// <summary>The phases as the picture shows them.</summary>
public sealed class PhaseCards(PageContext page)
{
    public IReadOnlyList<PhaseCard> All() => [.. page.Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts.Select((phase, index) => new PhaseCard(
        phase.Id, index + 1, phase.Label(page.Language), phase.Definition?.In(page.Language) ?? "", page.To.Phase(phase.Id),
        page.Catalogue.Instruments.Count(i => i.Record.Phases.Contains(phase.Id))))];
}
