using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>What can stand on the map, in the order in which it is listed.</summary>
public enum PlaceKind
{
    Instrument,
    Concept,
    Challenge,
    Phase,
    Sector,
}

/// <summary>One thing on the map. Written in addresses as <c>instrument:stand-up</c>.</summary>
/// <param name="Id">A slug for an instrument, and for a challenge, which is that of a case; else the concept's id in its scheme.</param>
public sealed record Place(PlaceKind Kind, string Id)
{
    public static readonly IReadOnlyList<PlaceKind> Kinds = Enum.GetValues<PlaceKind>();

    public static string Name(PlaceKind kind) => kind.ToString().ToLowerInvariant();

    public override string ToString() => $"{Name(Kind)}:{Id}";

    /// <summary>The place that an address means, also by an instrument's former name; null for what the catalogue does not have.</summary>
    public static Place? Find(string? text, PublishedCatalogue catalogue)
    {
        if (text?.Split(':', 2) is not [var name, var id] || Kinds.Where(k => Name(k) == name).Select(k => (PlaceKind?)k).FirstOrDefault() is not { } kind) { return null; }
        if (kind == PlaceKind.Instrument) { id = catalogue.Find(id) is null ? catalogue.RedirectOf(id) ?? id : id; }
        return new Place(kind, id) is var place && place.IsIn(catalogue) ? place : null;
    }

    public bool IsIn(PublishedCatalogue catalogue) => Kind switch
    {
        PlaceKind.Instrument => catalogue.Find(Id) is not null,
        PlaceKind.Challenge => catalogue.FindCase(Id) is not null,
        _ => catalogue.Scheme(SchemeOf(Kind)).Find(Id) is not null,
    };

    public static string SchemeOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Phase => ConceptScheme.Phases,
        PlaceKind.Sector => ConceptScheme.Sectors,
        _ => ConceptScheme.Thesaurus,
    };
}

/// <summary>A connection from one place to another, with why it is there.</summary>
/// <param name="Reason">A sentence in the reader's language that is true of <paramref name="To"/>, seen from where one stands.</param>
public sealed record Tie(Place To, string Reason);
