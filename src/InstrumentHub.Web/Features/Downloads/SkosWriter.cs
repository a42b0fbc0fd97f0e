using System.Text;
using System.Text.Json.Nodes;
using InstrumentHub.Core;
using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Web.Features.Downloads;

/// <summary>A concept scheme in the words of SKOS (W3C, 2009), as Turtle and as JSON-LD.</summary>
internal static class SkosWriter
{
    /// <param name="scheme">What to write.</param>
    /// <param name="address">The scheme's own address; a concept's is that with a slash and its id.</param>
    public static string Turtle(ConceptScheme scheme, string address)
    {
        var text = new StringBuilder("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\n");
        text.Append('<').Append(address).Append("> a skos:ConceptScheme").Append(Literals("dct:title", scheme.Title)).Append(Literals("dct:description", scheme.Description)).Append(" .\n");
        foreach (var concept in scheme.Concepts)
        {
            text.Append("\n<").Append(address).Append('/').Append(concept.Id).Append("> a skos:Concept ;\n    skos:inScheme <").Append(address).Append('>')
                .Append(Literals("skos:prefLabel", concept.PrefLabel)).Append(Literals("skos:altLabel", concept.AltLabels)).Append(Literals("skos:hiddenLabel", concept.HiddenLabels))
                .Append(Literals("skos:definition", concept.Definition)).Append(Links("skos:broader", concept.Broader, address)).Append(Links("skos:related", concept.Related, address));
            if (concept.Broader.Count == 0) { text.Append(" ;\n    skos:topConceptOf <").Append(address).Append('>'); }
            text.Append(" .\n");
        }
        return text.ToString();
    }

    public static JsonObject JsonLd(ConceptScheme scheme, string address) => new()
    {
        ["@context"] = new JsonObject
        {
            ["skos"] = "http://www.w3.org/2004/02/skos/core#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["prefLabel"] = Container("skos:prefLabel"), ["altLabel"] = Container("skos:altLabel"), ["hiddenLabel"] = Container("skos:hiddenLabel"),
            ["definition"] = Container("skos:definition"), ["title"] = Container("dct:title"),
            ["broader"] = Link("skos:broader"), ["related"] = Link("skos:related"), ["inScheme"] = Link("skos:inScheme"),
        },
        ["@graph"] = new JsonArray([
            new JsonObject { ["@id"] = address, ["@type"] = "skos:ConceptScheme", ["title"] = Of(scheme.Title) },
            .. scheme.Concepts.Select(c => new JsonObject
            {
                ["@id"] = $"{address}/{c.Id}",
                ["@type"] = "skos:Concept",
                ["inScheme"] = address,
                ["prefLabel"] = Of(c.PrefLabel),
                ["altLabel"] = Of(c.AltLabels),
                ["hiddenLabel"] = Of(c.HiddenLabels),
                ["definition"] = c.Definition is null ? null : Of(c.Definition),
                ["broader"] = Addresses(c.Broader, address),
                ["related"] = Addresses(c.Related, address),
            })]),
    };

    private static string Literals(string predicate, LocalText? text) =>
        text is null ? "" : $" ;\n    {predicate} {Literal(text.Nl, Language.Dutch)} , {Literal(text.En, Language.English)}";

    private static string Literals(string predicate, LocalLabels labels)
    {
        var literals = Languages.All.SelectMany(l => labels.In(l).Select(label => Literal(label, l))).ToList();
        return literals.Count == 0 ? "" : $" ;\n    {predicate} {string.Join(" , ", literals)}";
    }

    private static string Links(string predicate, ValueList<string> ids, string address) =>
        ids.Count == 0 ? "" : $" ;\n    {predicate} {string.Join(" , ", ids.Select(id => $"<{address}/{id}>"))}";

    private static string Literal(string text, Language language) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"@{language.Tag()}";

    private static JsonObject Container(string id) => new() { ["@id"] = id, ["@container"] = "@language" };

    private static JsonObject Link(string id) => new() { ["@id"] = id, ["@type"] = "@id" };

    private static JsonObject Of(LocalText text) => new() { ["nl"] = text.Nl, ["en"] = text.En };

    private static JsonObject Of(LocalLabels labels) => new() { ["nl"] = Array(labels.Nl), ["en"] = Array(labels.En) };

    private static JsonArray Addresses(ValueList<string> ids, string address) => Array(ids.Select(id => $"{address}/{id}"));

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
