using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Search;

/// <summary>One way to narrow a list.</summary>
/// <param name="Name">Of the parameter in pages and API.</param>
/// <param name="Title">A key of <see cref="Texts"/>.</param>
/// <param name="Scheme">The vocabulary that names and orders the values; null when <paramref name="Labels"/> does.</param>
/// <param name="Labels">Values with a key of <see cref="Texts"/>, in the order in which they are shown.</param>
internal sealed record CatalogueFacet(
    string Name, string Title, Func<InstrumentRecord, IEnumerable<string>> ValuesOf, string? Scheme, IReadOnlyList<(string Value, string Text)>? Labels = null)
{
    /// <summary>Every value that the group can have, in order, with its label.</summary>
    public IEnumerable<(string Value, string Label)> Values(PublishedCatalogue catalogue, IStringLocalizer texts, Language language) => Labels is { } labels
        ? labels.Select(l => (l.Value, texts[l.Text].Value))
        : catalogue.Scheme(Scheme!).Scheme.Concepts.Select(c => (c.Id, c.Label(language)));

    /// <summary>Every value that the group can have.</summary>
    public HashSet<string> Ids(PublishedCatalogue catalogue) =>
        [.. Labels?.Select(l => l.Value) ?? catalogue.Scheme(Scheme!).Scheme.Concepts.Select(c => c.Id)];
}

internal static class CatalogueFacets
{
    /// <summary>Bands that a duration in minutes may overlap; the last is open.</summary>
    private static readonly (string Value, int From, int To, string Text)[] Durations =
    [
        ("0-15", 0, 15, "Hooguit een kwartier"),
        ("15-30", 16, 30, "Tot een half uur"),
        ("30-60", 31, 60, "Tot een uur"),
        ("60-120", 61, 120, "Eén tot twee uur"),
        ("120-240", 121, 240, "Een dagdeel"),
        ("240-", 241, int.MaxValue, "Langer dan een dagdeel"),
    ];

    private static readonly (string Value, int From, int To, string Text)[] Sizes =
    [
        ("1-4", 1, 4, "Tot 4 mensen"),
        ("5-8", 5, 8, "5 tot 8 mensen"),
        ("9-15", 9, 15, "9 tot 15 mensen"),
        ("16-30", 16, 30, "16 tot 30 mensen"),
        ("30-", 31, int.MaxValue, "Meer dan 30 mensen"),
    ];

    public static readonly IReadOnlyList<CatalogueFacet> All =
    [
        new("phase", "Fase", r => r.Phases, ConceptScheme.Phases),
        new("kind", "Soort", r => [r.Kind], ConceptScheme.Kinds),
        new("worksheet", "Invulblad", r => [r.Worksheet is null ? "no" : "yes"], null, [("yes", "Heeft een invulblad"), ("no", "Heeft geen invulblad")]),
        new("duration", "Duur", r => Overlapping(Durations, r.Duration), null, [.. Durations.Select(d => (d.Value, d.Text))]),
        new("groupSize", "Groepsgrootte", r => Overlapping(Sizes, r.GroupSize), null, [.. Sizes.Select(d => (d.Value, d.Text))]),
        new("setting", "Waar", Settings, null, [("onsite", "Samen op locatie"), ("online", "Online te doen")]),
        new("audience", "Voor wie", r => r.Audiences, ConceptScheme.Audiences),
        new("sector", "Sector", r => r.Sectors, ConceptScheme.Sectors),
        new("evidence", "Onderbouwing", r => [r.Evidence.Level], ConceptScheme.Evidence),
        new("depth", "Hoe volledig", r => [Depth(r.Depth)], null, [("full", "Volledig beschreven"), ("partial", "Deels beschreven"), ("reference", "Verwijzing")]),
        // Not offered as boxes to tick (there are hundreds): concept pages link to a list narrowed by it.
        new("concept", "Begrip", r => r.Concepts, ConceptScheme.Thesaurus),
    ];

    /// <summary>The groups that a page shows as boxes to tick.</summary>
    public static readonly IReadOnlyList<CatalogueFacet> Shown = [.. All.Where(g => g.Name != "concept")];

    /// <summary>The band of a facet of durations or sizes that holds this number of minutes or people.</summary>
    public static string Band(bool duration, int number) => (duration ? Durations : Sizes).First(b => b.From <= number && number <= b.To).Value;

    public static string Depth(Depth depth) => depth switch
    {
        Core.Catalogue.Depth.Full => "full",
        Core.Catalogue.Depth.Partial => "partial",
        _ => "reference",
    };

    private static IEnumerable<string> Settings(InstrumentRecord record) => record.Setting switch
    {
        Setting.OnSite => ["onsite"],
        Setting.Online => ["online"],
        Setting.Both => ["onsite", "online"],
        _ => [],
    };

    private static IEnumerable<string> Overlapping((string Value, int From, int To, string Text)[] bands, IntRange? range)
    {
        if (range is null) { return []; }
        // One known end says where it lies, not how far it reaches.
        var (from, to) = (range.From ?? range.To!.Value, range.To ?? range.From!.Value);
        return bands.Where(b => b.From <= to && from <= b.To).Select(b => b.Value);
    }
}
