using System.Text.Json;
using System.Text.Json.Nodes;
using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Html;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>What a page says to search engines, in schema.org's terms (JSON-LD).</summary>
internal static class StructuredData
{
    /// <summary>A <c>HowTo</c> where the record has steps, otherwise a <c>LearningResource</c>.</summary>
    public static IHtmlContent Of(PublishedInstrument instrument, PageContext page)
    {
        var (record, language) = (instrument.Record, page.Language);
        var steps = Steps(record.BodyIn(language).How);
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = steps.Count > 0 ? new JsonArray("HowTo", "LearningResource") : "LearningResource",
            ["@id"] = page.Site.Absolute(page.To.Instrument(record.Slug)),
            ["name"] = record.Title.In(language),
            ["alternateName"] = record.Aliases.Count > 0 ? new JsonArray([.. record.Aliases.Select(a => JsonValue.Create(a))]) : null,
            ["description"] = record.Summary.In(language),
            ["inLanguage"] = language.Tag(),
            ["learningResourceType"] = page.Label(ConceptScheme.Kinds, record.Kind),
            ["about"] = new JsonArray([.. record.Concepts.Select(c => JsonValue.Create(page.Label(ConceptScheme.Thesaurus, c)))]),
            ["audience"] = record.Audiences.Count > 0
                ? new JsonObject { ["@type"] = "Audience", ["audienceType"] = string.Join(", ", record.Audiences.Select(a => page.Label(ConceptScheme.Audiences, a))) }
                : null,
            ["datePublished"] = instrument.PublishedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["dateModified"] = instrument.ChangedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["totalTime"] = record.Duration is { } d ? $"PT{d.To ?? d.From}M" : null,
            ["license"] = record.Licence,
            ["citation"] = new JsonArray([.. record.Sources.Select(s => JsonValue.Create(s.Citation))]),
            ["step"] = steps.Count > 0 ? new JsonArray([.. steps.Select(s => new JsonObject { ["@type"] = "HowToStep", ["text"] = s })]) : null,
        };
        return Script(data);
    }

    /// <summary>Any data of schema.org as an element of head; what is null is left out.</summary>
    public static IHtmlContent Script(JsonObject data)
    {
        foreach (var empty in data.Where(p => p.Value is null).Select(p => p.Key).ToList()) { data.Remove(empty); }
        // The serialiser's own encoder writes < and > as escapes, so no text can close the element.
        return new HtmlString($"<script type=\"application/ld+json\">{data.ToJsonString(JsonSerializerOptions.Default)}</script>");
    }

    private static List<string> Steps(string? how) => how is null
        ? []
        : [.. how.Split('\n').Where(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && (line.IndexOf(". ", StringComparison.Ordinal) is 1 or 2))
            .Select(line => PlainText.Of(line[(line.IndexOf(". ", StringComparison.Ordinal) + 2)..]))];
}
