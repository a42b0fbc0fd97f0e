using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>What places are called and where they lead.</summary>
public sealed class Places(PageContext page)
{
    public string Label(Place place) => place.Kind switch
    {
        PlaceKind.Instrument => page.Catalogue.Find(place.Id)!.Record.Title.In(page.Language),
        PlaceKind.Challenge when page.Catalogue.FindCase(place.Id)! is var found => (found.Challenge ?? found.Title).In(page.Language),
        _ => page.Label(Place.SchemeOf(place.Kind), place.Id),
    };

    /// <summary>The page of its own.</summary>
    public string Url(Place place) => place.Kind switch
    {
        PlaceKind.Instrument => page.To.Instrument(place.Id),
        PlaceKind.Challenge => page.To.Case(place.Id),
        PlaceKind.Phase => page.To.Phase(place.Id),
        PlaceKind.Sector => $"{page.To.Instruments}?sector={Uri.EscapeDataString(place.Id)}",
        _ => page.To.Concept(place.Id),
    };

    public string Kind(PlaceKind kind, bool many = false) => (kind, many) switch
    {
        (PlaceKind.Instrument, false) => page.T["Een instrument"],
        (PlaceKind.Instrument, true) => page.T["Instrumenten"],
        (PlaceKind.Concept, false) => page.T["Begrip"],
        (PlaceKind.Concept, true) => page.T["Begrippen"],
        (PlaceKind.Challenge, false) => page.T["Opgave"],
        (PlaceKind.Challenge, true) => page.T["Opgaven uit de praktijk"],
        (PlaceKind.Phase, false) => page.T["Fase"],
        (PlaceKind.Phase, true) => page.T["Fasen"],
        (PlaceKind.Sector, false) => page.T["Sector"],
        _ => page.T["Sectoren"],
    };

    /// <summary>The place that goes by exactly this name, whatever its case; null when there is none.</summary>
    public Place? Named(string text)
    {
        var catalogue = page.Catalogue;
        if (catalogue.Thesaurus.FindByLabel(text) is { } concept) { return new(PlaceKind.Concept, concept.Id); }
        if (catalogue.Scheme(ConceptScheme.Phases).FindByLabel(text) is { } phase) { return new(PlaceKind.Phase, phase.Id); }
        if (catalogue.Scheme(ConceptScheme.Sectors).FindByLabel(text) is { } sector) { return new(PlaceKind.Sector, sector.Id); }
        var slug = Core.Content.Slug.From(text);
        return slug.Length == 0 ? null : Place.Find($"{Place.Name(PlaceKind.Instrument)}:{slug}", catalogue);
    }
}
