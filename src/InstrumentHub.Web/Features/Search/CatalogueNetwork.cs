using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search.Association;

namespace InstrumentHub.Web.Features.Search;

/// <summary>What ties instruments together: the thesaurus and sectors, what each record says it is about, and what goes with what.</summary>
internal static class CatalogueNetwork
{
    /// <summary>Beside the thesaurus, whose ids stand as they are; those of the others get the scheme's name before them.</summary>
    private static readonly (string Scheme, Func<InstrumentRecord, IEnumerable<string>> ValuesOf)[] Others =
        [(ConceptScheme.Sectors, r => r.Sectors)];

    public static ConceptNetwork Of(PublishedCatalogue catalogue) => new()
    {
        Concepts = [.. catalogue.Thesaurus.Scheme.Concepts.Select(c => Of(c, id => id)),
            .. Others.SelectMany(o => catalogue.Scheme(o.Scheme).Scheme.Concepts.Select(c => Of(c, id => Id(o.Scheme, id))))],
        Annotations = catalogue.Instruments.ToDictionary(
            i => i.Slug,
            IReadOnlyList<string> (i) => [.. i.Record.Concepts, .. Others.SelectMany(o => o.ValuesOf(i.Record).Select(v => Id(o.Scheme, v)))],
            StringComparer.Ordinal),
        Links = [.. catalogue.Instruments.SelectMany(i => i.Record.Relations.Select(r =>
            new DocumentLink(i.Slug, r.To, char.ToLowerInvariant(r.Type.ToString()[0]) + r.Type.ToString()[1..])))],
    };

    /// <summary>The scheme and the id in it of a concept of the network.</summary>
    public static (string Scheme, string Id) Parse(string concept) => concept.Split(':', 2) is [var scheme, var id] ? (scheme, id) : (ConceptScheme.Thesaurus, concept);

    /// <summary>The concept of the network for one of a scheme beside the thesaurus.</summary>
    public static string Id(string scheme, string id) => $"{scheme}:{id}";

    private static NetworkConcept Of(Concept concept, Func<string, string> id) => new(
        id(concept.Id),
        [.. Languages.All.SelectMany(l => Labels(concept, l).Select(text => new ConceptLabel(text, InstrumentDocuments.Of(l))))],
        [.. concept.Broader.Select(id)], [.. concept.Related.Select(id)])
    {
        Definitions = concept.Definition is { } told ? [.. Languages.All.Select(l => new ConceptLabel(told.In(l), InstrumentDocuments.Of(l)))] : [],
    };

    private static IEnumerable<string> Labels(Concept concept, Language language) =>
        [concept.Label(language), .. concept.AltLabels.In(language), .. concept.HiddenLabels.In(language)];
}
